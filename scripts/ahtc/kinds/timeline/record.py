"""One thing that happened: when, what kind of thing, where, and who says so."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.text import Base, Bilingual, Id, Source, When, before

# In the order in which the page shows them.
Sort = Literal[
    "law", "policy", "report", "statistics", "group", "post", "service", "operation", "court", "training", "event"
]
SORTS: tuple[Sort, ...] = get_args(Sort)


class Milestone(Base):
    """One entry of ``docs/data/timeline.yml``; ``when`` and ``until`` are as exact as the source says."""

    id: Id
    when: When
    until: When | None = None
    kind: Sort
    place: Literal["wales", "uk", "europe", "international"]
    title: Bilingual
    says: Bilingual | None = None
    sources: Annotated[list[Id], Field(min_length=1)]

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Milestone:
        if self.until and before(self.until, self.when):
            raise ValueError(f"until no earlier than when ({self.when})")
        return self

    @property
    def year(self) -> str:
        """The year that it stands under."""
        return self.when[:4]


class Timeline(Base):
    """The file as a whole; each milestone names its sources by their keys."""

    checked: datetime.date
    sources: dict[Id, Source]
    milestones: list[Milestone]
