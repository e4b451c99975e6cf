"""The rows of a partner's spreadsheet (XLSX or ODS), and which of its cells are worked out by a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from posixpath import join, normpath
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from ahtc.core.problems import did_you_mean
from ahtc.pull.archive import check_zip
from ahtc.pull.partners.lists.csv_list import ListRow
from ahtc.pull.source_findings import refused
from ahtc.pull.workbook import LARGEST_SHEET, read_workbook

LARGEST_UNPACKED = 200_000_000
_ANOTHER = "Open it in a spreadsheet program and save it again, or save the sheet as CSV UTF-8."
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_Formulas = dict[int, set[int]]
_Start = Callable[[str, dict[str, str]], None]


def sheet_rows(content: bytes, source: str, wanted: str | None) -> Iterator[ListRow]:
    """The rows of the sheet called ``wanted``, or of the only or first sheet, each with the number people see.

    Raises :class:`ProblemsError` when the file is no spreadsheet, is damaged, or would fill the memory.
    """
    check_zip(content, limit_total=LARGEST_UNPACKED, limit_ratio=250, limit_members=1_000, source=source)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        is_ods = "content.xml" in archive.namelist()
    if is_ods:
        read_workbook(content, source)
    workbook = _opened(content, source)
    names = workbook.sheet_names
    name = _chosen(names, wanted, source)
    formulas = _ods_formulas(content, source, name) if is_ods else _xlsx_formulas(content, source, name)
    try:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise _damaged(source, error) from error
    for index, cells in enumerate(rows):
        yield ListRow(index + 1, list(cells), frozenset(formulas.get(index, ())))


def _opened(content: bytes, source: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise _damaged(source, error) from error


def _chosen(names: list[str], wanted: str | None, source: str) -> str:
    if wanted is None and names:
        return names[0]
    if wanted not in names:
        seen = f'The workbook has no sheet "{wanted}"' if wanted else "The workbook has no sheet"
        remedy = did_you_mean(wanted or "", names)
        raise refused(source, seen, f"one of {', '.join(names)}", remedy, "sheet")
    return wanted


def _xlsx_formulas(content: bytes, source: str, name: str) -> _Formulas:
    """Where a sheet has formulas, by row and column from 0; raises when the sheet reaches too far to be read."""
    formulas: _Formulas = defaultdict(set)
    place = (-1, -1)
    last_row = last_column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place, last_row, last_column
        if tag.endswith("}row"):
            number = attributes.get("r", "")
            place = (int(number) - 1 if number.isdecimal() else place[0] + 1, -1)
        elif tag.endswith("}c"):
            match = _CELL.fullmatch(attributes.get("r", ""))
            place = (int(match[2]) - 1, _column(match[1])) if match else (place[0], place[1] + 1)
            last_row, last_column = max(last_row, place[0] + 1), max(last_column, place[1] + 1)
            if last_row * last_column > LARGEST_SHEET:
                seen = f"The sheet reaches over {last_row:,} rows and {last_column:,} columns"
                raise refused(source, seen, "a list of organisations", _ANOTHER, "sheet")
        elif tag.endswith("}f"):
            formulas[place[0]].add(place[1])

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _parse(archive.read(_sheet_member(archive, name, source)), source, start)
    return formulas


def _sheet_member(archive: zipfile.ZipFile, name: str, source: str) -> str:
    """The member of an XLSX file that holds a sheet (ECMA-376 part 1, 12.3.23)."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}sheet"):
            ids[attributes.get("name", "")] = attributes.get(_RELATIONSHIP, "")

    def relationship(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}Relationship"):
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    try:
        _parse(archive.read("xl/workbook.xml"), source, sheet)
        _parse(archive.read("xl/_rels/workbook.xml.rels"), source, relationship)
        target = targets[ids[name]]
        member = target.removeprefix("/") if target.startswith("/") else normpath(join("xl", target))
        return archive.getinfo(member).filename
    except KeyError as error:
        raise _damaged(source, error) from error


def _ods_formulas(content: bytes, source: str, name: str) -> _Formulas:
    formulas: _Formulas = defaultdict(set)
    sheet, row, column, rows_now = "", -1, 0, 1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal sheet, row, column, rows_now
        element = tag.rpartition("}")[2]
        named = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if element == "table":
            sheet, row, rows_now = named.get("name", ""), 0, 0
        elif element == "table-row":
            row, column, rows_now = row + rows_now, 0, int(named.get("number-rows-repeated", "1"))
        elif element in ("table-cell", "covered-table-cell"):
            columns_now = int(named.get("number-columns-repeated", "1"))
            if "formula" in named and sheet == name:
                for each in range(row, row + rows_now):
                    formulas[each].update(range(column, column + columns_now))
            column += columns_now

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _parse(archive.read("content.xml"), source, start)
    return formulas


def _parse(xml: bytes, source: str, start: _Start) -> None:
    def refuse_doctype(*_: object) -> None:
        seen = "The workbook declares a document type, which no spreadsheet needs"
        raise refused(source, seen, "an ordinary workbook", _ANOTHER, "sheet")

    def tagged(tag: str, attributes: dict[str, str]) -> None:
        start("{" + tag, {"{" + key if "}" in key else key: value for key, value in attributes.items()})

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = tagged
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise _damaged(source, error) from error


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _damaged(source: str, error: Exception) -> Exception:
    seen = f"The workbook cannot be read ({error})"
    return refused(source, seen, "a spreadsheet in XLSX or ODS", _ANOTHER, "sheet")
