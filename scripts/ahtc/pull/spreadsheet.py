"""One sheet of a spreadsheet, XLSX or ODS, chosen by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from ahtc.core.problems import did_you_mean
from ahtc.pull.archive import check_zip
from ahtc.pull.cells import Sheet
from ahtc.pull.contained import At
from ahtc.pull.ods import ods_sheets
from ahtc.pull.source_findings import refused
from ahtc.pull.xlsx import xlsx_names, xlsx_sheet

LARGEST_UNPACKED = 200_000_000


def chosen_sheet(at: At, content: bytes, source: str, wanted: str | None) -> tuple[list[str], Sheet]:
    """The names of all sheets, and the one called ``wanted``, or the only or first one.

    For :func:`ahtc.pull.contained.contained`. Raises :class:`ProblemsError` when the file is no
    spreadsheet, is damaged, or would fill the memory.
    """
    check_zip(content, limit_total=LARGEST_UNPACKED, limit_ratio=250, limit_members=1_000, source=source)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        is_ods = "content.xml" in archive.namelist()
    if is_ods:
        sheets = {sheet.name: sheet for sheet in ods_sheets(at, content, source)}
        return list(sheets), sheets[_chosen(list(sheets), wanted, source)]
    names = xlsx_names(content, source)
    name = _chosen(names, wanted, source)
    at(f"sheet {name}")
    return list(names), xlsx_sheet(content, source, name)


def _chosen(names: Sequence[str], wanted: str | None, source: str) -> str:
    if wanted is None and names:
        return names[0]
    if wanted is None or wanted not in names:
        seen = f'The workbook has no sheet "{wanted}"' if wanted else "The workbook has no sheet"
        remedy = did_you_mean(wanted or "", names)
        raise refused(source, seen, f"one of {', '.join(names)}", remedy, "sheet")
    return wanted
