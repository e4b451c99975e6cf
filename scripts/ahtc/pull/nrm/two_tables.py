"""Where two tables of one edition count the same thing: told when they differ, and not refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from ahtc.core.problems import Finding
from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.table import NrmTable


def differences_between(tables: Mapping[str, NrmTable], edition: str) -> Iterator[Finding]:
    """Where two tables of one edition count the same thing and differ: told, not refused.

    The first responder tables of real editions total one person fewer than the quarter's headline.
    """
    responders = [table for kind, table in tables.items() if kind.startswith("first-responder-")]
    if len(responders) == 4:
        total = sum(_grand(table, edition) or 0 for table in responders)
        headline = _grand(tables.get("referrals-by-quarter"), edition)
        yield from _difference(responders[0], "The four first responder tables together", total, headline)
    by_nationality = tables.get("duty-to-notify-by-nationality")
    if by_nationality is not None:
        total = _grand(by_nationality, edition) or 0
        headline = _grand(tables.get("duty-to-notify-by-quarter"), edition)
        yield from _difference(by_nationality, "Duty to Notify reports by nationality", total, headline)


def _grand(table: NrmTable | None, edition: str) -> int | None:
    """The table's own total for the edition's quarter, at the top of every dimension; None when none is printed."""
    if table is None:
        return None
    cells = table.cells.filter(pl.col("period") == edition)
    for name in table.dimensions:
        if TOTAL in cells[name]:
            cells = cells.filter(pl.col(name) == TOTAL)
    return int(cells["value"][0]) if len(cells) == 1 and cells["value"][0] is not None else None


def _difference(table: NrmTable, what: str, total: int, headline: int | None) -> Iterator[Finding]:
    if headline is not None and total != headline:
        seen = f"{what} give {total:,}, the table by quarter {headline:,}"
        remedy = "Nothing to mend here; say so beside the figures where the two meet."
        yield Finding(table.source_name, 1, "two-tables", seen, "the same number in both", remedy, "warning")
