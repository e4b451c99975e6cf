"""The cells of an ODS workbook, read from its XML as it goes by: what would not fit is refused before it is held.

A file of a kilobyte can ask for all memory: by cells said to stand a million times, by sheets, by spaces. So each is
counted before it is made. (The ready-made reader gives repeated cells their full number at once, and drops the line
breaks and tabs inside a cell.) OpenDocument 1.3, part 3, 9 and 6.1.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from functools import lru_cache
from xml.parsers import expat

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.cells import Cell, Sheet, cell_address
from ahtc.pull.contained import At

LARGEST_CONTENT = 200_000_000
MOST_CELLS = 5_000_000
MOST_SHEETS = 1_000
MOST_FORMULAS = 200_000
LONGEST_CELL = 100_000

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
}
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_PARAGRAPHS = frozenset({"text:p", "text:h"})
# These hold words, or cells, that are not what the sheet shows: comments, drawings, the history of changes.
_ASIDE = frozenset(
    {"office:annotation", "office:forms", "table:shapes", "table:tracked-changes", "table:dde-links", "text:note"}
)
_COUNT = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_NUMERIC = frozenset({"float", "percentage", "currency"})


def ods_sheets(at: At, body: bytes, source: str) -> list[Sheet]:
    """Every sheet of the workbook in ``body``, in order, each with its cells from A1 on.

    ``at`` hears of each sheet. Raises :class:`ProblemsError` when it is not an ODS, is damaged, or would unpack to more
    than can be held: more than :data:`MOST_CELLS` cells in all its sheets, or a cell of over :data:`LONGEST_CELL`
    characters.
    """
    reader = _Reader(at, source)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    try:
        parser.Parse(_content(body, source), True)
    except expat.ExpatError as error:
        raise unusable(source, f"The workbook is damaged: {error}") from error
    return reader.sheets


def unusable(source: str, seen: str) -> ProblemsError:
    """The error, ready to raise, for a file that is no workbook of tables."""
    remedy = "Fetch it again from the publisher's page, and open it there to see that it is a spreadsheet."
    return ProblemsError([Finding(source, 1, "workbook", seen, "an ODS workbook of data tables", remedy)])


def _content(body: bytes, source: str) -> bytes:
    if not body.startswith(b"PK"):
        start = body[:40].decode("utf-8", "replace").strip()
        raise unusable(source, f'The file is not a spreadsheet; it begins "{start}"')
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > LARGEST_CONTENT:
                raise unusable(source, f"The workbook unpacks to {unpacked:,} bytes")
            # Reading stops at the size the archive states, so a lie about it ends as damage and not as memory.
            return archive.read("content.xml")
    except KeyError as error:
        raise unusable(source, "The file is a ZIP archive but not an ODS workbook") from error
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise unusable(source, f"The workbook is damaged or cut short: {error}") from error


class _Reader:
    """Takes in the XML element by element, and gathers the sheets."""

    def __init__(self, at: At, source: str) -> None:
        self.at, self.source = at, source
        self.sheets: list[Sheet] = []
        self.sheet = Sheet("", [])
        self.formulas: set[tuple[int, int]] = set()
        self.row: list[Cell] = []
        self.row_at = self.column = self.rows_now = self.columns_now = 0
        self.held = 0
        self.cell: dict[str, str] = {}
        self.words: list[str] = []
        self.length = self.paragraphs = self.inside = self.tables = self.aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = _short(name)
        if self.aside or element in _ASIDE or element.startswith("draw:"):
            self.aside += 1
        elif element == "table:table":
            self._begin_sheet(attributes)
        elif element == "table:table-row":
            self.row, self.column = [], 0
            self.rows_now = self._count(attributes, "table:number-rows-repeated")
        elif element in _CELLS:
            self.cell = {_short(key): value for key, value in attributes.items()}
            self.columns_now = self._count(attributes, "table:number-columns-repeated")
            self.words, self.length, self.paragraphs = [], 0, 0
            self._note_span(attributes)
        elif element in _PARAGRAPHS:
            self._add("\n" if self.paragraphs else "")
            self.paragraphs += 1
            self.inside += 1
        elif element == "text:line-break":
            self._add("\n")
        elif element == "text:tab":
            self._add("\t")
        elif element == "text:s":
            self._add_spaces(self._count(attributes, "text:c"))

    def text(self, text: str) -> None:
        if self.inside and not self.aside:
            self._add(text)

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
            return
        element = _short(name)
        if element in _CELLS:
            self._end_cell()
        elif element in _PARAGRAPHS:
            self.inside -= 1
        elif element == "table:table-row":
            self._end_row()
        elif element == "table:table":
            self.tables -= 1
            self.sheets.append(Sheet(self.sheet.name, self.sheet.rows, self.sheet.merged, frozenset(self.formulas)))

    def refuse_doctype(self, *_: object) -> None:
        raise self._unusable("The workbook declares a document type, which no spreadsheet needs")

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        name = {_short(key): value for key, value in attributes.items()}.get("table:name", "")
        self.at(f"sheet {name}")
        if self.tables:
            raise self._unusable(f"A cell of sheet {self.sheet.name} holds a whole table")
        if any(sheet.name == name for sheet in self.sheets):
            raise self._unusable(f'Two sheets are called "{name}"')
        if len(self.sheets) == MOST_SHEETS:
            raise self._unusable(f"The workbook has more than {MOST_SHEETS:,} sheets")
        self.tables += 1
        self.sheet, self.formulas, self.row_at = Sheet(name, []), set(), 0

    def _note_span(self, attributes: dict[str, str]) -> None:
        spans = (
            self._count(attributes, "table:number-rows-spanned"),
            self._count(attributes, "table:number-columns-spanned"),
        )
        if spans != (1, 1):
            self.sheet.merged[(self.row_at, self.column)] = spans

    def _end_cell(self) -> None:
        value = self._value()
        if value != "" or "table:formula" in self.cell:
            self._hold(self.rows_now * (self.column + self.columns_now - len(self.row)))
            self.row += [""] * (self.column - len(self.row))
            self.row += [value] * self.columns_now
        if "table:formula" in self.cell:
            rows = range(self.row_at, self.row_at + self.rows_now)
            columns = range(self.column, self.column + self.columns_now)
            if len(self.formulas) + len(rows) * len(columns) > MOST_FORMULAS:
                raise self._unusable(f"Sheet {self.sheet.name} has more than {MOST_FORMULAS:,} formulas")
            self.formulas.update((row, column) for row in rows for column in columns)
        self.column += self.columns_now

    def _end_row(self) -> None:
        if self.row:
            rows = self.sheet.rows
            self._hold(self.row_at + self.rows_now - len(rows))
            rows += [[] for _ in range(self.row_at - len(rows))]
            rows += [self.row] * self.rows_now
        self.row_at += self.rows_now

    def _hold(self, more: int) -> None:
        """Counts the cells (and rows) that are about to be held, in all sheets together."""
        self.held += more
        if self.held > MOST_CELLS:
            reach = f"{self.row_at + self.rows_now:,} rows and {self.column + self.columns_now:,} columns"
            seen = f"Sheet {self.sheet.name} reaches over {reach}"
            others = len(self.sheets)
            beside = f", beside the {others} sheet{'s' if others > 1 else ''} before it" if others else ""
            raise self._unusable(f"{seen}{beside}: more than {MOST_CELLS:,} cells in all")

    def _value(self) -> Cell:
        kind, text = self.cell.get("office:value-type", ""), "".join(self.words)
        if kind in _NUMERIC:
            printed = self.cell.get("office:value", "")
            if not _NUMBER.fullmatch(printed):
                raise self._unusable(f'The workbook is damaged: in cell {self._place()} a number is "{printed[:40]}"')
            return float(printed)
        if kind == "boolean":
            return self.cell.get("office:boolean-value") == "true"
        if kind == "date":
            return _date(self.cell.get("office:date-value", ""), text)
        return self.cell.get("office:string-value", text) if kind == "string" else text

    def _add(self, text: str) -> None:
        self._lengthen(len(text))
        self.words.append(text)

    def _add_spaces(self, count: int) -> None:
        self._lengthen(count)
        self.words.append(" " * count)

    def _lengthen(self, more: int) -> None:
        self.length += more
        if self.length > LONGEST_CELL:
            seen = f"Cell {self._place()} holds more than {LONGEST_CELL:,} characters"
            raise self._unusable(seen)

    def _place(self) -> str:
        return cell_address(self.sheet.name, self.row_at, self.column)

    def _count(self, attributes: dict[str, str], wanted: str) -> int:
        for name, printed in attributes.items():
            if _short(name) == wanted:
                if not _COUNT.fullmatch(printed):
                    shown = f'"{printed[:20]}"' if len(printed) <= 20 else f"a number of {len(printed):,} characters"
                    named = f"in sheet {self.sheet.name} {wanted}"
                    raise self._unusable(f"The workbook is damaged: {named} is {shown}")
                return max(1, int(printed))
        return 1

    def _unusable(self, seen: str) -> ProblemsError:
        return unusable(self.source, seen)


@lru_cache(maxsize=512)
def _short(name: str) -> str:
    """An element's or attribute's name with the usual prefix of its namespace."""
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def _date(printed: str, text: str) -> Cell:
    """A date or a moment; the text as shown where no calendar has it."""
    try:
        return datetime.datetime.fromisoformat(printed) if "T" in printed else datetime.date.fromisoformat(printed)
    except ValueError:
        return text
