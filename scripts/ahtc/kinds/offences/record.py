"""An offence that is used against those who exploit people: what it is, the sentence, and whether it is law today."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Source, Text, When
from ahtc.kinds.laws.record import Law

# In the order in which the page shows them.
Group = Literal["core", "defence", "sexual", "labour", "immigration", "marriage", "other", "coming", "history"]
GROUPS: tuple[Group, ...] = get_args(Group)
State = Literal["in-force", "in-force-amended", "passed-not-in-force", "repealed"]


class Statute(Base):
    """An Act of which this site has no page: its title and its sections; ``sections`` stays out where none was read."""

    title: Bilingual
    sections: Text | None = None


class Offence(Base):
    """One offence, from the list in ``docs/data/offences.yml``.

    It stands in a law of this site (``law`` with its ``section``) or in another Act (``act``). ``sentence`` is the
    highest in the Crown Court, ``summary`` in a magistrates' court: each is left out where nobody read it.
    """

    id: Id
    name: Bilingual
    group: Group
    law: Ref[Law] | None = None
    section: Text | None = None
    act: Statute | None = None
    what: Bilingual
    sentence: Bilingual | None = None
    summary: Bilingual | None = None
    state: State
    since: When | None = None
    evidence: When
    not_known: Bilingual | None = None
    sources: Annotated[list[Id], Field(min_length=1)]

    @model_validator(mode="after")
    def _stands_in_one_act(self) -> Offence:
        if (self.law is None) == (self.act is None):
            raise ValueError("the law of this site that it stands in, or another act, and not both")
        return self


class OffenceList(Base):
    """The file as a whole; each offence names its sources by their keys."""

    checked: datetime.date
    sources: dict[Id, Source]
    offences: list[Offence]
