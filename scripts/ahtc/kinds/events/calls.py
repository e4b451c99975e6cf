"""The calls that answer with events, with the days of the year, with news, and with the feeds of them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.language import day_and_month
from ahtc.kinds.events.feeds import CALENDARS, NEWS, newest
from ahtc.kinds.events.record import AUDIENCES, Calendar
from ahtc.kinds.events.telling import coming, over, when, yearly
from ahtc.kinds.timeline.pages import TIMELINE_PAGE

EVENTS_PAGE = "events/index.md"


def events(page: CallingPage, which: str) -> Markup:
    """The events that are ``coming`` or ``past``, each with when, where, for whom, what it costs and who says so."""
    if which not in ("coming", "past"):
        raise CallError(f'There are no "{which}" events', 'events("coming") or events("past")', "Write one of them.")
    found = coming(page.facts, page.today) if which == "coming" else over(page.facts, page.today)
    return page.render(
        "events.html",
        events=found,
        coming=which == "coming",
        when=lambda event: when(event, page.language),
        over_mark=lambda event: page.render("over_mark.html", event=event),
    )


def yearly_days(page: CallingPage) -> Markup:
    """The days that come every year, in the order of the year, and what usually happens without a date so far."""
    return page.render(
        "yearly_days.html",
        days=yearly(page.facts),
        customs=page.facts.document(Calendar).customs,
        on=lambda day: day_and_month(day.first, page.language),
    )


def next_events(page: CallingPage) -> Markup:
    """What comes next, for the home page: up to three events with a date, and the days that come every year."""
    return page.render(
        "next_events.html",
        events=coming(page.facts, page.today)[:3],
        days=yearly(page.facts),
        on=lambda day: day_and_month(day.first, page.language),
        when=lambda event: when(event, page.language),
        over_mark=lambda event: page.render("over_mark.html", event=event),
        href=page.link(EVENTS_PAGE),
    )


def news(page: CallingPage) -> Markup:
    """The newest entries of the timeline, each linked to its place there."""
    return page.render("news.html", milestones=newest(page.facts), href=page.link(TIMELINE_PAGE))


def calendar_files(page: CallingPage) -> Markup:
    """Links to the calendars for calendar programs, by whom they are for, and to the feeds of news."""
    return page.render(
        "calendar_files.html",
        calendars=[(audience, page.file(CALENDARS[page.language, audience])) for audience in AUDIENCES],
        feeds=[(format, page.file(name)) for format, name in NEWS[page.language].items()],
    )


CALLS: dict[str, Callable[..., Markup]] = {
    "events": events,
    "yearly_days": yearly_days,
    "next_events": next_events,
    "news": news,
    "calendar_files": calendar_files,
}
