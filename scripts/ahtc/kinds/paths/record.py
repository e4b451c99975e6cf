"""A guided path: questions with their reasons, and answers that lead on until an end says what to do."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Source, form
from ahtc.kinds.organisations.record import Organisation

# A page under ``docs``, with its anchor if need be.
PagePath = Annotated[
    str, form("[a-z0-9/-]+[.]md(#[a-z0-9-]+)?", 'a page and perhaps its anchor, such as "practitioners/consent.md#ask"')
]


class Answer(Base):
    """One answer to a question, and the id of the step or end that it leads ``to``."""

    text: Bilingual
    to: Id


class Step(Base):
    """One question, and why it is asked."""

    id: Id
    question: Bilingual
    reason: Bilingual
    answers: list[Answer] = []


class Action(Base):
    """One thing to do, in words, with the number, the form or the page that does it."""

    text: Bilingual
    phone: Ref[Organisation] | None = None
    form: Ref[Organisation] | None = None
    page: PagePath | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Action:
        if sum(way is not None for way in (self.phone, self.form, self.page)) != 1:
            raise ValueError("one of phone, form and page, which says how it is done")
        return self


class End(Base):
    """Where a path ends: what to do now, and why; ``then`` is a step to go on to afterwards."""

    id: Id
    title: Bilingual
    why: Bilingual
    actions: list[Action] = []
    then: Id | None = None


class GuidedPath(Base):
    """One path, from ``docs/data/paths/<id>.yml``; it begins at its first step."""

    id: Id
    title: Bilingual
    description: Bilingual
    slug_cy: Id
    intro: Bilingual
    steps: Annotated[list[Step], Field(min_length=1)]
    ends: Annotated[list[End], Field(min_length=1)]
    sources: Annotated[list[Source], Field(min_length=1)]
    checked: datetime.date
