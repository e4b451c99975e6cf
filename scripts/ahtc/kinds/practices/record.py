"""What bodies did against exploitation in Wales, as a source describes it: what, where, when, and what came of it."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Name, Source, When
from ahtc.kinds.organisations.record import Organisation


class OtherBody(Base):
    """A body without a record of its own."""

    name: Name


class Practice(Base):
    """One practice, from ``docs/data/practices/<id>.yml``.

    ``when`` and ``last_heard`` are as exact as the source. ``bodies`` and ``other_bodies`` did it: organisations,
    never people. ``result`` is what a source says came of it; without one, the page says that none is known.
    """

    id: Id
    title: Bilingual
    what: Bilingual
    area: Bilingual
    when: When
    last_heard: When | None = None
    bodies: list[Ref[Organisation]] = []
    other_bodies: list[OtherBody] = []
    result: Bilingual | None = None
    sources: Annotated[list[Source], Field(min_length=1)]
    checked: datetime.date

    @model_validator(mode="after")
    def _somebody_did_it(self) -> Practice:
        if not self.bodies and not self.other_bodies:
            raise ValueError("who did it: ids of organisations in bodies, or names in other_bodies")
        if self.last_heard and self.last_heard < self.when:
            raise ValueError("last_heard no earlier than when")
        return self
