"""Events: what is over says so, days come every year, and calendar programs and feed readers take what is given."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import vobject  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream
from pydantic import ValidationError

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.kinds.events.calls import events, next_events, yearly_days
from ahtc.kinds.events.checks import agree
from ahtc.kinds.events.feeds import CALENDARS, NEWS, calendar, newest
from ahtc.kinds.events.record import Calendar, Event
from ahtc.kinds.events.telling import when
from ahtc.site.ageing import turns
from tests.calls import answer
from tests.facts import with_document, with_records

MEETING: dict[str, Any] = {
    "id": "meeting",
    "title": {"en": "A meeting; with, marks", "cy": "Cyfarfod; â, marciau"},
    "what": {"en": "What it is\\nabout.", "cy": "Ei destun."},
    "starts": "2026-11-22T09:30",
    "ends": "2026-11-22T12:00",
    "place": {"en": "Cardiff", "cy": "Caerdydd"},
    "link": "https://www.gov.wales/",
    "audience": ["everyone"],
    "source": {"title": "A page", "publisher": "A body", "date": "2026"},
}


def event(**values: Any) -> Event:
    return Event.model_validate(MEETING | values)


def with_events(facts: Facts, *found: Event) -> Facts:
    return with_records(facts, Event, {each.id: each for each in found})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ends": "2026-11-22T09:30"}, "ends after starts (2026-11-22T09:30)"),
        ({"ends": "2026-11-21T12:00"}, "ends after starts"),
        ({"ends": "2026-11-22"}, "a time at both ends, or at neither"),
        ({"zone": "Europe/Cardiff"}, "a zone that exists, such as Europe/London"),
        ({"zone": "Europe/Lodnon"}, 'Did you mean "Europe/London"?'),
        ({"starts": "2026-02-30T09:30"}, "days and times that a calendar has"),
        ({"starts": "22 November"}, "a day, or a day and a time, between quotes"),
        ({"place": None}, "a place, or online: true, or both"),
        ({"audience": []}, "at least 1 item"),
    ],
)
def test_an_event_that_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        event(**values)
    assert said in str(caught.value)


def test_a_day_that_does_not_come_every_year_is_refused(facts: Facts) -> None:
    day = facts.document(Calendar).days[0]
    with pytest.raises(ValidationError, match="a day that comes every year"):
        type(day).model_validate(day.model_dump(exclude_none=True) | {"month": 2, "day": 29})


def test_one_id_for_two_entries_is_told(facts: Facts) -> None:
    found = list(agree(with_events(facts, event(id="world-day"))))
    assert [finding.seen for finding in found] == ['"world-day" stands in this file twice']


def test_when_it_is_stands_in_each_languages_words() -> None:
    assert when(event(), "cy") == "22 Tachwedd 2026, 09:30–12:00"
    assert when(event(starts="2026-11-22", ends="2026-11-23"), "en") == "22 November 2026 – 23 November 2026"


def test_an_event_is_coming_until_the_day_it_ends_is_over(facts: Facts) -> None:
    today, yesterday = event(), event(id="old", starts="2026-11-20", ends="2026-11-21")
    found = with_events(facts, today, yesterday)
    assert "A meeting" in answer(found, events, "coming").text
    assert "20 November" not in answer(found, events, "coming").text
    assert "20 November 2026 – 21 November 2026" in answer(found, events, "past").text
    assert "A meeting" in answer(found, next_events).text


def test_without_an_event_the_page_says_so_and_promises_nothing(facts: Facts) -> None:
    assert "We know of no event with a date" in answer(with_events(facts), events, "coming").text


def test_the_day_that_makes_an_event_past_is_known_beforehand(facts: Facts) -> None:
    found = [turn for turn in turns(facts, []) if "conference-2025" in turn.what]
    assert [(turn.day, turn.path) for turn in found] == [(datetime.date(2025, 10, 17), "docs/data/events.yml")]


def test_anti_slavery_day_is_there_every_year_in_both_languages(facts: Facts) -> None:
    assert answer(facts, yearly_days).one("div", id="anti-slavery-day").text.startswith("18 OctoberAnti-Slavery Day.")
    welsh = answer(facts, yearly_days, language="cy").one("div", id="anti-slavery-day")
    assert welsh.text.startswith("18 HydrefDiwrnod Atal Caethwasiaeth.")


@pytest.fixture(params=sorted(CALENDARS, key=str))
def feed(request: pytest.FixtureRequest, facts: Facts, whole_project: Project) -> tuple[str, str, bytes]:
    """Each calendar, with a meeting at a time of the clock besides what is in it."""
    language, audience = request.param
    found = with_events(facts, *facts[Event].values(), event(audience=["everyone", "practitioners"]))
    addresses = Addresses(whole_project.pages, "https://anti-trafficking-wales.example/")
    return language, audience, calendar(found, language, audience, addresses)


def test_two_calendar_programs_read_the_same_events(feed: tuple[str, str, bytes]) -> None:
    text = feed[2].decode()
    one = {entry.uid: entry for entry in IcsCalendarStream.calendar_from_ics(text).events}
    other = {entry.uid.value: entry for entry in vobject.readOne(text).vevent_list}
    assert one.keys() == other.keys()
    for uid, entry in one.items():
        assert entry.summary == other[uid].summary.value
        assert entry.dtstart == other[uid].dtstart.value


def test_a_day_comes_every_year_and_a_meeting_by_the_clock_of_its_place(feed: tuple[str, str, bytes]) -> None:
    found = {
        entry.uid.partition("@")[0]: entry for entry in IcsCalendarStream.calendar_from_ics(feed[2].decode()).events
    }
    day = found["anti-slavery-day"]
    assert day.dtstart == datetime.date(2010, 10, 18)
    assert day.rrule is not None
    assert day.rrule.as_rrule_str() == "FREQ=YEARLY"
    meeting = found["meeting"]
    assert isinstance(meeting.dtstart, datetime.datetime)
    assert meeting.dtstart.astimezone(datetime.UTC) == datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
    assert meeting.summary == ("A meeting; with, marks" if feed[0] == "en" else "Cyfarfod; â, marciau")


def test_a_calendar_has_what_is_for_its_audience_alone(facts: Facts, whole_project: Project) -> None:
    addresses = Addresses(whole_project.pages, "https://anti-trafficking-wales.example/")
    everyone = calendar(facts, "en", "everyone", addresses).decode()
    assert "conference-2025" not in everyone
    assert "conference-2025" in calendar(facts, "en", "practitioners", addresses).decode()


def test_the_published_calendars_and_feeds_are_these(built_site: Path, facts: Facts, whole_project: Project) -> None:
    addresses = Addresses(whole_project.pages, "https://anti-trafficking-wales.example/")
    for (language, audience), name in CALENDARS.items():
        assert (built_site / name).read_bytes() == calendar(facts, language, audience, addresses)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_news_are_the_newest_of_the_timeline_in_rss_and_in_json(
    built_site: Path, facts: Facts, language: Any
) -> None:
    titles = [milestone.title.in_(language) for milestone in newest(facts)]
    channel = ElementTree.parse(built_site / NEWS[language]["rss"]).getroot().find("channel")
    assert channel is not None
    assert [item.findtext("title") for item in channel.findall("item")] == titles
    feed = json.loads((built_site / NEWS[language]["json"]).read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in feed["items"]] == titles
    timeline = {"en": "response/timeline/", "cy": "cy/ymateb/llinell-amser/"}[language]
    addresses = {item["url"].partition("#")[0] for item in feed["items"]}
    assert addresses == {f"https://anti-trafficking-wales.example/{timeline}"}


def test_the_calendar_changes_only_with_its_records(facts: Facts, whole_project: Project) -> None:
    addresses = Addresses(whole_project.pages, "https://anti-trafficking-wales.example/")
    told = facts.document(Calendar)
    later = with_document(facts, told.model_copy(update={"checked": told.checked + datetime.timedelta(days=1)}))
    assert calendar(facts, "en", "everyone", addresses) == calendar(replace(facts), "en", "everyone", addresses)
    assert calendar(later, "en", "everyone", addresses) != calendar(facts, "en", "everyone", addresses)
