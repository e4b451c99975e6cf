"""One table of the Home Office's workbooks in tidy form, as every later step has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from ahtc.pull.nrm.categories import TOTAL


@dataclass(frozen=True)
class PeriodRow:
    """A row whose labels name a year or a quarter: its number on the sheet, counted from 1, and the period."""

    row: int
    period: str


@dataclass(frozen=True)
class NrmTable:
    """One table of one edition in tidy form.

    ``observations`` are the cells at the lowest level of every dimension, ``printed_totals`` the cells where the
    publisher prints a sum (some dimension is ``total``). Both have the columns ``measure``, ``period`` (``2023`` or
    ``2023-Q4``), the ``dimensions``, ``value`` (people, reports or decisions; null with a ``status``), ``status``
    (``official``, ``not-available``, ``suppressed``, ``not-applicable``, ``low``, or ``unreadable`` until a check or a
    correction has dealt with it), ``printed`` (what stood in a cell that was not a plain number) and ``cell``
    (``Table_2!C8``). Years and quarters are both observations: add up one or the other.
    ``labels`` gives the publisher's own words for every id. ``down`` are the dimensions that run down the side;
    ``period_rows`` keeps the order of years and quarters.
    """

    kind: str
    sheet: str
    title: str
    edition: str
    source_name: str
    dimensions: tuple[str, ...]
    observations: pl.DataFrame
    printed_totals: pl.DataFrame
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    expected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period_rows: tuple[PeriodRow, ...] = ()
    down: tuple[str, ...] = ()

    @property
    def cells(self) -> pl.DataFrame:
        """Observations and printed totals together."""
        return pl.concat([self.observations, self.printed_totals])

    def with_cells(self, cells: pl.DataFrame) -> NrmTable:
        """The same table with these cells, parted again into observations and totals."""
        observations, totals = parted(cells, self.dimensions)
        return replace(self, observations=observations, printed_totals=totals)


def parted(cells: pl.DataFrame, dimensions: Iterable[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The observations among the cells, and the totals: where some dimension, or the period, is ``total``."""
    total = pl.any_horizontal([pl.col(name) == TOTAL for name in ("period", *dimensions)])
    return cells.filter(~total), cells.filter(total)
