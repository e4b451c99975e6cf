"""An ODS workbook as sheets of cells, and what a cell says once note markers and shorthand are understood."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from ahtc.core.problems import Finding, ProblemsError

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta
ReadingStatus = Literal["official", "not-available", "suppressed", "not-applicable", "low", "unreadable"]

LARGEST_CONTENT = 200_000_000
LARGEST_SHEET = 5_000_000

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
_WHOLE_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.0+)?")
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


@dataclass(frozen=True)
class Reading:
    """What a value cell says: a count, or none with the reason; ``printed`` keeps what was not a plain number."""

    value: int | None
    status: ReadingStatus
    printed: str | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells by row and column, both from 0.

    ``merged`` maps the first cell of each merged heading to the rows and columns it spans.
    """

    name: str
    rows: list[list[Cell]]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

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
        return f"{self.name}!{column_letters(column)}{row + 1}"


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


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_workbook(source: Path | bytes, source_name: str) -> Workbook:
    """The ODS workbook at a path, or in bytes already fetched.

    Raises :class:`ProblemsError` when it is not an ODS, is damaged, or would unpack to more than this can hold.
    """
    try:
        body = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise _unusable(source_name, f"The file cannot be read: {error.strerror}") from error
    content = _content(body, source_name)
    merged = _measure(content, source_name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        sheets = [
            Sheet(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), merged.get(name, {}))
            for name in workbook.sheet_names
        ]
    except CalamineError as error:
        raise _unusable(source_name, f"The workbook cannot be read: {error}") from error
    return Workbook(source_name, sheets)


def _content(body: bytes, source_name: str) -> bytes:
    if not body.startswith(b"PK"):
        start = body[:40].decode("utf-8", "replace").strip()
        raise _unusable(source_name, f'The file is not a spreadsheet; it begins "{start}"')
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > LARGEST_CONTENT:
                raise _unusable(source_name, f"The workbook unpacks to {unpacked:,} bytes")
            # Reading stops at the size the archive states, so a lie about it ends as damage and not as memory.
            return archive.read("content.xml")
    except KeyError as error:
        raise _unusable(source_name, "The file is a ZIP archive but not an ODS workbook") from error
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
        raise _unusable(source_name, f"The workbook is damaged or cut short: {error}") from error


def _measure(content: bytes, source_name: str) -> dict[str, dict[tuple[int, int], tuple[int, int]]]:
    """The merged cells of each sheet, once it is known that every sheet fits.

    Calamine does not tell merged cells in ODS, and gives repeated cells their full number before anyone can look:
    a file of a kilobyte can ask for all memory. So the sizes are added up first.
    """
    measure = _Measure(source_name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = measure.start
    parser.EndElementHandler = measure.end
    parser.CharacterDataHandler = measure.text
    parser.StartDoctypeDeclHandler = measure.refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _unusable(source_name, f"The workbook is damaged: {error}") from error
    return measure.merged


class _Measure:
    """Adds up how far each sheet reaches while its XML goes by, and notes the merged cells."""

    def __init__(self, source_name: str) -> None:
        self.source_name = source_name
        self.merged: dict[str, dict[tuple[int, int], tuple[int, int]]] = {}
        self.sheet = ""
        self.row = self.column = self.rows_now = self.columns_now = 0
        self.last_row = self.last_column = 0
        self.row_has_content = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not name.startswith(_NAMESPACE):
            return
        element = name.removeprefix(_NAMESPACE)
        if element == "table":
            self.sheet = attributes.get(f"{_NAMESPACE}name", "")
            self.row = self.last_row = self.last_column = 0
        elif element == "table-row":
            self.column, self.row_has_content = 0, False
            self.rows_now = self._count(attributes, "number-rows-repeated")
        elif element in ("table-cell", "covered-table-cell"):
            self.columns_now = self._count(attributes, "number-columns-repeated")
            spans = (
                self._count(attributes, "number-rows-spanned"),
                self._count(attributes, "number-columns-spanned"),
            )
            if spans != (1, 1):
                self.merged.setdefault(self.sheet, {})[(self.row, self.column)] = spans
            if any(attribute.endswith(("value-type", "formula")) for attribute in attributes):
                self._reach()

    def text(self, text: str) -> None:
        if text.strip():
            self._reach()

    def end(self, name: str) -> None:
        if name in (f"{_NAMESPACE}table-cell", f"{_NAMESPACE}covered-table-cell"):
            self.column += self.columns_now
        elif name == f"{_NAMESPACE}table-row":
            self.row += self.rows_now
            if self.row_has_content:
                self.last_row = self.row
            if self.last_row * self.last_column > LARGEST_SHEET:
                seen = f"Sheet {self.sheet} reaches over {self.last_row:,} rows and {self.last_column:,} columns"
                raise _unusable(self.source_name, seen)

    def refuse_doctype(self, *_: object) -> None:
        raise _unusable(self.source_name, "The workbook declares a document type, which no spreadsheet needs")

    def _reach(self) -> None:
        self.row_has_content = True
        self.last_column = max(self.last_column, self.column + self.columns_now)

    def _count(self, attributes: dict[str, str], name: str) -> int:
        printed = attributes.get(f"{_NAMESPACE}{name}", "1")
        if not printed.isdecimal():
            raise _unusable(self.source_name, f'The workbook is damaged: {name} is "{printed}"')
        return max(1, int(printed))


def _unusable(source_name: str, seen: str) -> ProblemsError:
    remedy = "Fetch it again from the publisher's page, and open it there to see that it is a spreadsheet."
    return ProblemsError([Finding(source_name, 1, "workbook", seen, "an ODS workbook of data tables", remedy)])
