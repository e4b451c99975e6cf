"""The parts of a built page that a search can lead to: what stands under each heading, as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_NOT_READ = re.compile(r"<(svg|style|script|select|button|template)\b.*?</\1>|<span class=\"tip\".*?</span>", re.DOTALL)
_FIGURE_CELL = re.compile(r"<t[dh][^>]*>[\s\d.,%–-]*</t[dh]>")
_PART = re.compile(
    r"<h(?P<level>[2-4])(?=[^>]*\bid=\"(?P<id>[^\"]+)\")[^>]*>(?P<heading>.*?)</h(?P=level)>"
    r"|<(?:div|li|section|article|dt|details)(?=[^>]*\bid=\"(?P<block>[^\"]+)\")[^>]*>",
    re.DOTALL,
)
_DIALS = re.compile(r"<a\b[^>]*\bhref=\"(?:tel|sms):(?P<digits>[+\d]+)[^>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|em|i|q|span|strong|time|sup|sub|code|small|dfn)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_REPEATED = re.compile(r" ·(?: ·)* ")


@dataclass(frozen=True)
class Section:
    """Words under a heading: its anchor (none at the top of the page), the heading, the text, numbers that it dials."""

    anchor: str
    heading: str
    text: str
    dials: tuple[str, ...] = ()


def sections_of(html: str) -> Iterator[Section]:
    """The sections of a page's HTML, in order; those without a word are left out."""
    html = _FIGURE_CELL.sub("", _NOT_READ.sub("", html))
    anchor, heading, start = "", "", 0
    for found in _PART.finditer(html):
        yield from _section(anchor, heading, html[start : found.start()])
        anchor, heading, start = found["id"] or found["block"], _plain(found["heading"] or ""), found.end()
    yield from _section(anchor, heading, html[start:])


def _section(anchor: str, heading: str, html: str) -> Iterator[Section]:
    text = _plain(html)
    if text or heading:
        yield Section(anchor, heading, text, tuple(found["digits"] for found in _DIALS.finditer(html)))


def _plain(html: str) -> str:
    text = " ".join(unescape(_TAG.sub(" · ", _INLINE.sub("", html))).split())
    return _REPEATED.sub(" · ", text).strip(" ·")
