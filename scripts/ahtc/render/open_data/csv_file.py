"""A dataset as CSV that machines read without being told anything, and that no spreadsheet takes for a formula.

UTF-8 without a byte order mark, since that mark becomes part of the first heading in R, awk and many others; who wants
to open it by a double click has the spreadsheet beside it. Text stands between quotes, numbers do not.
"""

from __future__ import annotations

import csv
import io
import re

from ahtc.render.open_data.columns import FlatTable, Value

# https://owasp.org/www-community/attacks/CSV_Injection: the signs that start a formula, their full-width forms too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"-?\d[\d,.]*%?")


def csv_file(table: FlatTable) -> bytes:
    """The table as a CSV file: one row of column names, then one row for each observation."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([safe_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8")


def safe_cell(value: Value) -> Value:
    """The value; text that a spreadsheet would run as a formula gets a ``'`` before it. Numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
