"""A table that was copied out of a document stands on a page with tabs between its words, which would run together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each run of lines of a written page that are parted by as many tabs, with the table that they would make."""
    for page in project.written():
        lines = enumerate(page.text.split("\n"), page.first_line)
        for tabs, run in groupby(lines, key=lambda line: line[1].strip().count("\t")):
            rows = list(run)
            if tabs and len(rows) > 1:
                yield _finding(page.path, rows[0][0], as_table([text for _, text in rows]))


def as_table(lines: list[str]) -> list[str]:
    """Lines with tabs as the lines of a Markdown table, the first as its headings."""
    rows = [[cell.strip().replace("|", "\\|") for cell in line.strip().split("\t")] for line in lines]
    rows.insert(1, ["---"] * len(rows[0]))
    return [f"| {' | '.join(cells)} |" for cells in rows]


def _finding(path: str, line: int, table: list[str]) -> Finding:
    seen = f"A table of {len(table) - 1} lines stands here with tabs between its cells"
    remedy = f"Write each row on a line of its own, the second of hyphens: {' ⏎ '.join(table[:4])}"
    return Finding(path, line, "pasted-table", seen, "a table as pages have it", remedy)
