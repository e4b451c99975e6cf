"""Sheets: for each kind of workplace, the signs that may be seen there and what to do, on one page to print."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.sheets.calls import CALLS
from ahtc.kinds.sheets.checks import findings
from ahtc.kinds.sheets.pages import LIST, pages
from ahtc.kinds.sheets.print import files
from ahtc.kinds.sheets.record import Sheet

SHEETS = Kind(
    id="sheets",
    folder=Path(__file__).parent,
    record=Sheet,
    read=lambda reading: records_in_folder(reading, Sheet, "sheets"),
    calls=CALLS,
    pages=pages,
    menu={"signs/index.md": (LIST,)},
    checks={"sheet": findings},
    files=files,
    due=again_after_half_a_year(Sheet, "sheets-due"),
)
