"""A body, a role, a tool or a plan that a paper of 2008 to 2013 names, and what became of it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Name, Source
from ahtc.kinds.groups.record import Group
from ahtc.kinds.organisations.record import Organisation

# In the order in which the page shows them.
Sort = Literal["wales", "services", "uk", "tools", "strategies", "proposals"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Today = Literal["goes-on", "renamed", "ended", "not-known"]


class Named(Base):
    """One entry of ``docs/data/who_was_who.yml``; never a person: a role stands here in their place.

    ``was`` is what the papers say (``named_in``, by the keys of ``papers``); ``now`` what became of it, with
    ``sources``. ``organisation`` and ``group`` are where it lives on, on this site.
    """

    id: Id
    name: Name
    sort: Sort
    was: Bilingual
    named_in: Annotated[list[Id], Field(min_length=1)]
    today: Today
    now: Bilingual | None = None
    organisation: Ref[Organisation] | None = None
    group: Ref[Group] | None = None
    sources: list[Id] = []

    @model_validator(mode="after")
    def _what_became_of_it_has_a_source(self) -> Named:
        if self.today != "not-known" and self.now is None:
            raise ValueError(f"now, what became of it, beside today: {self.today}")
        if (self.now is None) == bool(self.sources):
            raise ValueError("sources beside now, and only there")
        return self


class WhoWasWho(Base):
    """The file as a whole: the papers that name them all, and what else was read."""

    checked: datetime.date
    papers: dict[Id, Source]
    sources: dict[Id, Source]
    entries: list[Named]
