"""Numbers that people may type into a page: dates, ages, and places in a law or a report."""

from __future__ import annotations

import re

from ahtc.core.markdown import blanked

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
)
_PLACES = (
    "sections?|articles?|paragraphs?|parts?|chapters?|schedules?|"
    "adran(?:nau)?|erthygl(?:au)?|[pb]aragraff(?:au)?|rhan(?:nau)?|[pb]ennod|penodau|atodlen(?:ni)?"
)
_PLACE = r"\d{1,3}[A-Z]?(?!\d)"

_DATES = (
    re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\s+\d{{4}}\b", re.IGNORECASE),
    re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)\d{4}\b"),
)
_LAWS = (
    re.compile(
        rf"\b(?:{_PLACES})\s+{_PLACE}(?:\s*(?:,|-|–|\bto|\band|\bor|\bi|\bac?|\bneu)\s*{_PLACE})*", re.IGNORECASE
    ),
    re.compile(r"\bAct\s+[12]\d{3}\b|\bDd?eddf\b[^.\n\d]{0,90}[12]\d{3}\b"),
)
_AGES = (re.compile(r"\b(?:under|over|aged?|dan|dros)\s+\d{1,2}\b(?:\s+oed\b)?", re.IGNORECASE),)


def without_typed(text: str) -> str:
    """A page's prose with spaces in the place of the numbers that people may type into it."""
    for pattern in (*_DATES, *_LAWS, *_AGES):
        text = blanked(pattern, text)
    return text
