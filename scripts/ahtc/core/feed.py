"""Feeds of news, which programs that follow sites read: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree import ElementTree

from ahtc.core.escape import inert_json
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


def rss(title: str, address: str, page: str, language: Language, entries: Sequence[Entry]) -> bytes:
    """The same news in RSS 2.0, in the order given."""
    whole = ElementTree.Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = ElementTree.SubElement(whole, "channel")
    for name, text in (("title", title), ("link", page), ("description", title), ("language", language)):
        _add(channel, name, text)
    ElementTree.SubElement(channel, "atom:link", {"rel": "self", "href": address, "type": "application/rss+xml"})
    for entry in entries:
        item = ElementTree.SubElement(channel, "item")
        for name, text in (("title", entry.title), ("link", entry.address), ("description", entry.summary)):
            _add(item, name, text)
        _add(item, "guid", entry.id)
        _add(item, "pubDate", format_datetime(datetime.datetime.combine(entry.day, datetime.time(), datetime.UTC)))
    ElementTree.indent(whole)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(whole, encoding="unicode")}\n'.encode()


def json_feed(title: str, address: str, page: str, language: Language, entries: Sequence[Entry]) -> bytes:
    """The same news in JSON Feed 1.1, in the order given."""
    items = [
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.summary,
            "date_published": _moment(entry.day),
        }
        for entry in entries
    ]
    version = "https://jsonfeed.org/version/1.1"
    whole = {"version": version, "title": title, "home_page_url": page, "feed_url": address, "language": language}
    return (inert_json({**whole, "items": items}, indent=1) + "\n").encode()


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = "".join(c for c in text if c.isprintable())


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
