"""Organisations, their contact points, and the list of first responders."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from ahtc.core.language import source_date
from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Name, Source, Text, Withdrawn, form, require_email, require_web_address
from ahtc.kinds.organisations.telephone import require_uk_number

# In the order of the directory, which lists each organisation under the first of its kinds.
Kind = Literal[
    "helpline", "support", "children", "police", "council", "duty-team", "health-board", "safeguarding-board", "legal",
    "regulator", "charity", "government", "law-enforcement", "forum",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

# In the order in which the finder shows them. The last two are for professionals: "refer" is the NRM's own part.
Need = Literal[
    "danger", "talk", "support", "safe-place", "abuse", "child", "safeguarding", "report", "work", "immigration",
    "housing", "legal", "health", "refer", "professional-advice",
]  # fmt: skip

People = Literal["anyone", "adults", "women", "children", "migrants", "workers", "worried", "professionals"]

Register = Literal["police-uk", "charity-commission", "gss", "open-referral"]

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

STALE_DAYS = 365

_HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]"

DIALLED = frozenset({"phone", "text", "textphone", "relay"})


class Span(Base):
    """Days on which a contact answers from ``opens`` to ``closes``, in UK time.

    ``17:00`` to ``08:30`` is overnight, into the day after.
    """

    days: list[Day]
    opens: Annotated[str, form(_HOUR, 'a time of day between quotes, such as "08:30"')]
    closes: Annotated[str, form(f"{_HOUR}|24:00", 'a time of day between quotes, such as "17:00" or "24:00"')]


class Opening(Base):
    """When a contact answers, as its source says it: ``always``, or in ``spans``; and what it says of bank holidays.

    It stands beside ``hours``, which says the same in words, and only where the source is definite.
    ``bank_holidays: open`` means its usual hours.
    """

    always: bool = False
    spans: list[Span] = []
    bank_holidays: Literal["open", "closed", "not-stated"] = "not-stated"

    @model_validator(mode="after")
    def _always_or_spans(self) -> Opening:
        if self.always == bool(self.spans):
            raise ValueError("always: true, or spans of days and hours; not both")
        return self


def _readable_date(text: str) -> str:
    if source_date(text, "en") is None:
        raise ValueError(
            "a date that can be said in both languages: 2024-06-06, 2024-06, 2024, about 2020, about 2018-2020, "
            "before 2014, 2022 or later, or undated"
        )
    return text


ReadableDate = Annotated[Text, AfterValidator(_readable_date)]


def _role(text: str) -> str:
    if re.search(r"\b[^\W\d_]*[A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ]|[\d@]", text):
        raise ValueError("a role in small letters, such as the officer, and never a person's name")
    return text


Role = Annotated[Text, Field(max_length=60), AfterValidator(_role)]
Said = Annotated[Text, Field(max_length=500)]


class ContactSource(Source):
    """A page on which a contact was read.

    ``whose`` is it: the body's ``own``, or of the council that a shared team serves; ``other``; or ``unnamed``, such as
    a copy in somebody's program, which can bear out another source and is never enough. ``labelled``: it says beside
    the contact whose it is, or what it is for.
    """

    date: ReadableDate
    whose: Literal["own", "other", "unnamed"]
    labelled: bool = True


class Contradiction(Source):
    """A page that gives something else in the place of a contact: what it ``says``."""

    says: Text
    date: ReadableDate


class ContactPoint(Base):
    """One way to reach an organisation, every page on which it was read, and who checked it when.

    ``release`` is ``published``, or ``held``: a held value stays in the record for the officer to check, and never
    reaches a page. A number is published only where its ``sources`` bear it out (:mod:`support` has the rule), or once
    somebody has rung it. ``method`` says how it was checked. ``for`` and ``when`` say what a number of a council or
    of its duty team is for. ``short_number``: its source prints this number with fewer digits than others have, and no
    table of short numbers has it. ``same_as`` names the contact of another record that it shares
    (:mod:`shared` has the rule). ``checked_by`` is the role of whoever checked it, never a name; ``said`` what they
    were told. Both stay in the record.
    """

    id: Id
    kind: Literal["phone", "text", "email", "web", "textphone", "relay", "video", "form", "chat"]
    label: Bilingual
    same_as: Annotated[Text, form("[a-z0-9-]+/[a-z0-9-]+", "a contact, such as nspcc-helpline/phone")] | None = None
    short_number: bool = False
    value: Text
    audience: Literal["everyone", "practitioners"] = "everyone"
    for_: Annotated[list[Literal["children", "adults"]], Field(alias="for")] = []
    when: Literal["day", "night", "always"] | None = None
    release: Literal["published", "held"]
    checked: datetime.date
    method: Literal["published-source", "telephone", "visit"]
    checked_by: Role | None = None
    said: Said | None = None
    sources: Annotated[list[ContactSource], Field(min_length=1)]
    contradicted_by: list[Contradiction] = []
    hours: Bilingual | None = None
    opening: Opening | None = None
    speaks: list[Literal["cy", "en", "interpreters"]] = []
    cost: Bilingual | None = None
    languages: Bilingual | None = None
    access: Bilingual | None = None
    note: Bilingual | None = None

    @property
    def digits(self) -> str:
        """The value as a telephone dials it: digits alone."""
        return "".join(c for c in self.value if c.isdigit())

    @property
    def dialled(self) -> bool:
        """Whether the value is a number."""
        return self.kind in DIALLED

    def is_stale(self, today: datetime.date) -> bool:
        """Whether this was last checked so long ago that the page must say so to the reader."""
        return self.days_since_checked(today) > STALE_DAYS

    def days_since_checked(self, today: datetime.date) -> int:
        """Days between the day this was checked and ``today``."""
        return (today - self.checked).days

    @field_validator("value")
    @classmethod
    def _value_fits_kind(cls, value: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        if kind in DIALLED:
            require_uk_number(value, bool(info.data.get("short_number")))
        elif kind == "email":
            require_email(value)
        elif kind is not None:
            require_web_address(value)
        return value


class FirstResponderStatus(Base):
    """Whether an organisation may refer people to the NRM, and anything a reader must know about it.

    ``listed_as`` names entries of the official list that stand for a body this one is part of, or is run by.
    """

    status: Literal["yes", "no", "not-applicable"]
    listed_as: list[Id] = []
    note: Bilingual | None = None


class CouncilArea(Base):
    """Who covers a council's area: ids of its police force, health board and safeguarding board."""

    police: Ref[Organisation]
    health_board: Ref[Organisation]
    safeguarding_board: Ref[Organisation]


