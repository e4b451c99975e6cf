"""A dataset as CSV that machines read without being told anything, and that no spreadsheet takes for a formula.

UTF-8 without a byte order mark, since that mark becomes part of the first heading in R, awk and many others; who wants
to open it by a double click has the spreadsheet beside it. Text stands between quotes, numbers do not.
"""

from __future__ import annotations

import csv
import io

from ahtc.core.escape import inert_cell
from ahtc.kinds.statistics.open_data.columns import FlatTable, Value


def csv_file(table: FlatTable) -> bytes:
    """The table as a CSV file: one row of column names, then one row for each observation."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8")


def _cell(value: Value) -> Value:
    return inert_cell(value) if isinstance(value, str) else value
