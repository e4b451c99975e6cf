"""A group that leads or shares the work, a named operation or a campaign: what it did, when it was last heard of."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Name, Source, When, before
from ahtc.kinds.organisations.record import Organisation

Role = Literal["leads", "region", "operation", "campaign"]
ROLES: tuple[Role, ...] = get_args(Role)


class Group(Base):
    """One group, operation or campaign, from ``docs/data/groups/<id>.yml``.

    ``began`` and ``last_heard`` are days, months or years that a source gives; ``state`` is ``current`` only where a
    recent source says that it meets. ``with_whom`` names the organisations that led it.
    """

    id: Id
    name: Name
    role: Role
    state: Literal["current", "not-known"]
    area: Bilingual
    what_it_did: Bilingual
    began: When | None = None
    last_heard: When
    with_whom: list[Ref[Organisation]] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    checked: datetime.date

    @model_validator(mode="after")
    def _heard_of_once_it_had_begun(self) -> Group:
        if self.began and before(self.last_heard, self.began):
            raise ValueError(f"last_heard no earlier than began ({self.began})")
        return self
