"""Which quarter, or year, a release is about: read from its title, its slug or its file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from itertools import pairwise
from typing import Self

from ahtc.pull.source_findings import refused

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_QUARTER_OF = {(0, 2): 1, (3, 5): 2, (6, 8): 3, (9, 11): 4}
_WHOLE_YEAR = (0, 11)
_YEAR_END = ("end of year", "year end", "end year")


@total_ordering
@dataclass(frozen=True)
class Edition:
    """A quarter (``2023-Q4``), or a whole year (``2023``) where ``quarter`` is ``None``.

    Ordered by the end of the period; a year's summary comes just before its fourth quarter's, whose tables it shares.
    """

    year: int
    quarter: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The edition written ``2023-Q4`` or ``2023``; raises :class:`ProblemsError` for anything else."""
        found = re.fullmatch(r"(20[0-9][0-9])(?:-Q([1-4]))?", text.strip().upper())
        if not found:
            raise refused(text, "This is not an edition", '"2023-Q4", or "2023" for a year', "Correct it.", "edition")
        return cls(int(found[1]), int(found[2]) if found[2] else None)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    def __lt__(self, other: Edition) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, bool]:
        return self.year, self.quarter or 4, self.quarter is not None


def edition_of(title: str) -> Edition:
    """The edition that a title, slug, address or file name is about.

    Raises :class:`ProblemsError` when it names none, or two that disagree.
    """
    found = edition_named(title)
    if found is None:
        expected = 'a quarter and a year, such as "July to September 2025" or "quarter 3 2025"'
        raise refused(title, "No period can be read from this", expected, "Name the edition yourself.", "edition")
    return found


def edition_named(title: str) -> Edition | None:
    """As :func:`edition_of`, but ``None`` when no period of a year is named."""
    words = _words(title)
    years = {int(word) for word in words if re.fullmatch(r"20[0-9][0-9]", word)}
    parts = _parts(words)
    if not years or not parts:
        return None
    if len(years) > 1 or len(parts) > 1:
        expected = "one quarter of one year, or one year"
        raise refused(title, "This names periods that disagree", expected, "Name the edition yourself.", "edition")
    return Edition(years.pop(), parts.pop())


def _words(title: str) -> list[str]:
    """Lower-case words and numbers; of an address, those of its last part only, as hosts and folders hold others."""
    name = title.strip().rstrip("/")
    if not any(character.isspace() for character in name):
        name = name.rpartition("/")[2]
    return re.findall(r"[a-z]+|[0-9]+", name.casefold())


def _parts(words: list[str]) -> set[int | None]:
    """The quarters named, and ``None`` for a year; a fourth quarter with its year's summary counts as the quarter."""
    parts: set[int | None] = set()
    for name, number in pairwise(words):
        if name in ("q", "quarter", "qtr") and number in ("1", "2", "3", "4"):
            parts.add(int(number))
    for first, last in pairwise([word for word in words if word not in ("to", "and")]):
        span = (_month(first), _month(last))
        if span in _QUARTER_OF:
            parts.add(_QUARTER_OF[span])
        elif span == _WHOLE_YEAR:
            parts.add(None)
    if any(f" {phrase} " in f" {' '.join(words)} " for phrase in _YEAR_END):
        parts.add(None)
    return {4} if parts == {4, None} else parts


def _month(word: str) -> int | None:
    matching = [number for number, month in enumerate(_MONTHS) if len(word) >= 3 and month.startswith(word)]
    return matching[0] if matching else None
