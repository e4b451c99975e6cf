"""A plan: its objectives, each with an owner and the actions that were to reach it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ahtc.core.text import Base, Bilingual, Id, Source, Text, When

Status = Literal["achieved", "achieved-going-on", "going-on", "none-given"]


def _role(owner: Bilingual) -> Bilingual:
    """Refuse a person's name: a role or a body has its article."""
    if not owner.en.startswith("The "):
        raise ValueError('a role or a body with its article, such as "The Co-ordinator", never a person')
    return owner


Role = Annotated[Bilingual, AfterValidator(_role)]


class Later(Base):
    """What another source says of an action afterwards; ``source`` is one of the plan's, by its key."""

    text: Bilingual
    source: Id


class Action(Base):
    """One thing to be done.

    ``as_printed`` is the word of the plan's own source for how it stood; without one the status is ``none-given``.
    ``owner``: who was to do it, by role, where that is not the owner of the objective.
    """

    id: Id
    what: Bilingual
    owner: Role | None = None
    due: When | None = None
    status: Status
    as_printed: Text | None = None
    later: list[Later] = []

    @model_validator(mode="after")
    def _a_status_as_its_source_prints_it(self) -> Action:
        if (self.status == "none-given") != (self.as_printed is None):
            raise ValueError(f'as_printed, the words of the source, for the status "{self.status}", or none-given')
        return self


class Objective(Base):
    """One objective; ``owner`` is a role or body, never a name. ``note`` says what is unclear in the source."""

    id: Id
    title: Bilingual
    owner: Role
    due: When | None = None
    review: When | None = None
    as_printed: Text | None = None
    note: Bilingual | None = None
    actions: Annotated[list[Action], Field(min_length=1)]


class Plan(Base):
    """One plan, from ``docs/data/plans/<id>.yml``; ``source`` is the key of the source that prints it."""

    id: Id
    title: Bilingual
    source: Id
    objectives: Annotated[list[Objective], Field(min_length=1)]
    sources: Annotated[dict[Id, Source], Field(min_length=1)]
    checked: datetime.date

    def later(self) -> Iterator[tuple[tuple[str | int, ...], Later]]:
        """What later sources say, with the place of each in the record."""
        for o, objective in enumerate(self.objectives):
            for a, action in enumerate(objective.actions):
                for i, later in enumerate(action.later):
                    yield ("objectives", o, "actions", a, "later", i), later
