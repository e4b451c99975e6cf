"""Where a table's title, headings and body stand on a sheet, found by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahtc.pull.cells import Sheet
from ahtc.pull.nrm.categories import Heading, heading, identifier

_ROWS_ABOVE_BODY = 40
_ROWS_TO_JUDGE_A_COLUMN = 60
_TITLE_LINES = 3


@dataclass(frozen=True)
class Column:
    """A column and its heading.

    ``words`` is the lowest heading; ``above`` the one it stands under, ``surely`` when the workbook says so by
    merged cells and not only by the blanks to its right. ``row`` is where ``words`` stands.
    """

    index: int
    row: int
    words: str
    above: str = ""
    surely: bool = True
    holds: Heading | None = None

    @property
    def printed(self) -> str:
        """Both levels of the heading, as a message shows them."""
        return f"{self.above}: {self.words}" if self.above else self.words


@dataclass(frozen=True)
class Head:
    """A sheet's title lines and headings.

    ``labels`` are columns of known labels (year, gender ...), ``strangers`` columns of words under an unknown
    heading, ``values`` columns of counts; ``body`` is the first row under the headings.
    """

    titles: tuple[str, ...]
    labels: tuple[Column, ...]
    strangers: tuple[Column, ...]
    values: tuple[Column, ...]
    body: int


def read_head(sheet: Sheet) -> Head | None:
    """The sheet's headings, or None when no row has a heading that is known."""
    row = _heading_row(sheet)
    if row is None:
        return None
    known = {c: holds for c in range(sheet.width) if (holds := heading(sheet.words(row, c))) is not None}
    lowest = row + 1 if _continues(sheet, row + 1, known) else row
    highest = row - 1 if lowest == row and _groups(sheet, row - 1, known) else row
    columns = [_column(sheet, c, highest, lowest, known.get(c)) for c in range(sheet.width)]
    columns = [column for column in columns if column.words]
    wordy = {column.index for column in columns if _is_wordy(sheet, column.index, lowest + 1)}
    periods = ("year", "quarter", "period")
    labels = [column for column in columns if column.holds in periods or (column.holds and column.index in wordy)]
    if not _has_body(sheet, lowest + 1):
        labels = [column for column in columns if column.holds]
    others = [column for column in columns if column not in labels]
    return Head(
        titles=title_lines(sheet, highest),
        labels=tuple(column for column in labels if column.holds != "notes"),
        strangers=tuple(column for column in others if column.index in wordy),
        values=tuple(column for column in others if column.index not in wordy and column.holds != "notes"),
        body=lowest + 1,
    )


def title_lines(sheet: Sheet, before: int) -> tuple[str, ...]:
    """The lines that may be a table's title: the one that begins ``Table 2``, or the first few above the headings."""
    lines = [text for row in range(before) if (text := _only_words(sheet, row))]
    numbered = [line for line in lines if re.match(r"table[\s_]*[0-9]", line, re.IGNORECASE)]
    if len(numbered) > 1:
        return ()  # a sheet of contents
    return tuple(numbered or lines[:_TITLE_LINES])


def _only_words(sheet: Sheet, row: int) -> str:
    filled = [text for c in range(len(sheet.rows[row])) if (text := sheet.words(row, c))]
    return filled[0] if len(filled) == 1 else ""


def _heading_row(sheet: Sheet) -> int | None:
    best, most = None, 0
    for row in range(min(len(sheet.rows), _ROWS_ABOVE_BODY)):
        filled = [text for c in range(len(sheet.rows[row])) if (text := sheet.words(row, c))]
        found = len({holds for text in filled if (holds := heading(text)) is not None})
        if len(filled) > 1 and found > most:
            best, most = row, found
    return best


def _continues(sheet: Sheet, row: int, known: dict[int, Heading]) -> bool:
    """Whether a row still belongs to the headings: blank under the known ones, words under the others."""
    if row >= len(sheet.rows) or any(sheet.words(row, c) for c in known):
        return False
    filled = [c for c in range(sheet.width) if sheet.words(row, c)]
    return bool(filled) and all(_says_words(sheet, row, c) for c in filled)


def _groups(sheet: Sheet, row: int, known: dict[int, Heading]) -> bool:
    """Whether a row holds headings that stand over several columns, and not a title or a note."""
    if row < 0 or any(sheet.words(row, c) for c in known):
        return False
    filled = [c for c in range(sheet.width) if sheet.words(row, c)]
    return len(filled) > 1 or any(sheet.merged.get((row, c), (1, 1))[1] > 1 for c in filled if c > min(known))


def _column(sheet: Sheet, index: int, highest: int, lowest: int, holds: Heading | None) -> Column:
    words, row = sheet.words(lowest, index), lowest
    if highest == lowest:
        return Column(index, row, words, holds=holds)
    above, surely = _above(sheet, highest, index)
    if holds is not None or not words:
        printed = sheet.words(highest, index)
        return Column(index, row if words else highest, words or printed, holds=holds)
    return Column(index, row, words, above, surely)


def _above(sheet: Sheet, row: int, index: int) -> tuple[str, bool]:
    """The heading that stands over a column, and whether the workbook says so itself."""
    spans = {c: columns for (at, c), (_, columns) in sheet.merged.items() if at == row}
    start = next((c for c in range(index, -1, -1) if sheet.words(row, c)), None)
    if start is None:
        return "", True
    if spans:
        inside = index < start + spans.get(start, 1)
        return (sheet.words(row, start), True) if inside else ("", True)
    return sheet.words(row, start), start == index


def _says_words(sheet: Sheet, row: int, column: int) -> bool:
    return sheet.reading(row, column).status == "unreadable" and isinstance(sheet.cell(row, column), str)


def _is_wordy(sheet: Sheet, column: int, body: int) -> bool:
    """Whether most of a column's filled cells are words, and neither counts nor shorthand."""
    rows = range(body, min(len(sheet.rows), body + _ROWS_TO_JUDGE_A_COLUMN))
    filled = [row for row in rows if sheet.words(row, column)]
    return sum(_says_words(sheet, row, column) for row in filled) * 2 > len(filled)


def _has_body(sheet: Sheet, body: int) -> bool:
    return any(sheet.words(row, c) for row in range(body, len(sheet.rows)) for c in range(len(sheet.rows[row])))


def spelled(*texts: str) -> str:
    """Words made comparable: lower case, hyphens between them and at both ends, so that whole words can be sought."""
    return f"-{identifier(' '.join(texts))}-"
