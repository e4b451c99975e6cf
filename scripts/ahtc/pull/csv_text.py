"""Whether a CSV file from outside can safely be taken apart: how many cells it has, and how long they are."""

from __future__ import annotations

import contextlib
import csv
import io

from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.source_findings import refused

MOST_CELLS = 5_000_000
# Each byte can be a cell of its own at most: so much of it can do no harm here.
_SMALL = 1_000_000
_REMEDY = "Check that this is the right file."


def check_csv(content: bytes, source: str, separators: str = ",") -> None:
    """Raise :class:`ProblemsError` when ``content`` has too many cells, or takes too much memory or time to read.

    A large file is tried in a process apart, with each of the ``separators``. Whether it is the CSV that its reader
    wants is left to that reader.
    """
    if len(content) > _SMALL:
        contained(source, Limits(), check_cells, content, source, separators)


def check_cells(at: At, content: bytes, source: str, separators: str) -> None:
    """Raise :class:`ProblemsError` for too many cells, up to where they can be read at all."""
    text = content.decode("latin-1")  # every byte is some character: only separators, quotes and line ends matter
    for separator in separators:
        reader, cells = csv.reader(io.StringIO(text, newline=""), delimiter=separator), 0
        with contextlib.suppress(csv.Error):
            for row in reader:
                cells += len(row)
                if cells > MOST_CELLS:
                    seen = f"There are more than {MOST_CELLS:,} cells up to line {reader.line_num:,}"
                    raise refused(source, seen, "a list of ordinary size", _REMEDY, "csv")
