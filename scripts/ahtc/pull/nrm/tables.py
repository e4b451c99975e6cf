"""The Home Office's NRM data tables: found by their words on any sheet, and turned into tidy observations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.cells import Sheet, Workbook
from ahtc.pull.nrm.body_rows import read_body
from ahtc.pull.nrm.categories import identifier
from ahtc.pull.nrm.columns import read_columns
from ahtc.pull.nrm.headings import Head, read_head, spelled, title_lines
from ahtc.pull.nrm.known_headings import missing_columns, missing_labels, row_names, unknown_column
from ahtc.pull.nrm.layouts import FORCES_ACROSS, LAYOUTS, NARROWER, Layout
from ahtc.pull.nrm.place import REMEDY, Place
from ahtc.pull.nrm.table import NrmTable

KINDS = tuple(layout.kind for layout in LAYOUTS)

_NOT_TABLES = {"cover", "cover-sheet", "contents", "table-of-contents", "index", "notes", "notes-sheet", "definitions"}


@dataclass(frozen=True)
class _Attempt:
    """A sheet read as one layout: its table, or what stood in the way."""

    table: NrmTable | None
    problems: list[Finding]


def nrm_tables(workbook: Workbook, edition: str) -> list[NrmTable]:
    """Every table of the workbook that this site uses, in the order of :data:`KINDS`; others are passed over.

    ``edition`` (``2023-Q4``) is the period of tables that print none. Raises :class:`ProblemsError`, naming sheet and
    cell, for a table whose title is known but whose headings or labels are not, or when there is no known table.
    """
    heads = [(sheet, read_head(sheet)) for sheet in workbook.sheets if identifier(sheet.name) not in _NOT_TABLES]
    tables, problems = [], []
    for layout in LAYOUTS:
        attempts = [
            _attempt(workbook.source_name, sheet, head, layout, title, edition)
            for sheet, head in heads
            if (title := _title_for(sheet, head, layout)) is not None
        ]
        found = _widest([attempt.table for attempt in attempts if attempt.table is not None])
        if len(found) > 1:
            problems.append(_two_alike(workbook.source_name, found))
        elif not found and attempts:
            problems += min(attempts, key=lambda attempt: len(attempt.problems)).problems
        tables += found[:1]
    if not tables and not problems:
        seen = f"None of its {len(workbook.sheets)} sheets is a table that is known by its title and headings"
        expected = "tables of NRM referrals, decisions or Duty to Notify reports"
        problems.append(Finding(workbook.source_name, 1, "nrm-table", seen, expected, REMEDY))
    if problems:
        raise ProblemsError(problems)
    return tables


def _title_for(sheet: Sheet, head: Head | None, layout: Layout) -> str | None:
    """The line by which a sheet is a table of this layout; None when it is not."""
    lines = head.titles if head else title_lines(sheet, min(len(sheet.rows), 10))
    columns = [*head.labels, *head.strangers, *head.values] if head else []
    few = columns if len(columns) < 40 else [*head.labels, *head.strangers] if head else []
    headings = [text for column in few for text in (column.above, column.words)]
    responder = [column.words for column in columns if column.holds == "responder"]
    for line in lines:
        words, own = spelled(line, *headings), spelled(line, *responder)
        wanted = all(any(f"-{word}-" in words for word in group) for group in layout.needs)
        if wanted and not any(f"-{word}-" in own for word in layout.never):
            return line
    return None


def _widest(tables: list[NrmTable]) -> list[NrmTable]:
    """Of several tables of one layout, those that count everything and not one authority's share."""
    whole = [table for table in tables if not any(f"-{word}-" in spelled(table.title) for word in NARROWER)]
    return whole if len(tables) > 1 and whole else tables


def _two_alike(source_name: str, tables: list[NrmTable]) -> Finding:
    sheets = " and ".join(f'{table.sheet} ("{table.title}")' for table in tables)
    expected = "one sheet for each table"
    return Finding(source_name, 1, "nrm-table", f"Sheets {sheets} both look like {tables[0].kind}", expected, REMEDY)


def _attempt(source: str, sheet: Sheet, head: Head | None, layout: Layout, title: str, edition: str) -> _Attempt:
    place = Place(source, sheet, title)
    if head is None:
        expected = f"headings for {', '.join(row_names(layout))}"
        return _Attempt(None, [place.problem(0, None, "no heading is known", expected)])
    if "responder" in layout.rows:
        head = _forces_as_responders(head)
    holds = {column.holds for column in head.labels}
    if layout.rows == ("force",) and "force" not in holds:
        layout = FORCES_ACROSS
    problems = missing_labels(place, head, layout)
    possible = [read_columns(across, head.values) for across in layout.across]
    columns = min(possible, key=lambda read: len(read.unknown))
    across = layout.across[possible.index(columns)]
    if across in ((), ("period",)):
        problems += [unknown_column(place, column, "a total or a period") for column in columns.unknown]
        if not columns.categories and not columns.unknown:
            problems.append(place.problem(head.body - 1, None, "there is no column of counts", "a total"))
    problems += missing_columns(place, columns.categories, columns.unknown, layout)
    if problems:
        return _Attempt(None, problems)
    read = read_body(place, head, layout, columns.categories, edition)
    return _Attempt(read, []) if isinstance(read, NrmTable) else _Attempt(None, read)


def _forces_as_responders(head: Head) -> Head:
    """In a table of first responders, a column headed "Police force" names them."""
    if any(column.holds == "responder" for column in head.labels):
        return head
    labels = [replace(column, holds="responder") if column.holds == "force" else column for column in head.labels]
    return replace(head, labels=tuple(labels))
