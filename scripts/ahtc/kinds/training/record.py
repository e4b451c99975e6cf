"""A course that somebody else gives: who, for whom, at what level, in which languages, at what cost, how to book it."""

from __future__ import annotations

import datetime
from typing import Literal, get_args

from ahtc.core.text import Base, Bilingual, Id, Source, WebAddress

# In the order in which the page shows them.
Level = Literal["awareness", "front-line", "specialist", "material"]
LEVELS: tuple[Level, ...] = get_args(Level)


class Course(Base):
    """One entry of ``docs/data/training.yml``.

    ``name`` is what it is called, in English where it has no Welsh name; ``link`` leads to it, and where no source
    gives an address, ``book`` says what is known. What no source says (a cost, a language) is left out. ``status``:
    ``unverified`` where it is known from others' reports alone.
    """

    id: Id
    name: Bilingual
    provider: Bilingual
    level: Level
    for_whom: Bilingual
    what: Bilingual
    speaks: list[Literal["cy", "en"]] = []
    cost: Bilingual | None = None
    book: Bilingual | None = None
    link: WebAddress | None = None
    status: Literal["confirmed", "unverified"] = "confirmed"
    source: Source


class Catalogue(Base):
    """The file as a whole; ``gaps`` is what was looked for and not found."""

    checked: datetime.date
    gaps: list[Bilingual] = []
    courses: list[Course]
