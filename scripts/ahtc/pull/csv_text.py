"""Whether a CSV file from outside can safely be taken apart: how many cells it has, and how long they are."""

from __future__ import annotations

import csv
import io

from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.source_findings import refused

MOST_CELLS = 5_000_000
# Each byte can be a cell of its own at most: so much of it can do no harm here.
_SMALL = 1_000_000
_REMEDY = "Check that this is the right file."


def check_csv(content: bytes, source: str, separator: str = ",") -> None:
    """Raise :class:`ProblemsError` when ``content`` has too many cells, or takes too much memory or time to read.

    A large file is tried in a process apart. Whether it is the CSV that its reader wants is left to that reader.
    """
    if len(content) > _SMALL:
        contained(source, Limits(), count_cells, content, source, separator)


def count_cells(at: At, content: bytes, source: str, separator: str) -> int:
    """How many cells there are; bytes that are no text count as some character."""
    reader = csv.reader(io.StringIO(content.decode("latin-1"), newline=""), delimiter=separator)
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS:
                seen = f"There are more than {MOST_CELLS:,} cells up to line {reader.line_num:,}"
                raise refused(source, seen, "a list of ordinary size", _REMEDY, "csv")
    except csv.Error as error:
        seen = f"Line {reader.line_num:,} cannot be read ({error})"
        raise refused(source, seen, "cells, with quotes that close", _REMEDY, "csv") from error
    return cells
