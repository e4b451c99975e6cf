"""What no handout alone can tell: that each number it prints is there, with the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.handouts.record import Handout
from ahtc.kinds.organisations.print import first_number
from ahtc.kinds.organisations.record import Organisation


def agree(facts: Facts) -> Iterator[Finding]:
    """Each organisation without a number to print, and a list of words that is not as long as that of numbers."""
    for id, handout in facts[Handout].items():
        stands = facts.stands(Handout, id)
        if len(handout.call_words) != len(handout.call):
            seen = f"{len(handout.call)} numbers and {len(handout.call_words)} lines to stand beside them"
            line, remedy = stands.line_of(["call_words"]), "Say for each number when to ring it."
            yield Finding(stands.path, line, "handout", seen, "a line for each number", remedy)
        for number, called in enumerate(handout.call):
            try:
                first_number(facts[Organisation][called])
            except ValueError as error:
                line, remedy = stands.line_of(["call", number]), "Name another organisation, or publish its number."
                yield Finding(stands.path, line, "handout", str(error), "a number to print", remedy)
