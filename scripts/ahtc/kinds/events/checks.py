"""What no event alone can tell: that each id stands once among all that the calendar holds, and what is due."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ahtc.core.due import Due, again_after_half_a_year
from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.project import Project
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


def due(project: Project) -> Iterator[Due]:
    """The list half a year after somebody went through it; and each event that is over since, from the day after it."""
    yield from again_after_half_a_year(Event, "events-due", Calendar)(project)
    gone_through = project.facts.document(Calendar).checked
    for id, event in project.facts[Event].items():
        if event.last_day > gone_through:
            stands = project.facts.stands(Event, id)
            words = project.facts.words.both("events-due-over")
            yield Due(event.last_day + datetime.timedelta(days=1), stands.path, stands.line_of(["ends"]), words)
