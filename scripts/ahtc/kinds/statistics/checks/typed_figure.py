"""Statistics are called from their dataset, never typed into a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.markdown import line_at
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.checks.typed_contact import short_numbers, without_contacts

_PEOPLE = (
    "people|persons?|(?:potential )?victims?|survivors?|child|children|minors?|adults?|wom[ae]n|m[ae]n|boys?|girls?|"
    "referrals?|cases?|"
    "[pb]obl|phobl|[pb]erson(?:au)?|pherson(?:au)?|d?dioddefw(?:r|yr)|g?oroesw(?:r|yr)|"
    "[pb]lant|phlant|[pb]lentyn|phlentyn|oedol(?:yn|ion)|[mf]enyw(?:od)?|[mf]erch(?:ed)?|d?dyn(?:ion)?|"
    "[bf]achgen|[bf]echgyn|h?atgyfeiriad(?:au)?|h?achos(?:ion)?"
)

YEAR = re.compile(r"(?:19|20)\d\d")

FIGURE = re.compile(
    r"(?<![\w.,])(?P<number>"
    r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?=[*_]*\s*(?:%|per\s?cent\b|y\s+cant\b))"
    rf"|\d+(?=[*_]*\s+(?:o\s+)?(?:{_PEOPLE})\b)"
    r"|\d{3,}(?!\d)"
    r")",
    re.IGNORECASE,
)


def findings(project: Project) -> Iterator[Finding]:
    """Each number on a written page that reads as a statistic."""
    short = short_numbers(project.facts)
    for page in project.written():
        text = page.outline.prose
        for found in figures_in(text, short):
            line = line_at(text, found.start(), page.first_line)
            seen = f'The figure "{found["number"]}" is typed by hand'
            expected = "a call, so that the figure lives once, beside its source"
            remedy = 'Write {{ figure("<dataset>", period="<year>") }}, or say it without the number.'
            yield Finding(page.path, line, "typed-figure", seen, expected, remedy)


def figures_in(text: str, short: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The numbers of a page's prose that are statistics: not years, dates, ages, sections of laws or contacts.

    ``short`` finds the short telephone numbers of records.
    """
    text = without_contacts(text, short)
    for found in FIGURE.finditer(text):
        if not YEAR.fullmatch(found["number"]):
            yield found
