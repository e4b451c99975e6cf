"""Figures that are published or expected and that nobody could read yet, what to fetch first at the top.

They stand in ``docs/data/awaited.yml``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from ahtc.core.due import Due, filled
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.core.text import Base, Id, Text, WebAddress
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.statistics.datasets import StatisticalDataset

FILE = "docs/data/awaited.yml"


class Awaited(Base):
    """Figures to fetch: what is ``wanted``, ``where`` it stands, what was ``seen`` of it, and whose ``datasets``.

    ``priority`` is 1 for what to fetch first, 3 for the last. The words are for the officer alone.
    """

    id: Id
    priority: Literal[1, 2, 3]
    wanted: Text
    where: Text
    url: WebAddress
    seen: Text
    datasets: list[Id]


class AwaitedList(Base):
    """The list, with the day on which somebody last went through it."""

    checked: datetime.date
    entries: list[Awaited]

    @model_validator(mode="after")
    def _ids_once(self) -> AwaitedList:
        ids = [entry.id for entry in self.entries]
        if len(ids) != len(set(ids)):
            raise ValueError("each id once")
        return self


def read_awaited(root: Path) -> list[Awaited]:
    """What is awaited, first things first; none where there is no list.

    Raises :class:`ProblemsError` with the line of everything wrong.
    """
    if not (root / FILE).exists():
        return []
    return sorted(_read(root)[1].entries, key=lambda entry: entry.priority)


def _read(root: Path) -> tuple[YamlFile, AwaitedList]:
    file = read_yaml(root / FILE, root)
    return file, validated(AwaitedList, file)


def findings(project: Project) -> Iterator[Finding]:
    """Each dataset that the list names and that there is not, and a day of checking that has not come."""
    if not (project.root / FILE).exists():
        return
    file, awaited = _read(project.root)
    if awaited.checked > project.today:
        seen = f"checked is {awaited.checked}, a day that has not come"
        remedy = "Write the day on which somebody went through the list."
        yield Finding(file.path, file.line_of(["checked"]), "awaited", seen, f"{project.today} or earlier", remedy)
    for place, entry in enumerate(awaited.entries):
        for number, id in enumerate(entry.datasets):
            if id not in project.facts[StatisticalDataset]:
                line = file.line_of(["entries", place, "datasets", number])
                suggestion = did_you_mean(id, project.facts[StatisticalDataset])
                seen = f'"{entry.id}" belongs to "{id}", which is no dataset'
                yield Finding(file.path, line, "awaited", seen, "an id of docs/data/statistics", suggestion)


def due(project: Project) -> Iterator[Due]:
    """Everything that is awaited, from the day on which somebody last went through the list."""
    if not (project.root / FILE).exists():
        return
    file, awaited = _read(project.root)
    for place, entry in enumerate(awaited.entries):
        what = filled(project.facts.words.both("statistics-due"), wanted=entry.wanted)
        yield Due(awaited.checked, file.path, file.line_of(["entries", place]), what)
