"""Reading CSV with the line of every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ahtc.core.files import read_text
from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown


@dataclass(frozen=True)
class Row:
    """One row of a CSV file: its line, counted from 1, and its cells by heading."""

    line: int
    cells: dict[str, str]


def read_csv(path: Path, root: Path, headings: Sequence[str]) -> list[Row]:
    """The rows of a CSV file with exactly these headings, in any order; raises :class:`ProblemsError` otherwise."""
    where = shown(path, root)
    reader = csv.reader(io.StringIO(read_text(path, root), newline=""), strict=True)
    rows: list[Row] = []
    try:
        found = [cell.strip() for cell in next(reader, [])]
        _require_headings(where, found, headings)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(found):
                seen = f"This row has {len(cells)} cells"
                expected = f"{len(found)}, one for each heading"
                remedy = "Put quotes round a cell that holds a comma."
                raise ProblemsError([Finding(where, reader.line_num, "csv", seen, expected, remedy)])
            rows.append(Row(reader.line_num, {k: v.strip() for k, v in zip(found, cells, strict=True)}))
    except csv.Error as error:
        seen = f"This row cannot be read ({error})"
        remedy = "Save the file again as CSV, UTF-8."
        raise ProblemsError([Finding(where, reader.line_num, "csv", seen, "comma-separated cells", remedy)]) from error
    return rows


def _require_headings(where: str, found: list[str], headings: Sequence[str]) -> None:
    missing = [name for name in headings if name not in found]
    unknown = [name for name in found if name not in headings]
    # A heading that is only misspelt is told once: as not known, with what it may have meant.
    misspelt = {close for name in unknown for close in get_close_matches(name, missing, n=1, cutoff=0.6)}
    findings = [
        Finding(where, 1, "csv", f'The heading "{name}" is missing', "all headings", "Put it back in the first row.")
        for name in missing
        if name not in misspelt
    ]
    findings += [
        Finding(where, 1, "csv", f'The heading "{name}" is not known', "a known one", did_you_mean(name, missing))
        for name in unknown
    ]
    findings += [
        Finding(where, 1, "csv", f'The heading "{name}" stands here twice', "each once", "Delete one of the two.")
        for name in headings
        if found.count(name) > 1
    ]
    if findings:
        raise ProblemsError(findings)
