"""A toolkit: what one kind of practitioner has to know and to do, statement by statement, each with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.facts import Facts
from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Source, Withdrawn
from ahtc.kinds.organisations.record import Organisation

# Whom printed things are for, in the order in which the list of downloads shows them.
Reader = Literal[
    "everyone",
    "first-responders",
    "police",
    "children",
    "health",
    "housing",
    "employers",
    "schools",
    "councillors",
]
READERS: tuple[Reader, ...] = get_args(Reader)

WIDEST_TABLE = 4
LONGEST_CELL = 160


class Statement(Bilingual):
    """One thing to know or to do; ``id`` is its place on the page, ``sources`` are keys of its toolkit's sources."""

    id: Id
    sources: Annotated[list[Id], Field(min_length=1)]


class Table(Base):
    """A small table: as many cells in each row as there are columns; ``sources`` are keys of its toolkit's sources."""

    columns: list[Bilingual]
    rows: Annotated[list[list[Bilingual]], Field(min_length=1)]
    sources: Annotated[list[Id], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_the_page(self) -> Table:
        if not 2 <= len(self.columns) <= WIDEST_TABLE:
            raise ValueError(f"2 to {WIDEST_TABLE} columns: more are too wide for a page and for a phone")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{len(self.columns)} cells in each row, as there are columns")
        if any(len(text) > LONGEST_CELL for row in self.rows for cell in row for text in (cell.en, cell.cy)):
            raise ValueError(f"cells of at most {LONGEST_CELL} letters: longer ones make the table too wide")
        return self


class Section(Base):
    """A part of a toolkit: statements, a table, or both."""

    id: Id
    title: Bilingual
    statements: list[Statement] = []
    table: Table | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Section:
        if not self.statements and self.table is None:
            raise ValueError("statements, a table, or both")
        return self


class Change(Base):
    """What a version changed, and when it came out."""

    version: int
    date: datetime.date
    what: Bilingual


class Toolkit(Base):
    """One toolkit, from ``docs/data/toolkits/<id>.yml``; a page first, and a PDF of the same.

    ``drawing`` names the drawing at its head; ``call`` the organisations whose numbers it gives, in this order.
    ``changes`` tells of each version, the newest first; after ``valid_until`` its page says that it is out of date.
    One that is ``withdrawn`` keeps its address, which says so; no list names it and it is not printed.
    """

    id: Id
    title: Bilingual
    slug_cy: Id
    description: Bilingual
    for_whom: Bilingual
    reader: Reader
    drawing: Id
    valid_until: datetime.date
    changes: Annotated[list[Change], Field(min_length=1)]
    call: Annotated[list[Ref[Organisation]], Field(min_length=1)]
    sections: Annotated[list[Section], Field(min_length=1)]
    sources: Annotated[dict[Id, Source], Field(min_length=1)]
    checked: datetime.date
    withdrawn: Withdrawn | None = None

    @property
    def newest(self) -> Change:
        """The version that it is in now."""
        return self.changes[0]

    def places(self) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
        """Every list of sources in it, with the keys that lead to that list."""
        for index, section in enumerate(self.sections):
            for number, statement in enumerate(section.statements):
                yield ("sections", index, "statements", number, "sources"), list(statement.sources)
            if section.table:
                yield ("sections", index, "table", "sources"), list(section.table.sources)

    @model_validator(mode="after")
    def _record_agrees(self) -> Toolkit:
        ids = [section.id for section in self.sections]
        ids += [statement.id for section in self.sections for statement in section.statements]
        if twice := next((id for id in ids if ids.count(id) > 1), None):
            raise ValueError(f'each id once: "{twice}" stands twice')
        versions = [change.version for change in self.changes]
        if versions != list(range(len(versions), 0, -1)):
            raise ValueError("the versions under changes numbered down to 1, the newest first")
        if self.valid_until <= self.newest.date:
            raise ValueError(f"valid_until after the day of the newest version ({self.newest.date})")
        return self


def in_use(facts: Facts) -> list[Toolkit]:
    """The toolkits that are not withdrawn, in the order of those whom they are for."""
    found = (toolkit for toolkit in facts[Toolkit].values() if toolkit.withdrawn is None)
    return sorted(found, key=lambda toolkit: (READERS.index(toolkit.reader), toolkit.id))
