"""The rows under a table's headings, turned into tidy cells."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ahtc.core.problems import Finding
from ahtc.pull.cells import Cell, Reading, Sheet, reading_of
from ahtc.pull.nrm.categories import TOTAL, category, is_total, period_of, quarter_of, year_of
from ahtc.pull.nrm.columns import Categories
from ahtc.pull.nrm.headings import Column, Head
from ahtc.pull.nrm.layouts import Layout
from ahtc.pull.nrm.place import Place
from ahtc.pull.nrm.table import NrmTable, PeriodRow, parted

# How deep a column of labels stands when the table's blanks do not tell.
_DEPTHS = ("force", "county", "responder", "exploitation", "age", "gender", "nationality", "year", "quarter", "period")
_GEOGRAPHY = {"force": "geography", "county": "geography"}


def read_body(
    place: Place, head: Head, layout: Layout, columns: list[tuple[Column, Categories]], edition: str
) -> NrmTable | list[Finding]:
    """The table of a sheet whose headings are known, or what stands in the way of reading its rows."""
    body = _Body(place, layout, head, columns, edition)
    for row in range(head.body, len(place.sheet.rows)):
        if body.is_heading_again(row):
            break
        body.read_row(row)
    if body.problems:
        return body.problems
    cells = body.cells()
    observations, totals = parted(cells, body.dimensions)
    return NrmTable(
        kind=layout.kind,
        sheet=place.sheet.name,
        title=place.title,
        edition=edition,
        source_name=place.source_name,
        dimensions=tuple(body.dimensions),
        observations=observations,
        printed_totals=totals,
        labels=body.labels,
        expected=layout.expected,
        period_rows=tuple(body.period_rows),
        down=tuple(_GEOGRAPHY.get(str(name), str(name)) for name in body.down),
    )


class _Levels:
    """Undoes hierarchical blanks: a label is printed once, on its group's total row, and holds until the next.

    On a row, the levels above the first one filled keep what they had; those below it that are blank are totals.
    """

    def __init__(self, columns: list[Column]) -> None:
        self.columns = columns
        self.held = [""] * len(columns)

    def read(self, sheet: Sheet, row: int) -> list[str]:
        words = [sheet.words(row, column.index) for column in self.columns]
        first = next((i for i, word in enumerate(words) if word), None)
        if first is not None:
            self.held[first:] = [word or TOTAL for word in words[first:]]
        return self.held


def _nested(sheet: Sheet, head: Head) -> list[Column]:
    """The columns of labels from the outermost level to the innermost: the more cells are filled, the deeper."""

    def depth(column: Column) -> tuple[int, int]:
        filled = sum(1 for row in range(head.body, len(sheet.rows)) if sheet.words(row, column.index))
        return filled, _DEPTHS.index(column.holds or "period")

    return sorted(head.labels, key=depth)


class _Body:
    """The rows under the headings, gathered column by column."""

    def __init__(
        self, place: Place, layout: Layout, head: Head, columns: list[tuple[Column, Categories]], edition: str
    ) -> None:
        self.place, self.sheet, self.layout, self.edition = place, place.sheet, layout, edition
        self.label_columns = _nested(place.sheet, head)
        self.levels = _Levels(self.label_columns)
        self.head, self.columns = head, columns
        self.across = list(columns[0][1]) if columns else []
        self.down = [c.holds for c in self.label_columns if c.holds not in ("year", "quarter", "period")]
        names = [*layout.constant, *(_GEOGRAPHY.get(str(name), str(name)) for name in (*self.down, *self.across))]
        self.dimensions = [name for name in dict.fromkeys(names) if name != "period"]
        self.gathered: dict[str, list[str]] = {name: [] for name in ("period", *self.dimensions)}
        self.readings: list[Reading] = []
        self.addresses: list[str] = []
        self.period_rows: list[PeriodRow] = []
        self.problems: list[Finding] = []
        self.labels: dict[str, dict[str, str]] = {name: {} for name in self.dimensions}
        for name in self.across:
            if name != "period":
                self._label_columns(name)

    def _label_columns(self, name: str) -> None:
        for column, categories in self.columns:
            own = category(name, column.words) == categories[name] or not column.above
            printed = column.words if own else column.above
            self.labels[_GEOGRAPHY.get(name, name)].setdefault(categories[name], printed)

    def is_heading_again(self, row: int) -> bool:
        """Whether a second table begins here: its headings, or its title."""
        same = [self.sheet.words(row, column.index) == column.words for column in self.head.labels]
        return bool(same) and all(same)

    def read_row(self, row: int) -> None:
        """Adds the row's cells; a row without any count (a note, a year alone) only sets the labels that follow."""
        words = self.levels.read(self.sheet, row)
        cells = [self.sheet.cell(row, column.index) for column, _ in self.columns]
        if all(cell == "" for cell in cells):
            return
        period = self._period(row, words)
        if period is None:
            return
        named = dict(self.layout.constant)
        for column, word in zip(self.label_columns, words, strict=True):
            if column.holds in ("year", "quarter", "period"):
                continue
            name = _GEOGRAPHY.get(str(column.holds), str(column.holds))
            named[name] = category(str(column.holds), word)
            if word != TOTAL:
                self.labels[name].setdefault(named[name], word)
        self._gather(row, cells, period, named)

    def _gather(self, row: int, cells: list[Cell], period: str, named: dict[str, str]) -> None:
        self.readings += map(reading_of, cells)
        self.addresses += [self.sheet.address(row, column.index) for column, _ in self.columns]
        for name in self.gathered:
            source = next((raw for raw in self.across if _GEOGRAPHY.get(raw, raw) == name), None)
            if source is not None:
                self.gathered[name] += [categories[source] for _, categories in self.columns]
            else:
                self.gathered[name] += [period if name == "period" else named[name]] * len(cells)

    def _period(self, row: int, words: list[str]) -> str | None:
        """The row's period: the edition where the table prints none; None, with a problem, where it cannot be read."""
        printed = {str(c.holds): word for c, word in zip(self.label_columns, words, strict=True)}
        when = [printed[name] for name in ("year", "quarter", "period") if name in printed]
        if not when:
            return self.edition
        period = _period_of_row(when)
        if period is None:
            shown = " ".join(word for word in when if word != TOTAL)
            column = next(c for c in self.label_columns if c.holds in ("year", "quarter", "period"))
            seen = f'the row is labelled "{shown}"'
            expected = "a year such as 2023, or a quarter such as Q1 under its year"
            self.problems.append(self.place.problem(row, column.index, seen, expected))
            return None
        self.period_rows.append(PeriodRow(row + 1, period))
        return period

    def cells(self) -> pl.DataFrame:
        """Everything gathered, as a frame."""
        frame = pl.DataFrame(
            {
                "measure": [self.layout.measure] * len(self.readings),
                **self.gathered,
                "value": [reading.value for reading in self.readings],
                "status": [reading.status for reading in self.readings],
                "printed": [reading.printed for reading in self.readings],
                "cell": self.addresses,
            },
            schema_overrides={"value": pl.Int64, "printed": pl.String},
        )
        return frame.with_columns(pl.col("measure", "period", *self.dimensions, "status", "cell").cast(pl.String))


def _period_of_row(when: Iterable[str]) -> str | None:
    """The period of a row's words for year and quarter; a blank or ``Total`` quarter is the whole year."""
    words = [word for word in when if not is_total(word)]
    if not words:
        return TOTAL
    years = {year for word in words if (year := year_of(word)) is not None}
    quarters = {quarter for word in words if (quarter := quarter_of(word)) is not None}
    if len(years) != 1 or len(quarters) > 1:
        return None
    if quarters:
        return f"{years.pop()}-Q{quarters.pop()}"
    return str(years.pop()) if len(words) == 1 and period_of(words[0]) else None
