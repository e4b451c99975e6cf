"""A sheet for one kind of workplace: what may be seen there, what that may mean, what to do, and whom to call."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Source
from ahtc.kinds.organisations.record import Organisation

# The parts of a sheet that hold lines, in the order in which it prints them.
PARTS = ("see", "means", "do", "never")


class Line(Bilingual):
    """One line of a sheet, and which of the sheet's sources says so."""

    source: Id


Lines = Annotated[list[Line], Field(min_length=1)]


class Sheet(Base):
    """One sheet, from ``docs/data/sheets/<id>.yml``; the site's drawing of the same name stands at its head.

    ``for_whom`` is who works there. ``call`` names the organisations whose numbers it prints, in this order. Each line
    names one of ``sources`` by its key.
    """

    id: Id
    title: Bilingual
    slug_cy: Id
    for_whom: Bilingual
    see: Lines
    means: Lines
    do: Lines
    never: Lines
    call: Annotated[list[Ref[Organisation]], Field(min_length=1)]
    sources: Annotated[dict[Id, Source], Field(min_length=1)]
    checked: datetime.date

    def lines(self) -> Iterator[tuple[tuple[str, int], Line]]:
        """Every line, with the part that it stands in and its place there."""
        return (((part, index), line) for part in PARTS for index, line in enumerate(getattr(self, part)))
