"""The calendars and the feeds of news, by their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.project import Project
from ahtc.kinds.events.feeds import CALENDARS, NEWS, calendar, news_feed
from ahtc.kinds.events.record import Calendar
from ahtc.kinds.timeline.record import Milestone


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """A calendar for each language and audience, and the news in each language as RSS and as JSON."""
    facts = project.facts
    if not facts.document(Calendar).days:
        return
    for (language, audience), name in CALENDARS.items():
        yield name, calendar(facts, language, audience, addresses)
    if facts[Milestone]:
        for code, feeds in NEWS.items():
            for format, name in feeds.items():
                yield name, news_feed(facts, code, format, addresses)
