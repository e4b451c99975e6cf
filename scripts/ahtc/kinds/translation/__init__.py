"""Which sections of Welsh pages are older than their English, and since when: kept by the tools for the officer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ahtc.core.due import Due, filled
from ahtc.core.facts import Shelf
from ahtc.core.kind import Kind
from ahtc.core.project import Project
from ahtc.core.reading import Reading, records_in_list
from ahtc.kinds.translation.record import FILE, LATE, StaleSection, StaleSections


def _read(reading: Reading) -> Shelf[StaleSection]:
    """The sections; none where a project has no such file."""
    if not (reading.data / FILE).exists():
        return Shelf({})
    return records_in_list(reading, StaleSections, FILE, "stale")


def _due(project: Project) -> Iterator[Due]:
    """Each section a fortnight after its English changed."""
    for id, stale in project.facts[StaleSection].items():
        stands = project.facts.stands(StaleSection, id)
        what = filled(project.facts.words.both("due-translation"), page=stale.page, section=stale.section)
        yield Due(stale.since + LATE, stands.path, stands.line_of(), what)


TRANSLATION = Kind(
    id="translation",
    folder=Path(__file__).parent,
    record=StaleSection,
    read=_read,
    due=_due,
)
