"""Small ODS workbooks in the Home Office's layouts, written with odfpy; totals add up until a test spoils them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import CoveredTableCell, Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]

from ahtc.pull.cells import Workbook
from ahtc.pull.ods import ods_sheets

SHARED = Path(__file__).parents[3] / "shared"
EDITIONS = SHARED / "upstream" / "home-office-nrm"
PUBLISHED = SHARED / "facts" / "statistics"
NOT_THERE = "compares with the publisher's own files, which are not beside this copy of the project"

ADULT, CHILD, UNKNOWN_AGE = "Adult (18 or over)", "Child (17 or under)", "Age not specified or unknown"
AGES = (ADULT, CHILD, UNKNOWN_AGE)
LOCATIONS = ("Overseas", "UK", "UK and Overseas", "Not specified or unknown")
TITLE = "Table 2: Number of NRM referrals by quarter, age at exploitation and location of exploitation [note 1]"
NATIONALITIES = ("Albanian", "UK", "Welsh Patagonian")
QUARTERS = {2022: (1, 2, 3, 4), 2023: (1, 2, 3, 4)}


@dataclass(frozen=True)
class Merged:
    """A heading over several columns."""

    text: str
    columns: int


@dataclass(frozen=True)
class Repeated:
    """A cell that the file writes once and says how often it stands."""

    cell: str | int | float
    times: int


Written = str | int | float | Merged | Repeated
Rows = list[list[Written]]


def ods(sheets: Mapping[str, Sequence[Sequence[Written]]]) -> bytes:
    """The bytes of an ODS workbook with these sheets."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                _add(line, cell)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    body = io.BytesIO()
    document.write(body)
    return body.getvalue()


def _add(line: TableRow, cell: Written) -> None:
    if isinstance(cell, Merged):
        merged = TableCell(valuetype="string", numbercolumnsspanned=cell.columns, numberrowsspanned=1)
        merged.addElement(P(text=cell.text))
        line.addElement(merged)
        line.addElement(CoveredTableCell(numbercolumnsrepeated=cell.columns - 1))
        return
    times, plain = (cell.times, cell.cell) if isinstance(cell, Repeated) else (1, cell)
    if isinstance(plain, int | float):
        line.addElement(TableCell(valuetype="float", value=plain, numbercolumnsrepeated=times))
    elif plain:
        written = TableCell(valuetype="string", numbercolumnsrepeated=times)
        written.addElement(P(text=plain))
        line.addElement(written)
    else:
        line.addElement(TableCell(numbercolumnsrepeated=times))


def workbook(sheets: Mapping[str, Sequence[Sequence[Written]]], name: str = "nrm-tables.ods") -> Workbook:
    """The workbook, written and read back; it is ours, so it needs no process of its own."""
    return Workbook(name, ods_sheets(lambda _: None, ods(sheets), name))


def with_title(title: str, rows: Rows) -> Rows:
    """Rows under the five lines that stand above a table from 2022 quarter 4 on."""
    return [
        [title],
        ["This worksheet contains one table."],
        ["Some cells refer to notes, which can be found in the notes worksheet."],
        ["Where a year row is followed by quarter rows, the year is shown once."],
        ["Source: Home Office, Single Competent Authority and Immigration Enforcement Competent Authority"],
        *rows,
    ]


def by_quarter(
    *,
    quarters: Mapping[int, Sequence[int]] = QUARTERS,
    ages: Sequence[str] = AGES,
    below: Sequence[str] = LOCATIONS,
    merged: bool = True,
    title: str = TITLE,
) -> Rows:
    """A table by quarter, with ages over locations (or outcomes) and totals that add up.

    A cell of quarter q holds 100 for the first age, 200 for the second ..., 10 for the first location ..., and q.
    """
    width = len(below) + 1
    groups: list[Written] = ["", ""]
    for age in ages:
        groups += [Merged(age, width)] if merged else [age, *[""] * (width - 1)]
    rows: Rows = [[*groups, ""], ["Year", "Quarter", *[*below, "Total"] * len(ages), "Total"]]
    for year, numbers in quarters.items():
        lines = [_quarter(number, len(ages), len(below)) for number in numbers]
        rows.append([year, "", *(sum(column) for column in zip(*lines, strict=True))])
        rows += [["", f"Q{number}", *line] for number, line in zip(numbers, lines, strict=True)]
    return with_title(title, rows)


def _quarter(number: int, ages: int, below: int) -> list[int]:
    groups = [[100 * a + 10 * b + number for b in range(1, below + 1)] for a in range(1, ages + 1)]
    line = [value for group in groups for value in (*group, sum(group))]
    return [*line, sum(map(sum, groups))]


def police_responders(heading: str = "Police first responder") -> Rows:
    """A first responder table: two Welsh forces, hierarchical blanks, three nationalities."""
    title = (
        "Table 13: Number of NRM referrals by first responder (police), exploitation type, age at exploitation, "
        "gender and nationality"
    )
    return with_title(
        title,
        [
            [heading, "Exploitation type", "Age at exploitation", "Gender", *NATIONALITIES, "Total"],
            ["Gwent Police", "", "", "", 1, 6, 0, 7],
            ["", "Criminal", "", "", 0, 5, 0, 5],
            ["", "", ADULT, "", 0, 2, 0, 2],
            ["", "", "", "Male", 0, 2, 0, 2],
            ["", "", CHILD, "", 0, 3, 0, 3],
            ["", "", "", "Female", 0, 1, 0, 1],
            ["", "", "", "Male", 0, 2, 0, 2],
            ["", "Labour & Criminal", "", "", 1, 1, 0, 2],
            ["", "", ADULT, "", 1, 1, 0, 2],
            ["", "", "", "Male", 1, 1, 0, 2],
            ["South Wales Police", "", "", "", 2, 0, 1, 3],
            ["", "Cuckooing", "", "", 2, 0, 1, 3],
            ["", "", "Not specified or unknown", "", 2, 0, 1, 3],
            ["", "", "", "Not Recorded", 2, 0, 1, 3],
            ["Total", "", "", "", 3, 6, 1, 10],
        ],
    )  # fmt: skip


def duty_to_notify() -> Rows:
    """Duty to Notify reports by quarter."""
    rows: Rows = [["Year", "Quarter", "Total"], [2022, "", 30], ["", "Q3", 10], ["", "Q4", 20], [2023, "", 5]]
    return with_title("Table 40: Number of Duty to Notify reports by quarter", [*rows, ["", "Q1", 5]])


def nationalities() -> Rows:
    """Duty to Notify reports by nationality."""
    rows: Rows = [["Nationality", "Total"], ["Albanian", 105], ["Vietnamese", 78], ["Unknown UK", 1], ["Total", 184]]
    return with_title("Table 41: Number of Duty to Notify reports by nationality", rows)
