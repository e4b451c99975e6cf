"""What no offence alone can tell: sections that the law's record has, sources that are there, and groups that agree."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.laws.record import Law
from ahtc.kinds.offences.record import Offence, OffenceList

# What has not begun, and what is over, stand apart from the law of today.
_BELONGS = {"passed-not-in-force": "coming", "repealed": "history"}


def agree(facts: Facts) -> Iterator[Finding]:
    """Each section that its law does not tell, each source that is not there, and each state in the wrong group."""
    for id, offence in facts[Offence].items():
        stands = facts.stands(Offence, id)
        for number, key in enumerate(offence.sources):
            known = facts.document(OffenceList).sources
            if key not in known:
                line, near = stands.line_of(["sources", number]), did_you_mean(key, known)
                yield Finding(
                    stands.path, line, "offence", f'The source "{key}" is not above', "a key of sources", near
                )
        law = facts[Law].get(offence.law) if offence.law else None
        if law and offence.section and law.provision(offence.section) is None:
            numbers = [number for each in law.provisions for number in each.numbers]
            seen, near = f'"{law.id}" tells of no "{offence.section}"', did_you_mean(offence.section, numbers)
            line = stands.line_of(["section"])
            yield Finding(stands.path, line, "offence", seen, f"one of {', '.join(numbers)}", near)
        for state, group in _BELONGS.items():
            if (offence.state == state) != (offence.group == group):
                seen, expected = (
                    f"It is {offence.state} and in the group {offence.group}",
                    f"{group} for what is {state}",
                )
                remedy = "Look at the official text, and put state and group right together."
                yield Finding(stands.path, stands.line_of(["group"]), "offence", seen, expected, remedy)
