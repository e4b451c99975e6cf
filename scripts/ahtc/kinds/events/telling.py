"""When an event is, in words; and which are to come."""

from __future__ import annotations

import datetime

from ahtc.core.facts import Facts
from ahtc.core.language import long_date
from ahtc.core.text import Language
from ahtc.kinds.events.record import Calendar, Event, YearlyDay


def when(event: Event, language: Language) -> str:
    """An event's days, and its times where they are known: ``16 October 2025, 09:30–16:00``."""
    first, last = long_date(event.first_day, language), long_date(event.last_day, language)
    days = first if first == last else f"{first} – {last}"
    return f"{days}, {event.starts[11:]}–{event.ends[11:]}" if event.timed else days


def coming(facts: Facts, today: datetime.date) -> list[Event]:
    """The events that are not over yet, the next first."""
    return sorted((each for each in facts[Event].values() if each.last_day >= today), key=lambda each: each.starts)


def over(facts: Facts, today: datetime.date) -> list[Event]:
    """The events that are over, the last first."""
    past = (each for each in facts[Event].values() if each.last_day < today)
    return sorted(past, key=lambda each: each.starts, reverse=True)


def yearly(facts: Facts) -> list[YearlyDay]:
    """The days that come every year, in the order of the year."""
    return sorted(facts.document(Calendar).days, key=lambda day: (day.month, day.day, day.id))
