"""What a call on a page may ask: the facts, the page's language, and the addresses of other pages from it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markupsafe import Markup

from ahtc.core.facts import Facts
from ahtc.core.problems import did_you_mean
from ahtc.core.templates import Templates
from ahtc.core.text import Language

Record = TypeVar("Record")
Value = TypeVar("Value")

# The absolute address of a page, named by its source file under ``docs`` (``partners/bawso.md``), in one language.
Address = Callable[[str, Language], str]


class CallError(Exception):
    """Raised by a call that cannot answer: what was seen, what was expected and how to mend it."""

    def __init__(self, seen: str, expected: str, remedy: str) -> None:
        super().__init__(seen)
        self.seen, self.expected, self.remedy = seen, expected, remedy


@dataclass
class CallingPage:
    """The page that calls stand on, in one language.

    ``link`` gives the address, relative to this page, of another page named by its source file under ``docs``;
    ``address`` its absolute address in a language; ``file`` the relative address of a file of the built site (both
    answer with the name itself where no site is being built). ``today`` decides whether a contact's check has gone
    stale; ``any_stale`` tells, once the page is expanded, whether it shows one. ``site_url`` starts the addresses in
    citations. ``explained`` holds what the page has explained already. ``trial`` asks only whether each call can be
    answered: what takes long to make, such as the size of a file, may be left out of the answer.
    """

    facts: Facts
    templates: Templates
    language: Language
    link: Callable[[str], str]
    today: datetime.date
    site_url: str = ""
    address: Address = lambda name, _: name
    file: Callable[[str], str] = str
    trial: bool = False
    any_stale: bool = False
    explained: set[tuple[str, str]] = field(default_factory=set)

    def find(self, record: type[Record], id: str, called: str, where: str) -> Record:
        """A record by its id; raises :class:`CallError` with a suggestion."""
        return look_up(self.facts[record], id, called, where)

    def render(self, template: str, **values: Any) -> Markup:
        """A template of a kind in the page's language."""
        return self.templates.render(template, self.language, **values)

    def first_mention(self, kind: str, id: str) -> bool:
        """Whether the page names this for the first time; from now on it does not."""
        new = (kind, id) not in self.explained
        self.explained.add((kind, id))
        return new


def look_up(records: Mapping[str, Value], id: str, called: str, where: str) -> Value:
    """A record by its id; raises :class:`CallError` that says what it is ``called`` and ``where`` its ids stand."""
    if id not in records:
        raise CallError(f'There is no {called} "{id}"', f"an id of {where}", did_you_mean(id, records))
    return records[id]
