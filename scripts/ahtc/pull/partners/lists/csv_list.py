"""The rows of a partner's CSV file: its encoding, its separator, and the line of every row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ahtc.core.problems import Finding
from ahtc.pull.cells import Cell
from ahtc.pull.partners.lists.mapping import ListMapping
from ahtc.pull.source_findings import about, refused

SEPARATORS = (",", ";", "\t", "|")
MOST_UNREAD = 100


@dataclass(frozen=True)
class ListRow:
    """A row with its line or row number, from 1; ``formulas`` are the columns, from 0, that are worked out."""

    number: int
    cells: list[Cell]
    formulas: frozenset[int] = frozenset()

    def cell(self, column: int) -> Cell:
        """A cell; an empty text where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


def decoded(content: bytes, source: str, mapping: ListMapping) -> tuple[str, list[Finding]]:
    """The text of the file, with a warning where its encoding had to be told from its bytes.

    What the mapping says holds. Otherwise a byte order mark, or bytes that are UTF-8 throughout, mean UTF-8, and
    anything else Windows-1252, in which office programs save CSV files. Raises :class:`ProblemsError` when the bytes
    cannot be read so.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in content:
        seen, remedy = "This is not a CSV file in UTF-8 or Windows-1252", 'Save it again as "CSV UTF-8".'
        raise refused(source, seen, "a CSV file or a spreadsheet", remedy, "encoding")
    if mapping.encoding != "windows-1252":
        try:
            return content.decode("utf-8-sig"), []
        except UnicodeDecodeError as error:
            line = _line(content, error)
            if mapping.encoding == "utf-8":
                seen, remedy = f"Line {line} is not UTF-8", "Correct encoding in the mapping, or save the list again."
                raise refused(source, seen, "UTF-8, as the mapping says", remedy, "encoding") from error
            warnings = [_taken_for_windows(source, line)]
    else:
        warnings = []
    try:
        return content.decode("cp1252"), warnings
    except UnicodeDecodeError as error:
        seen = f"Line {_line(content, error)} is neither UTF-8 nor Windows-1252"
        raise refused(source, seen, "one of the two", 'Save the list again as "CSV UTF-8".', "encoding") from error


def csv_rows(text: str, source: str, mapping: ListMapping, unread: list[int]) -> Iterator[ListRow]:
    """Every row that is not empty, with the line on which it ends.

    A line whose quotes do not close is passed over and noted in ``unread``, and reading goes on below it: otherwise
    the rest of the list would end up in one of its cells. Raises :class:`ProblemsError` where many lines are so.
    """
    lines = list(io.StringIO(text, newline=""))
    separator = mapping.separator or _separator(text, mapping)
    start = 0
    while start < len(lines):
        first, reader = start, csv.reader(lines[start:], delimiter=separator, strict=True)
        try:
            for cells in reader:
                start = first + reader.line_num
                yield ListRow(start, list(cells))
        except csv.Error as error:
            start += 1
            unread.append(start)
            if len(unread) > MOST_UNREAD:
                seen = f"More than {MOST_UNREAD} lines cannot be read. Line {unread[0]}: {error}"
                remedy = 'Save the list again as "CSV UTF-8".'
                raise refused(source, seen, "cells, with quotes that close", remedy, "csv") from error


def _separator(text: str, mapping: ListMapping) -> str:
    """The separator that makes most headings of the mapping appear; the comma where none does."""
    lines = text.splitlines()[: mapping.headings_in_row][-1:]
    wanted = set(mapping.columns.all())

    def headings_found(separator: str) -> int:
        return len(wanted & {cell.strip() for row in csv.reader(lines, delimiter=separator) for cell in row})

    return max(SEPARATORS, key=headings_found)


def _line(content: bytes, error: UnicodeDecodeError) -> int:
    return content[: error.start].count(b"\n") + 1


def _taken_for_windows(source: str, line: int) -> Finding:
    seen = f"Line {line} is not UTF-8, so the whole file was read as Windows-1252, which has no ŵ and no ŷ"
    remedy = 'Look at the Welsh names; better, ask for the list saved as "CSV UTF-8".'
    return replace(about(source, seen, "UTF-8", remedy, "encoding"), line=line, severity="warning")
