"""A dataset as a spreadsheet for people, laid out as the Government Analysis Function asks of statistics.

Cover, contents, notes, then one table on a sheet of its own, marked up as a table, its first cell at the left; no
merged cells, no fill, no frozen panes, no filters, nothing under a table; ``[c]`` and ``[x]`` where there is no value.
The same facts give the same bytes: no clock is read.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ahtc.core.text import LANGUAGES
from ahtc.kinds.statistics.open_data.columns import one_line
from ahtc.kinds.statistics.open_data.sheet_plan import SheetPlan
from ahtc.kinds.statistics.open_data.sheet_rows import SheetTable

_PLAIN, _BOLD, _TITLE = Font(name="Arial", size=12), Font(name="Arial", size=12, bold=True), Font("Arial", 16, True)
_LINK = Font(name="Arial", size=12, color="0563C1", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_NOT_XML = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def workbook(plan: SheetPlan) -> bytes:
    """What a plan says as a workbook (XLSX): the same bytes whenever it says the same."""
    book = Workbook()
    sheets = [book.active, *(book.create_sheet() for _ in range(3))]
    for sheet, name in zip(sheets, plan.names, strict=True):
        assert isinstance(sheet, Worksheet)
        sheet.title = name
    cover, contents, notes, data = sheets
    _write_cover(cover, plan)
    _write_table(contents, *plan.contents, "contents")
    for cell in next(contents.iter_cols(1, 1, 4)):
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{cell.value}'!A1")
        cell.font = _LINK
    _write_table(notes, *plan.notes, "notes")
    _write_table(data, *plan.data, "data")
    _describe(book, plan)
    return _without_clock(book)


def _write_cover(sheet: Worksheet, plan: SheetPlan) -> None:
    for title in plan.titles:
        _write(sheet, [title], _TITLE)
    for line in plan.cover:
        _write(sheet, [line])
    sheet.column_dimensions["A"].width = 100


def _write_table(sheet: Worksheet, titles: Sequence[str], table: SheetTable, name: str) -> None:
    for number, title in enumerate(titles):
        _write(sheet, [title], _TITLE if number < len(LANGUAGES) else _PLAIN, wrapped=False)
    first = sheet.max_row + 1
    _write(sheet, table.headings, _BOLD)
    for row in table.rows:
        _write(sheet, row)
    last = get_column_letter(len(table.headings))
    marked = Table(displayName=f"table_{name}", ref=f"A{first}:{last}{sheet.max_row}")
    # With its columns named here, openpyxl adds no filter buttons, which the guidance asks to leave out.
    marked.tableColumns = [TableColumn(id=n, name=_in_xml(heading)) for n, heading in enumerate(table.headings, 1)]
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(marked)
    for number, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write(sheet: Worksheet, values: Sequence[str | int | Decimal], font: Font = _PLAIN, wrapped: bool = True) -> None:
    sheet.append([_cell(sheet, value, font, wrapped) for value in values])


def _cell(sheet: Worksheet, value: str | int | Decimal, font: Font, wrapped: bool) -> Cell:
    cell = Cell(sheet, row=1, column=1)  # append gives it its place
    if isinstance(value, str):
        cell.value = _in_xml(value)
        cell.data_type, cell.quotePrefix = "s", value.startswith(("=", "+", "-", "@"))
    else:
        cell.value, cell.number_format = value, "#,##0"
    cell.font = font
    if wrapped:
        cell.alignment = _WRAPPED
    return cell


def _in_xml(text: str) -> str:
    """The text on one line, with a sign in the place of every character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", one_line(text))


def _describe(book: Workbook, plan: SheetPlan) -> None:
    properties = book.properties
    properties.title = _in_xml(" / ".join(plan.titles))
    properties.creator = properties.lastModifiedBy = _in_xml(" / ".join(plan.creator))
    properties.language = "en-GB, cy-GB"
    properties.created = properties.modified = datetime.datetime.combine(plan.day, datetime.time())


def _without_clock(book: Workbook) -> bytes:
    """The workbook as a file, with one time for every part of it."""
    written, content = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        ExcelWriter(book, archive).save()  # as Workbook.save does, but for the clock
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return content.getvalue()
