"""What of the built site depends on the day: a contact long unchecked, a page whose review is due, an event that is
over, a toolkit that is no longer valid. Nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahtc.core.facts import Facts
from ahtc.core.pages import FrontMatter, Page
from ahtc.kinds.events.record import Event
from ahtc.kinds.organisations.record import STALE_DAYS, Organisation
from ahtc.kinds.toolkits.record import Toolkit, in_use


@dataclass(frozen=True, order=True)
class Turn:
    """A day on which the site says something new though no file has changed: from then on, where, and what."""

    day: datetime.date
    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.what} (since {self.day})"


def review_due(matter: FrontMatter) -> datetime.date:
    """The last day before a page says that its review is due; a month counts 31 days."""
    return matter.reviewed + datetime.timedelta(days=matter.review_every * 31)


def turns(facts: Facts, pages: Iterable[Page]) -> list[Turn]:
    """Every day that changes the site by itself, the earliest first; between two of them each build is the same."""
    return sorted([*_of_contacts(facts), *_of_events(facts), *_of_toolkits(facts), *_of_pages(pages)])


def _of_contacts(facts: Facts) -> Iterator[Turn]:
    for id, organisation in facts[Organisation].items():
        file = facts.stands(Organisation, id)
        for index, contact in enumerate(organisation.contacts):
            if contact.release == "published":
                day = contact.checked + datetime.timedelta(days=STALE_DAYS + 1)
                line = file.line_of(["contacts", index, "checked"])
                yield Turn(day, file.path, line, f'Pages say of "{contact.id}" that it is long unchecked')


def _of_events(facts: Facts) -> Iterator[Turn]:
    for id, event in facts[Event].items():
        stands = facts.stands(Event, id)
        day = event.last_day + datetime.timedelta(days=1)
        yield Turn(day, stands.path, stands.line_of(["ends"]), f'"{id}" is among the events that are over')


def _of_toolkits(facts: Facts) -> Iterator[Turn]:
    for toolkit in in_use(facts):
        stands = facts.stands(Toolkit, toolkit.id)
        day = toolkit.valid_until + datetime.timedelta(days=1)
        yield Turn(day, stands.path, stands.line_of(["valid_until"]), "The toolkit says that it is out of date")


def _of_pages(pages: Iterable[Page]) -> Iterator[Turn]:
    for page in pages:
        day = review_due(page.matter) + datetime.timedelta(days=1)
        yield Turn(day, page.path, 1, "The page says that its review is due")
