"""Calendars (iCalendar, RFC 5545) by language and audience, and the news as RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.feed import Entry, json_feed, rss
from ahtc.core.text import Language
from ahtc.kinds.events.record import AUDIENCES, Audience, Calendar, Event, YearlyDay
from ahtc.kinds.timeline.pages import TIMELINE_PAGE
from ahtc.kinds.timeline.record import Milestone

if TYPE_CHECKING:
    from icalendar import Event as IcalEvent

CALENDARS: dict[tuple[Language, Audience], str] = {
    (language, audience): f"data/events-{language}-{audience}.ics"
    for language in ("en", "cy")
    for audience in AUDIENCES
}
NEWS: dict[Language, dict[str, str]] = {
    "en": {"rss": "data/news-en.rss", "json": "data/news-en.json"},
    "cy": {"rss": "data/news-cy.rss", "json": "data/news-cy.json"},
}
NEWEST = 20


def calendar(facts: Facts, language: Language, audience: Audience, addresses: Addresses) -> bytes:
    """A calendar of the events and yearly days for one audience; the same bytes until a record changes."""
    from icalendar import Calendar as Ical  # slow to load: a check does without

    say = facts.words.say
    whole = Ical()
    whole.add("prodid", f"-//{say('site-name', 'en')}//ahtc//{language.upper()}")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", f"{say('site-name', language)}: {say('events-calendar', language)}")
    page = addresses.full("events/index.md", language)
    told = facts.document(Calendar)
    for day in told.days:
        if audience in day.audience:
            whole.add_component(_yearly(day, language, page, told.checked))
    for event in facts[Event].values():
        if audience in event.audience:
            whole.add_component(_dated(event, language, page, told.checked))
    return bytes(whole.to_ical())


def newest(facts: Facts) -> list[Milestone]:
    """The newest milestones of the timeline, the last first."""
    return sorted(facts[Milestone].values(), key=lambda each: (each.when, each.id), reverse=True)[:NEWEST]


def news_feed(facts: Facts, language: Language, format: str, addresses: Addresses) -> bytes:
    """The newest entries of the timeline for a program that follows news."""
    say = facts.words.say
    title = f"{say('site-name', language)}: {say('events-news', language)}"
    root, timeline = addresses.full("index.md", "en"), addresses.full(TIMELINE_PAGE, language)
    entries = [_entry(milestone, language, timeline) for milestone in newest(facts)]
    write = rss if format == "rss" else json_feed
    return write(title, root + NEWS[language][format], addresses.full("events/index.md", language), language, entries)


def _entry(milestone: Milestone, language: Language, timeline: str) -> Entry:
    address = f"{timeline}#{milestone.id}"
    day = datetime.date.fromisoformat(
        f"{milestone.when}-01-01"[:10] if len(milestone.when) == 4 else (milestone.when + "-01")[:10]
    )
    summary = milestone.says.in_(language) if milestone.says else milestone.title.in_(language)
    return Entry(address, milestone.title.in_(language), address, day, summary)


def _shared(id: str, title: str, what: str, page: str, checked: datetime.date) -> IcalEvent:
    from icalendar import Event as IcalEvent

    made = IcalEvent()
    made.add("uid", f"{id}@anti-trafficking-wales")
    made.add("dtstamp", datetime.datetime.combine(checked, datetime.time(), datetime.UTC))
    made.add("summary", title)
    made.add("description", what)
    made.add("url", f"{page}#{id}")
    return made


def _yearly(day: YearlyDay, language: Language, page: str, checked: datetime.date) -> IcalEvent:
    made = _shared(day.id, day.title.in_(language), day.what.in_(language), page, checked)
    made.add("dtstart", day.first)
    made.add("dtend", day.first + datetime.timedelta(days=1))
    made.add("rrule", {"freq": "yearly"})
    made.add("transp", "TRANSPARENT")
    return made


def _dated(event: Event, language: Language, page: str, checked: datetime.date) -> IcalEvent:
    made = _shared(event.id, event.title.in_(language), event.what.in_(language), page, checked)
    starts, ends = event.moment(event.starts), event.moment(event.ends)
    if isinstance(starts, datetime.datetime) and isinstance(ends, datetime.datetime):
        # In the time of the world: a zone that travels along is read wrongly by some programs.
        made.add("dtstart", starts.astimezone(datetime.UTC))
        made.add("dtend", ends.astimezone(datetime.UTC))
    else:
        made.add("dtstart", starts)
        made.add("dtend", ends + datetime.timedelta(days=1))
    if event.place:
        made.add("location", event.place.in_(language))
    return made
