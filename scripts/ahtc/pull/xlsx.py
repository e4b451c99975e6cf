"""One sheet of an XLSX workbook: measured in its XML first, then read, with the cells that a formula works out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from posixpath import join, normpath
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from ahtc.core.problems import ProblemsError
from ahtc.pull.cells import Sheet
from ahtc.pull.ods import MOST_CELLS, MOST_FORMULAS
from ahtc.pull.source_findings import refused

ANOTHER = "Open it in a spreadsheet program and save it again, or save the sheet as CSV UTF-8."
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_Start = Callable[[str, dict[str, str]], None]


def xlsx_names(content: bytes, source: str) -> list[str]:
    """The names of its sheets, in order; raises :class:`ProblemsError` when it is damaged."""
    return list(_sheet_ids(content, source))


def xlsx_sheet(content: bytes, source: str, name: str) -> Sheet:
    """The sheet called ``name``; raises :class:`ProblemsError` when it is damaged or reaches too far to be held."""
    formulas = _measured(content, source, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise damaged(source, error) from error
    return Sheet(name, [list(cells) for cells in rows], formulas=formulas)


def damaged(source: str, error: object) -> ProblemsError:
    """The error, ready to raise, for a spreadsheet that cannot be read."""
    seen = f"The workbook cannot be read ({error})"
    return refused(source, seen, "a spreadsheet in XLSX or ODS", ANOTHER, "sheet")


def _measured(content: bytes, source: str, name: str) -> frozenset[tuple[int, int]]:
    """Where a sheet has formulas, by row and column from 0; raises when the sheet reaches too far to be read."""
    formulas: set[tuple[int, int]] = set()
    place = (-1, -1)
    last_row = last_column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place, last_row, last_column
        if tag.endswith("}row"):
            place = (_row(attributes.get("r"), place[0], name, source), -1)
        elif tag.endswith("}c"):
            place = _place(attributes.get("r"), place, name, source)
            last_row, last_column = max(last_row, place[0] + 1), max(last_column, place[1] + 1)
            if last_row * last_column > MOST_CELLS:
                seen = f"Sheet {name} reaches over {last_row:,} rows and {last_column:,} columns"
                raise refused(source, seen, f"at most {MOST_CELLS:,} cells", ANOTHER, "sheet")
        elif tag.endswith("}f"):
            formulas.add(place)
            if len(formulas) > MOST_FORMULAS:
                seen = f"Sheet {name} has more than {MOST_FORMULAS:,} formulas"
                raise refused(source, seen, "a sheet of words and numbers", ANOTHER, "sheet")

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _parse(archive.read(_member(archive, name, source)), source, start)
    return frozenset(formulas)


def _row(printed: str | None, before: int, name: str, source: str) -> int:
    if printed is None:
        return before + 1
    if not _ROW.fullmatch(printed):
        raise damaged(source, f'in sheet {name} a row is numbered "{printed[:20]}"')
    return int(printed) - 1


def _place(printed: str | None, before: tuple[int, int], name: str, source: str) -> tuple[int, int]:
    """The row and column of a cell; readers take ``a1`` for ``A1``, and so do we."""
    if printed is None:
        return before[0], before[1] + 1
    match = _CELL.fullmatch(printed)
    if not match:
        raise damaged(source, f'in sheet {name} a cell is called "{printed[:20]}"')
    return int(match[2]) - 1, _column(match[1].upper())


def _member(archive: zipfile.ZipFile, name: str, source: str) -> str:
    """The member of an XLSX file that holds a sheet (ECMA-376 part 1, 12.3.23)."""
    targets: dict[str, str] = {}

    def relationship(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}Relationship"):
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    try:
        _parse(archive.read("xl/_rels/workbook.xml.rels"), source, relationship)
        target = targets[_ids(archive, source)[name]]
        member = target.removeprefix("/") if target.startswith("/") else normpath(join("xl", target))
        return archive.getinfo(member).filename
    except KeyError as error:
        raise damaged(source, error) from error


def _sheet_ids(content: bytes, source: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _ids(archive, source)


def _ids(archive: zipfile.ZipFile, source: str) -> dict[str, str]:
    """The relationship of each sheet by its name; raises when two sheets have one name."""
    ids: dict[str, str] = {}

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}sheet"):
            name = attributes.get("name", "")
            if name in ids:
                seen = f'Two sheets are called "{name}"'
                raise refused(source, seen, "each sheet under a name of its own", ANOTHER, "sheet")
            ids[name] = attributes.get(_RELATIONSHIP, "")

    try:
        _parse(archive.read("xl/workbook.xml"), source, sheet)
    except KeyError as error:
        raise damaged(source, error) from error
    return ids


def _parse(xml: bytes, source: str, start: _Start) -> None:
    def refuse_doctype(*_: object) -> None:
        seen = "The workbook declares a document type, which no spreadsheet needs"
        raise refused(source, seen, "an ordinary workbook", ANOTHER, "sheet")

    def tagged(tag: str, attributes: dict[str, str]) -> None:
        start("{" + tag, {"{" + key if "}" in key else key: value for key, value in attributes.items()})

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = tagged
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise damaged(source, error) from error


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
