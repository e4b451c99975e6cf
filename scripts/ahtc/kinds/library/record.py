"""A work of the library: a report, a piece of guidance, a study, a set of figures."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.text import Base, Bilingual, Id, Language, Name, Text, WebAddress, When

Form = Literal[
    "report",
    "research",
    "inquiry",
    "inspection",
    "evaluation",
    "guidance",
    "plan",
    "statement",
    "statistics",
    "evidence",
    "press",
    "web",
]
# In the order in which the pages show them.
Topic = Literal[
    "children",
    "women",
    "sexual-exploitation",
    "labour",
    "criminal-exploitation",
    "supply-chains",
    "identification",
    "nrm",
    "services",
    "training",
    "police",
    "law",
    "policy",
    "asylum",
    "statistics",
    "research",
    "history",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)
Audience = Literal["public", "practitioner", "researcher"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
AboutWales = Literal["whole", "part", "context"]

_IN_USE: tuple[Form, ...] = ("guidance", "plan", "statistics")


class Work(Base):
    """One work, from the list in ``docs/data/library.yml``.

    ``says`` is what it says, in our own words; ``read`` how much of it we read: of a ``description`` we know only what
    ``seen_in`` tells. ``undated`` says why it has no ``date``. ``url`` leads to its publisher, never to a copy.
    ``status``: the newest of its kind that we saw, replaced by a later one, or of its time.
    """

    id: Id
    title: Name
    authors: Text | None = None
    publisher: Id
    date: When | None = None
    undated: Bilingual | None = None
    languages: Annotated[list[Language], Field(min_length=1)]
    form: Form
    topics: Annotated[list[Topic], Field(min_length=1)]
    audience: Annotated[list[Audience], Field(min_length=1)]
    about_wales: AboutWales
    says: Bilingual
    url: WebAddress | None = None
    identifier: Text | None = None
    status: Literal["current", "superseded", "history"]
    read: Literal["whole", "opening", "description"]
    seen_in: Text | None = None
    added: datetime.date

    @model_validator(mode="after")
    def _dated(self) -> Work:
        if (self.date is None) == (self.undated is None):
            raise ValueError("the year that it was published in (date), or why it has none (undated)")
        return self

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Work:
        if (self.read == "description") != (self.seen_in is not None):
            raise ValueError("seen_in for what we know only from a description, and only there")
        return self

    @property
    def year(self) -> str | None:
        """The year that it was published in, or None."""
        return self.date[:4] if self.date else None

    @property
    def says_status(self) -> bool:
        """Whether readers need its status: a later one exists, or it is what to use today."""
        return self.status == "superseded" or (self.status == "current" and self.form in _IN_USE)


class Library(Base):
    """The file as a whole; each work names its publisher by a key."""

    checked: datetime.date
    publishers: dict[Id, Name]
    works: list[Work]
