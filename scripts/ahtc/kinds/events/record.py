"""An event with its date, and a day that comes every year; both with the source that says so."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, model_validator

from ahtc.core.problems import did_you_mean
from ahtc.core.text import Base, Bilingual, Id, Source, Text, WebAddress, form

Audience = Literal["everyone", "practitioners"]
AUDIENCES: tuple[Audience, ...] = ("everyone", "practitioners")

# A day, or a day and a time by the clock on the wall there.
Moment = Annotated[
    str,
    form(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?",
        'a day, or a day and a time, between quotes: "2027-10-18" or "2027-10-18T09:30"',
    ),
]


def _known_zone(name: str) -> str:
    known = available_timezones()
    if name not in known:
        near = did_you_mean(name, known)
        raise ValueError(f"a zone that exists, such as Europe/London. {near}".strip())
    return name


class Event(Base):
    """One event, from ``docs/data/events.yml``.

    ``starts`` and ``ends`` are days, or times by the clock of ``zone``. ``place`` says where, ``online`` that people
    can take part from afar, ``link`` where to book or read more; all else as the source says it.
    """

    id: Id
    title: Bilingual
    what: Bilingual
    starts: Moment
    ends: Moment
    zone: Annotated[Text, AfterValidator(_known_zone)] = "Europe/London"
    place: Bilingual | None = None
    online: bool = False
    link: WebAddress | None = None
    cost: Bilingual | None = None
    languages: Bilingual | None = None
    organiser: Bilingual | None = None
    audience: Annotated[list[Audience], Field(min_length=1)]
    source: Source

    @property
    def timed(self) -> bool:
        """Whether it is told with its times, not its days alone."""
        return "T" in self.starts

    @property
    def first_day(self) -> datetime.date:
        """The day on which it starts."""
        return datetime.date.fromisoformat(self.starts[:10])

    @property
    def last_day(self) -> datetime.date:
        """The day on which it ends: from the next day on it is past."""
        return datetime.date.fromisoformat(self.ends[:10])

    def moment(self, written: str) -> datetime.datetime | datetime.date:
        """One of its ends: a time in its zone, or a day."""
        if not self.timed:
            return datetime.date.fromisoformat(written)
        return datetime.datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(self.zone))

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Event:
        if self.timed != ("T" in self.ends):
            raise ValueError("a time at both ends, or at neither")
        try:
            starts, ends = self.moment(self.starts), self.moment(self.ends)
        except ValueError as error:
            raise ValueError("days and times that a calendar has") from error
        if (ends < starts) or (self.timed and ends == starts):
            raise ValueError(f"ends after starts ({self.starts})")
        if self.place is None and not self.online:
            raise ValueError("a place, or online: true, or both")
        return self


class YearlyDay(Base):
    """A day that comes every year by law or by custom; ``since`` is the first year in which it did."""

    id: Id
    title: Bilingual
    what: Bilingual
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    since: int
    audience: Annotated[list[Audience], Field(min_length=1)]
    source: Source

    @property
    def first(self) -> datetime.date:
        """The first of them."""
        return datetime.date(self.since, self.month, self.day)

    @model_validator(mode="after")
    def _is_a_day(self) -> YearlyDay:
        try:
            datetime.date(2027, self.month, self.day)  # not a leap year: the day must come every year
        except ValueError as error:
            raise ValueError(f"a day that comes every year, not {self.day} of month {self.month}") from error
        return self


class Custom(Base):
    """What usually happens at some time of the year, whose next date no source gives yet."""

    id: Id
    title: Bilingual
    when: Bilingual
    what: Bilingual
    source: Source


class Calendar(Base):
    """The file as a whole."""

    checked: datetime.date
    days: list[YearlyDay] = []
    customs: list[Custom] = []
    events: list[Event] = []
