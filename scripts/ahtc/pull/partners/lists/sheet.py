"""The rows of a partner's spreadsheet (XLSX or ODS), and which of its cells are worked out by a formula."""

from __future__ import annotations

from collections import defaultdict

from ahtc.pull.contained import Limits, contained
from ahtc.pull.partners.lists.csv_list import ListRow
from ahtc.pull.spreadsheet import chosen_sheet


def sheet_rows(content: bytes, source: str, wanted: str | None) -> tuple[list[str], list[ListRow]]:
    """The rows of the sheet called ``wanted``, or of the only or first sheet, each with the number people see.

    Before them come the names of all sheets, that of the one that was read first. The file is read in a process of its
    own. Raises :class:`ProblemsError` when it is no spreadsheet, is damaged, or would fill the memory.
    """
    names, sheet = contained(source, Limits(), chosen_sheet, content, source, wanted)
    formulas: dict[int, set[int]] = defaultdict(set)
    for row, column in sheet.formulas:
        formulas[row].add(column)
    rows = [ListRow(row + 1, list(cells), frozenset(formulas.get(row, ()))) for row, cells in enumerate(sheet.rows)]
    return [sheet.name, *(name for name in names if name != sheet.name)], rows
