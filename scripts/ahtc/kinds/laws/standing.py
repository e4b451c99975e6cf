"""What the law gives, asks or forbids, and the places in the law where it stands: for lists of such things."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Source, Text, When
from ahtc.kinds.laws.record import Law


class Statute(Base):
    """An Act of which this site has no page: its title and its sections; ``sections`` stays out where none was read."""

    title: Bilingual
    sections: Text | None = None


class InLaw(Base):
    """One place in the law: a law of this site, with its ``section`` or article, or another ``act``."""

    law: Ref[Law] | None = None
    section: Text | None = None
    act: Statute | None = None

    @model_validator(mode="after")
    def _in_one_act(self) -> InLaw:
        if (self.law is None) == (self.act is None):
            raise ValueError("a law of this site, or another act, and not both")
        return self


class Standing(Base):
    """One thing that the law gives, asks or forbids.

    ``stands_in`` is where; ``since`` when it began, as exactly as a source says; ``evidence`` the day of the newest
    text that it rests on, where that bears one; ``sources`` are keys of its list's.
    """

    id: Id
    name: Bilingual
    what: Bilingual
    stands_in: Annotated[list[InLaw], Field(min_length=1)]
    since: When | None = None
    evidence: When | None = None
    not_known: Bilingual | None = None
    sources: Annotated[list[Id], Field(min_length=1)]


class StandingList(Base):
    """What a file of such things has beside them: the day it was checked, and its sources by their keys."""

    checked: datetime.date
    sources: dict[Id, Source]
