"""What no offence alone can tell: sections that the law's record has, sources that are there, and groups that agree."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.laws.standing_checks import agree_on_places
from ahtc.kinds.offences.record import Offence, OffenceList

# What has not begun, and what is over, stand apart from the law of today.
_BELONGS = {"passed-not-in-force": "coming", "repealed": "history"}


def agree(facts: Facts) -> Iterator[Finding]:
    """Each section that its law does not tell, each source that is not there, and each state in the wrong group."""
    yield from agree_on_places(facts, Offence, OffenceList, "offence")
    for id, offence in facts[Offence].items():
        stands = facts.stands(Offence, id)
        for state, group in _BELONGS.items():
            if (offence.state == state) != (offence.group == group):
                seen, expected = (
                    f"It is {offence.state} and in the group {offence.group}",
                    f"{group} for what is {state}",
                )
                remedy = "Look at the official text, and put state and group right together."
                yield Finding(stands.path, stands.line_of(["group"]), "offence", seen, expected, remedy)
