"""A feed of news in Atom (RFC 4287), which programs that follow sites read."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from ahtc.core.text import Language

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One piece of news: ``address`` leads to it, and ``id`` stays its own when the address gets other news."""

    id: str
    title: str
    address: str
    day: datetime.date
    summary: str


def atom(title: str, author: str, address: str, page: str, language: Language, entries: Sequence[Entry]) -> bytes:
    """The feed at an absolute address, about a page: its entries as given; the same bytes whenever it is written."""
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    newest = max((entry.day for entry in entries), default=datetime.date(1970, 1, 1))
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(newest))
    _add(ElementTree.SubElement(feed, "author"), "name", author)
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": address})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "href": page})
    for entry in entries:
        item = ElementTree.SubElement(feed, "entry")
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "updated", _moment(entry.day))
        _add(item, "summary", entry.summary)
        ElementTree.SubElement(item, "link", {"href": entry.address})
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = "".join(c for c in text if c.isprintable())


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