class Organisation(Base):
    """One partner, from ``docs/data/organisations/<id>.yml``.

    ``listing`` says where it shows: ``directory`` (a page, and the directory), ``practitioners`` (a page, listed
    for practitioners), ``list-only`` (named on the list of first responders, no page) or ``withheld`` (nowhere yet).
    ``needs`` (the first is where the finder lists it), ``people`` and ``covers`` (``wales``, or the ids of councils;
    none where no source says) are what the finder asks for; ``covers_source`` is the source that says so, and only with
    it is an organisation listed as support near a council. ``identifiers`` are what registers call it. ``slug_cy``
    is the last part of its Welsh page's address where its Welsh name differs. ``withdrawn``, beside
    ``listing: withheld``, keeps the address of its page, which says so.
    """

    id: Id
    name: Name
    slug_cy: Id | None = None
    kinds: list[Kind]
    listing: Literal["directory", "practitioners", "list-only", "withheld"]
    status: Literal["confirmed", "unverified", "replaced"] = "confirmed"
    replaced_by: Ref[Organisation] | None = None
    what_they_do: Bilingual
    who_answers: Bilingual | None = None
    needs: list[Need] = []
    people: list[People] = []
    covers: Literal["wales"] | list[Id] | None = None
    covers_source: Source | None = None
    identifiers: dict[Register, Text] = {}
    who_for: Bilingual | None = None
    area: Bilingual
    police_told: Bilingual | None = None
    cannot: Bilingual | None = None
    note: Bilingual | None = None
    first_responder: FirstResponderStatus
    council: CouncilArea | None = None
    contacts: list[ContactPoint]
    sources: list[Source]
    checked: datetime.date
    withdrawn: Withdrawn | None = None

    @property
    def has_page(self) -> bool:
        """Whether the site gives this organisation a page of its own."""
        return self.listing in ("directory", "practitioners")

    @property
    def published_contacts(self) -> list[ContactPoint]:
        """The contact points that pages may show, in the record's order."""
        return [contact for contact in self.contacts if contact.release == "published"]

    @property
    def public_contacts(self) -> list[ContactPoint]:
        """The published contact points that anybody may use, not practitioners alone."""
        return [contact for contact in self.published_contacts if contact.audience == "everyone"]

    @property
    def held_contacts(self) -> list[ContactPoint]:
        """The contact points that wait for somebody to check them."""
        return [contact for contact in self.contacts if contact.release == "held"]

    @model_validator(mode="after")
    def _record_agrees(self) -> Organisation:
        ids = [contact.id for contact in self.contacts]
        if len(ids) != len(set(ids)):
            raise ValueError("each contact id once")
        if not self.kinds or not self.sources:
            raise ValueError("at least one kind and one source")
        if (self.covers is None) != (self.covers_source is None):
            raise ValueError("covers together with covers_source, which says that it serves there; neither alone")
        if self.withdrawn and self.listing != "withheld":
            raise ValueError("listing: withheld together with withdrawn")
        if (self.status == "replaced") != (self.replaced_by is not None):
            raise ValueError("replaced_by together with status: replaced, neither alone")
        return self
