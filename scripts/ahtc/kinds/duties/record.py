"""A duty of an organisation: what it must do, which kinds of body it binds, and whether it is law today."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from ahtc.core.text import Bilingual
from ahtc.kinds.laws.standing import Standing, StandingList

# In the order in which the page shows them.
Body = Literal[
    "councils",
    "police",
    "health",
    "probation",
    "first-responders",
    "welsh-government",
    "uk-bodies",
    "public-bodies",
    "public-buyers",
    "business",
]
BODIES: tuple[Body, ...] = get_args(Body)
State = Literal["in-force", "in-force-amended", "partly-in-force", "passed-not-in-force", "current-policy"]


class Duty(Standing):
    """One duty, from the list in ``docs/data/duties.yml``; ``who`` says in full whom it binds."""

    bodies: Annotated[list[Body], Field(min_length=1)]
    who: Bilingual
    state: State


class DutyList(StandingList):
    """The file as a whole."""

    duties: list[Duty]
