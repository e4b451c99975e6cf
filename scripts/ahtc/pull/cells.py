"""The cells of a workbook, and what a cell says once note markers and shorthand are understood."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta
ReadingStatus = Literal["official", "not-available", "suppressed", "not-applicable", "low", "unreadable"]

# Government Analysis Function, "Symbols in tables"; the star is the Home Office's own for a count too small to show.
SHORTHAND: dict[str, ReadingStatus] = {
    "[x]": "not-available",
    "[w]": "not-available",
    "[c]": "suppressed",
    "*": "suppressed",
    "**": "suppressed",
    "<5": "suppressed",
    "[z]": "not-applicable",
    "[low]": "low",
}

_NOTE_MARKER = re.compile(r"\[\s*(?:notes?\b[^\]]*|[rpbeu])\s*\]", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})(?:\.0+)?")


@dataclass(frozen=True)
class Reading:
    """What a value cell says: a count, or none with the reason; ``printed`` keeps what was not a plain number."""

    value: int | None
    status: ReadingStatus
    printed: str | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells by row and column, both from 0.

    ``merged`` maps the first cell of each merged heading to the rows and columns it spans; ``formulas`` are the cells
    that are worked out.
    """

    name: str
    rows: list[list[Cell]]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """A cell as the workbook holds it; an empty text where there is none."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else ""

    def words(self, row: int, column: int) -> str:
        """A label: the cell's text without note markers, with single spaces."""
        return words_of(self.cell(row, column))

    def reading(self, row: int, column: int) -> Reading:
        """What a value cell says; never zero for shorthand, a blank or words."""
        return reading_of(self.cell(row, column))

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, as people write it: ``Table_2!C8``."""
        return cell_address(self.name, row, column)


@dataclass(frozen=True)
class Workbook:
    """A workbook's sheets in their order; ``source_name`` is how messages call it (its file name or address)."""

    source_name: str
    sheets: list[Sheet]


def words_of(cell: Cell) -> str:
    """A cell's text without note markers such as ``[note 1]`` or ``[r]``; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(_NOTE_MARKER.sub(" ", str(cell)).split())


def reading_of(cell: Cell) -> Reading:
    """A value cell's count and status; ``unreadable`` for words, fractions, dates and blanks."""
    if isinstance(cell, bool):
        return Reading(None, "unreadable", str(cell))
    if isinstance(cell, int | float):
        whole = cell == cell and abs(cell) < 1e15 and cell == int(cell)
        return Reading(int(cell), "official") if whole else Reading(None, "unreadable", str(cell))
    text = words_of(cell)
    if text.lower() in SHORTHAND:
        return Reading(None, SHORTHAND[text.lower()], text)
    if _WHOLE_NUMBER.fullmatch(text):
        digits = text.replace("−", "-").replace(",", "").replace(" ", "").split(".")[0]
        return Reading(int(digits), "official")
    return Reading(None, "unreadable", text)


def cell_address(sheet: str, row: int, column: int) -> str:
    """Where a cell stands, row and column counted from 0, as people write it: ``Table_2!C8``."""
    return f"{sheet}!{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
