"""What no event alone can tell: that each id stands once among all that the calendar holds."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.events.record import Calendar, Event


def agree(facts: Facts) -> Iterator[Finding]:
    """Each day or custom that has the id of another entry: a calendar program would take one for the other."""
    calendar = facts.document(Calendar)
    taken = set(facts[Event])
    for part in ("days", "customs"):
        for entry in getattr(calendar, part):
            if entry.id in taken:
                seen, remedy = f'"{entry.id}" stands in this file twice', "Give one of them another id."
                yield Finding("docs/data/events.yml", 1, "event", seen, "each id once", remedy)
            taken.add(entry.id)
