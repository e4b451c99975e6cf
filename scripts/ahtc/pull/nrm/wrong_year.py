"""A newest quarter that is counted under the year before, as the publisher's table of 2023 quarter 1 had it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.table import NrmTable, PeriodRow

QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True)
class WrongYear:
    """The edition's newest quarter, counted under ``year``.

    ``rows`` are those to move to the next year, in the table's order: the quarters, and a year's row of their own;
    none where it cannot be told which they are. ``at_row`` is where to look; ``in_total`` says whether the total
    printed for ``year`` counts the quarter too.
    """

    year: int
    quarter: int
    rows: tuple[PeriodRow, ...]
    at_row: int
    in_total: bool = False

    @property
    def right_year(self) -> int:
        """The year that it belongs to."""
        return self.year + 1

    @property
    def printed(self) -> str:
        """The quarter as the table has it, such as ``2022-Q1``."""
        return f"{self.year}-Q{self.quarter}"

    @property
    def corrected(self) -> str:
        """The quarter as it should be."""
        return f"{self.right_year}-Q{self.quarter}"

    @property
    def in_words(self) -> str:
        """``Q1 2023``."""
        return f"Q{self.quarter} {self.right_year}"


def wrong_year_of(table: NrmTable) -> WrongYear | None:
    """What a table counts under the wrong year, or None where nothing is.

    The table has no row for the edition's year; the year before has, after its fourth quarter (or, where the newest
    stands first, before it), the quarters from the first to the edition's.
    """
    edition = QUARTER.fullmatch(table.edition)
    if edition is None:
        return None
    year, quarter = int(edition[1]) - 1, int(edition[2])
    found: list[PeriodRow] = []
    at_row = 0
    for rows in _groups(table):
        if max((row.period[:4] for row in rows), default="") != str(year):
            continue
        of_year = [row for row in rows if row.period[:4] == str(year)]
        misfiled = _after_the_fourth(of_year, quarter) or _after_the_fourth(of_year[::-1], quarter)
        twice = [row for row in of_year if row.period == f"{year}-Q{quarter}"][1:]
        found += misfiled
        at_row = at_row or next((row.row for row in [*misfiled[::-1], *twice] if "-Q" in row.period), 0)
    if not at_row:
        return None
    wrong = WrongYear(year, quarter, tuple(sorted(found, key=lambda row: row.row)), at_row)
    return replace(wrong, in_total=not _totals_with_it(_moved(table, wrong), wrong).is_empty())


def moved_to_their_year(table: NrmTable, wrong: WrongYear) -> NrmTable:
    """The table with the rows under the right year, and out of the total of the year before where that counts them."""
    moved = _moved(table, wrong)
    mended = _totals_with_it(moved, wrong)
    own = moved.cells["cell"].replace_strict(
        dict(mended.select("cell", "own").iter_rows()), default=None, return_dtype=pl.Int64
    )
    value = pl.coalesce(pl.lit(own), pl.col("value")).alias("value")
    return moved.with_cells(moved.cells.with_columns(value))


def _groups(table: NrmTable) -> list[list[PeriodRow]]:
    """The rows with a period, in order; apart for each category where categories run down the side as well."""
    rows = [row for row in table.period_rows if row.period != TOTAL]
    if not table.down:
        return [rows]
    of_row = table.cells.select(_row().alias("row"), *table.down).unique()
    names = {row: tuple(categories) for row, *categories in of_row.iter_rows()}
    groups: dict[tuple[str, ...], list[PeriodRow]] = {}
    for row in rows:
        groups.setdefault(names.get(row.row, ()), []).append(row)
    return list(groups.values())


def _after_the_fourth(rows: Sequence[PeriodRow], quarter: int) -> list[PeriodRow]:
    """Of one year's rows, those that begin the year again after its fourth quarter and reach ``quarter``."""
    numbers = [int(row.period[-1]) if "-Q" in row.period else 0 for row in rows]
    if 4 not in numbers:
        return []
    end = numbers.index(4)
    before = [number for number in numbers[:end] if number]
    after = [number for number in numbers[end + 1 :] if number]
    if before != list(range(4 - len(before), 4)) or after != list(range(1, quarter + 1)):
        return []
    its_year = [row for row, number in zip(rows, numbers, strict=True) if not number]
    # A year that is printed a second time is the total of the quarters that stand with it.
    return [row for row in rows[end + 1 :] if "-Q" in row.period or (len(its_year) > 1 and row is its_year[-1])]


def _moved(table: NrmTable, wrong: WrongYear) -> NrmTable:
    new = {row.row: f"{wrong.right_year}{row.period[4:]}" for row in wrong.rows}
    period = _row().replace_strict(new, default=pl.col("period"), return_dtype=pl.String)
    renamed = tuple(replace(row, period=new.get(row.row, row.period)) for row in table.period_rows)
    return replace(table, period_rows=renamed).with_cells(table.cells.with_columns(period.alias("period")))


def _totals_with_it(moved: NrmTable, wrong: WrongYear) -> pl.DataFrame:
    """The cells of the year's total that are too large by exactly the moved quarters, with their ``own`` sum."""
    key = list(moved.dimensions)
    parts = moved.cells.filter(pl.col("period").str.contains("-Q"))
    sums = [pl.col("value").sum().alias("sum"), pl.col("value").null_count().alias("unknown")]

    def of(year: int) -> pl.DataFrame:
        return parts.filter(pl.col("period").str.starts_with(str(year))).group_by(key).agg(sums)

    totals = moved.cells.filter(pl.col("period") == str(wrong.year))
    both = totals.join(of(wrong.year), on=key).join(of(wrong.right_year), on=key, suffix="_moved")
    known = (pl.col("unknown") == 0) & (pl.col("unknown_moved") == 0) & (pl.col("sum_moved") > 0)
    return both.filter(known & (pl.col("value") == pl.col("sum") + pl.col("sum_moved"))).rename({"sum": "own"})


def _row() -> pl.Expr:
    return pl.col("cell").str.extract(r"([0-9]+)$").cast(pl.Int64)
