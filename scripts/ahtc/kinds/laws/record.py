"""A law, treaty or official guidance: what it is, what each provision does, and where it stands today."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Language, Name, Source, Text, WebAddress, When, form

# In the order in which the pages show them.
Tier = Literal["international", "council-of-europe", "eu", "uk", "england-and-wales", "wales", "wales-policy"]
TIERS: tuple[Tier, ...] = get_args(Tier)
Form = Literal["act", "measure", "treaty", "directive", "regulations", "order", "rules", "code", "guidance", "bill"]
Unit = Literal["section", "article", "part", "schedule", "regulation", "whole"]
State = Literal[
    "in-force",
    "in-force-amended",
    "partly-in-force",
    "passed-not-in-force",
    "bill",
    "announced",
    "repealed",
    "replaced",
    "not-binding-on-uk",
    "uk-not-verified",
    "current-policy",
    "past-policy",
]
ENDED = ("repealed", "replaced", "past-policy")
What = Literal[
    "adopted",
    "signed",
    "royal-assent",
    "made",
    "published",
    "announced",
    "introduced",
    "in-force",
    "partly-in-force",
    "uk-signed",
    "uk-ratified",
    "uk-in-force",
    "amended",
    "repealed",
    "replaced",
]
STARTS = ("uk-in-force", "in-force", "partly-in-force", "published", "uk-ratified")

# Whose pages give the official text; another needs its reason.
OFFICIAL = (
    "legislation.gov.uk",
    "coe.int",
    "un.org",
    "ohchr.org",
    "ilo.org",
    "gov.uk",
    "parliament.uk",
    "europa.eu",
    "senedd.wales",
    "senedd.cymru",
    "gov.wales",
    "llyw.cymru",
)

Number = Annotated[
    str, form(r"[0-9]+[A-Z]*([0-9]+[A-Z]*)?(-[0-9]+[A-Z]*)?", 'a number or a range, such as "52" or "45-47"')
]


class Replacement(Base):
    """What stands in a provision's place: a law, and the number there."""

    law: Ref[Law]
    number: Text | None = None


class Provision(Base):
    """What one section, article or part does, or several that do one thing together.

    ``number`` is a number, a range or a list of them; ``whole`` has none. ``state`` is given where it differs from that
    of the law; a repealed provision says what replaced it, or why it ended.
    """

    unit: Unit
    number: Number | list[Number] | None = None
    does: Bilingual
    state: State | None = None
    since: When | None = None
    until: When | None = None
    replaced_by: Replacement | None = None
    why_ended: Bilingual | None = None

    @model_validator(mode="after")
    def _numbered(self) -> Provision:
        if (self.unit == "whole") != (self.number is None):
            raise ValueError("a number, or unit: whole without one")
        return self

    @model_validator(mode="after")
    def _ended_for_a_reason(self) -> Provision:
        if self.state in ENDED and not (self.replaced_by or self.why_ended):
            raise ValueError("replaced_by or why_ended beside a provision that is repealed or replaced")
        return self

    @property
    def numbers(self) -> list[str]:
        """Its numbers, a range as one."""
        return self.number if isinstance(self.number, list) else [self.number] if self.number else []

    def covers(self, number: str) -> bool:
        """Whether a number is one of these, or lies in a range of them."""
        return any(number == each or _within(number, each) for each in self.numbers)


def _within(number: str, ends: str) -> bool:
    first, _, last = ends.partition("-")
    return (
        bool(last)
        and number.isdigit()
        and first.isdigit()
        and last.isdigit()
        and int(first) <= int(number) <= int(last)
    )


class Dated(Base):
    """One thing that happened to a law; ``note`` says to which part, where it was not the whole."""

    what: What
    when: When
    note: Bilingual | None = None


class Status(Base):
    """Where a law stands: in one or two sentences, with its dates, the newest text it rests on, the day checked."""

    state: State
    says: Bilingual
    dates: list[Dated] = []
    replaced_by: list[Ref[Law]] = []
    why_ended: Bilingual | None = None
    evidence: When
    checked: datetime.date

    @model_validator(mode="after")
    def _ended_for_a_reason(self) -> Status:
        if self.state in ENDED and not (self.replaced_by or self.why_ended):
            raise ValueError("replaced_by or why_ended beside a law that is repealed or replaced")
        return self


class Link(Base):
    """The official text in one language; a page of somebody else's says with what ``reason`` it stands here."""

    url: WebAddress
    language: Language
    reason: Text | None = None

    @model_validator(mode="after")
    def _official(self) -> Link:
        host = urlsplit(self.url).hostname or ""
        if not self.reason and not any(host == own or host.endswith(f".{own}") for own in OFFICIAL):
            raise ValueError(f"the official page ({', '.join(OFFICIAL)}), or a reason for another")
        return self


class Law(Base):
    """One law, from ``docs/data/laws/<id>.yml``.

    ``opening`` is three plain sentences. ``short`` is the name used in a sentence where the title is long. ``title``
    has ``welsh: official`` only where an official Welsh text gives it. ``not_known`` says what nobody could verify.
    """

    id: Id
    slug_cy: Id
    title: Name
    short: Name | None = None
    tier: Tier
    form: Form
    year: Annotated[int, Field(ge=1900, le=2100)]
    citation: Text | None = None
    opening: Bilingual
    applies: Bilingual
    provisions: list[Provision] = []
    status: Status
    links: list[Link] = []
    not_known: Bilingual | None = None
    sources: Annotated[list[Source], Field(min_length=1)]

    @property
    def name(self) -> Name:
        """The name that is used in a sentence."""
        return self.short or self.title

    @property
    def welsh_heading(self) -> Name:
        """The name at the top of its Welsh page: the title, or the shorter name where only that has Welsh."""
        return self.title if self.title.cy else self.name

    @property
    def ended(self) -> bool:
        """Whether it is history."""
        return self.status.state in ENDED

    @property
    def coming(self) -> bool:
        """Whether it has not begun, in any part."""
        return self.status.state in ("bill", "announced", "passed-not-in-force")

    @property
    def began(self) -> str | None:
        """When it first counted here, as exactly as a source says it; None where none does."""
        if self.coming:
            return None
        starts = [dated.when for what in STARTS for dated in self.status.dates if dated.what == what]
        return starts[0] if starts else None

    @property
    def over(self) -> str | None:
        """When it stopped counting here, or None."""
        ends = [dated.when for dated in self.status.dates if dated.what in ("repealed", "replaced")]
        return ends[-1] if ends and self.ended else None

    def provision(self, number: str) -> Provision | None:
        """The provision that covers a number, or None."""
        return next((provision for provision in self.provisions if provision.covers(number)), None)
