"""What is due, as a calendar (iCalendar, RFC 5545) that the officer's own program can follow: an entry for each day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ahtc.core.due import Due
from ahtc.core.project import Project
from ahtc.core.text import Language
from ahtc.site.due import everything_due

if TYPE_CHECKING:
    from icalendar import Event

CALENDARS: dict[Language, str] = {"en": "desk/attention.ics", "cy": "cy/desg/sylw.ics"}


def attention_files(project: Project) -> Iterator[tuple[str, bytes]]:
    """The calendar in each language by its address; the same bytes until a record or a page changes, on any day."""
    due = everything_due(project, datetime.date.max)
    for language, name in CALENDARS.items():
        yield name, _calendar(project, due, language)


def _calendar(project: Project, due: Sequence[Due], language: Language) -> bytes:
    from icalendar import Calendar  # slow to load: a check does without

    say = project.facts.words.say
    whole = Calendar()
    whole.add("prodid", f"-//{say('site-name', 'en')}//ahtc due//{language.upper()}")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", f"{say('site-name', language)}: {say('due-calendar', language)}")
    for day, dues in groupby(due, key=lambda each: each.day):
        whole.add_component(_day(day, list(dues), say("due-calendar", language), language))
    return bytes(whole.to_ical())


def _day(day: datetime.date, dues: Sequence[Due], title: str, language: Language) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", f"due-{day}@anti-trafficking-wales")
    made.add("dtstamp", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
    made.add("dtstart", day)
    made.add("transp", "TRANSPARENT")
    made.add("summary", f"{title}: {len(dues)}")
    made.add("description", "\n".join(f"{due.path}:{due.line} {due.what.in_(language)}" for due in dues))
    return made
