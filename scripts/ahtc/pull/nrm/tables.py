"""The Home Office's NRM data tables: found by their words on any sheet, and turned into tidy observations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.cells import Cell, Reading, Sheet, Workbook, reading_of
from ahtc.pull.nrm.categories import TOTAL, category, identifier, is_total, period_of, quarter_of, year_of
from ahtc.pull.nrm.columns import Categories, read_columns
from ahtc.pull.nrm.headings import Column, Head, read_head, spelled, title_lines
from ahtc.pull.nrm.layouts import FORCES_ACROSS, LAYOUTS, NARROWER, Layout

KINDS = tuple(layout.kind for layout in LAYOUTS)

# How deep a column of labels stands when the table's blanks do not tell.
_DEPTHS = ("force", "county", "responder", "exploitation", "age", "gender", "nationality", "year", "quarter", "period")
_NOT_TABLES = {"cover", "cover-sheet", "contents", "table-of-contents", "index", "notes", "notes-sheet", "definitions"}
_GEOGRAPHY = {"force": "geography", "county": "geography"}


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
        observations, totals = _parted(cells, self.dimensions)
        return replace(self, observations=observations, printed_totals=totals)


@dataclass(frozen=True)
class _Attempt:
    """A sheet read as one layout: its table, or what stood in the way."""

    table: NrmTable | None
    problems: list[Finding]


@dataclass(frozen=True)
class _Place:
    """A sheet in its workbook, for messages."""

    source_name: str
    sheet: Sheet
    title: str

    def problem(self, row: int, column: int | None, seen: str, expected: str, remedy: str) -> Finding:
        at = f"sheet {self.sheet.name}" if column is None else f"cell {self.sheet.address(row, column)}"
        words = f'In {at} ("{self.title}") {seen}'
        return Finding(self.source_name, row + 1, "nrm-table", words, expected, remedy)


_REMEDY = (
    "Open the workbook and compare: if the publisher has renamed it, add its words to "
    "scripts/ahtc/pull/nrm/categories.py or layouts.py; if it is a fault, wait for the corrected file."
)


def nrm_tables(workbook: Workbook, edition: str) -> list[NrmTable]:
    """Every table of the workbook that this site uses, in the order of :data:`KINDS`; others are passed over.

    ``edition`` (``2023-Q4``) is the period of tables that print none. Raises :class:`ProblemsError`, naming sheet and
    cell, for a table whose title is known but whose headings or labels are not, or when there is no known table.
    """
    heads = [(sheet, read_head(sheet)) for sheet in workbook.sheets if identifier(sheet.name) not in _NOT_TABLES]
    tables, problems = [], []
    for layout in LAYOUTS:
        attempts = [
            _attempt(workbook.source_name, sheet, head, layout, title, edition)
            for sheet, head in heads
            if (title := _title_for(sheet, head, layout)) is not None
        ]
        found = _widest([attempt.table for attempt in attempts if attempt.table is not None])
        if len(found) > 1:
            problems.append(_two_alike(workbook.source_name, found))
        elif not found and attempts:
            problems += min(attempts, key=lambda attempt: len(attempt.problems)).problems
        tables += found[:1]
    if not tables and not problems:
        seen = f"None of its {len(workbook.sheets)} sheets is a table that is known by its title and headings"
        expected = "tables of NRM referrals, decisions or Duty to Notify reports"
        problems.append(Finding(workbook.source_name, 1, "nrm-table", seen, expected, _REMEDY))
    if problems:
        raise ProblemsError(problems)
    return tables


def _title_for(sheet: Sheet, head: Head | None, layout: Layout) -> str | None:
    """The line by which a sheet is a table of this layout; None when it is not."""
    lines = head.titles if head else title_lines(sheet, min(len(sheet.rows), 10))
    columns = [*head.labels, *head.strangers, *head.values] if head else []
    few = columns if len(columns) < 40 else [*head.labels, *head.strangers] if head else []
    headings = [text for column in few for text in (column.above, column.words)]
    responder = [column.words for column in columns if column.holds == "responder"]
    for line in lines:
        words, own = spelled(line, *headings), spelled(line, *responder)
        wanted = all(any(f"-{word}-" in words for word in group) for group in layout.needs)
        if wanted and not any(f"-{word}-" in own for word in layout.never):
            return line
    return None


def _widest(tables: list[NrmTable]) -> list[NrmTable]:
    """Of several tables of one layout, those that count everything and not one authority's share."""
    whole = [table for table in tables if not any(f"-{word}-" in spelled(table.title) for word in NARROWER)]
    return whole if len(tables) > 1 and whole else tables


def _two_alike(source_name: str, tables: list[NrmTable]) -> Finding:
    sheets = " and ".join(f'{table.sheet} ("{table.title}")' for table in tables)
    expected = "one sheet for each table"
    return Finding(source_name, 1, "nrm-table", f"Sheets {sheets} both look like {tables[0].kind}", expected, _REMEDY)


def _attempt(source: str, sheet: Sheet, head: Head | None, layout: Layout, title: str, edition: str) -> _Attempt:
    place = _Place(source, sheet, title)
    if head is None:
        expected = f"headings for {', '.join(_row_names(layout))}"
        return _Attempt(None, [place.problem(0, None, "no heading is known", expected, _REMEDY)])
    if "responder" in layout.rows:
        head = _forces_as_responders(head)
    holds = {column.holds for column in head.labels}
    if layout.rows == ("force",) and "force" not in holds:
        layout = FORCES_ACROSS
    problems = _missing_labels(place, head, layout)
    possible = [read_columns(across, head.values) for across in layout.across]
    columns = min(possible, key=lambda read: len(read.unknown))
    across = layout.across[possible.index(columns)]
    if across in ((), ("period",)):
        problems += [_unknown_column(place, column, "a total or a period") for column in columns.unknown]
        if not columns.categories and not columns.unknown:
            problems.append(place.problem(head.body - 1, None, "there is no column of counts", "a total", _REMEDY))
    problems += _missing_columns(place, columns.categories, columns.unknown, layout)
    if problems:
        return _Attempt(None, problems)
    return _read_body(place, head, layout, columns.categories, edition)


def _forces_as_responders(head: Head) -> Head:
    """In a table of first responders, a column headed "Police force" names them."""
    if any(column.holds == "responder" for column in head.labels):
        return head
    labels = [replace(column, holds="responder") if column.holds == "force" else column for column in head.labels]
    return replace(head, labels=tuple(labels))


def _row_names(layout: Layout) -> list[str]:
    return [name for row in layout.rows for name in (("year", "quarter") if row == "when" else (row,))]


def _missing_labels(place: _Place, head: Head, layout: Layout) -> list[Finding]:
    holds = {column.holds for column in head.labels}
    missing = [name for name in _row_names(layout) if name not in holds]
    if "period" in holds or (layout.rows == ("when",) and missing == ["year"] and _tells_years(place.sheet, head)):
        missing = [name for name in missing if name not in ("year", "quarter")]
    if not missing:
        return []
    expected = f"a column headed {' and one headed '.join(missing)}"
    if head.strangers:
        return [_unknown_column(place, column, expected) for column in head.strangers]
    first = head.values[0] if head.values else None
    if first and not is_total(first.words):
        return [_unknown_column(place, first, expected)]
    return [place.problem(head.body - 1, None, f"no column is headed {' or '.join(missing)}", expected, _REMEDY)]


def _tells_years(sheet: Sheet, head: Head) -> bool:
    """Whether the quarters name their own years (``2023 Q1``), so that no column of years is needed."""
    quarters = [column.index for column in head.labels if column.holds == "quarter"]
    return bool(quarters) and period_of(sheet.words(head.body, quarters[0])) is not None


def _unknown_column(place: _Place, column: Column, expected: str) -> Finding:
    return place.problem(column.row, column.index, f'the heading is "{column.printed}"', expected, _REMEDY)


def _missing_columns(
    place: _Place, categories: list[tuple[Column, Categories]], unknown: list[Column], layout: Layout
) -> list[Finding]:
    """A finding for each category that should head a column and does not, while some heading is not known.

    One that is missing while every heading is known is a missing band, which the checks tell.
    """
    problems = []
    for dimension, expected in layout.expected.items():
        present = {named[dimension] for _, named in categories if dimension in named}
        missing = [name for name in expected if name not in present]
        if present and missing and unknown:
            suspect = [column for column in unknown if dimension != "nationality"] or [unknown[-1]]
            wanted = f"a column for {', '.join(missing)} ({dimension})"
            problems += [_unknown_column(place, column, wanted) for column in suspect]
    return problems or _missing_in_a_group(place, categories, unknown, layout)


def _missing_in_a_group(
    place: _Place, categories: list[tuple[Column, Categories]], unknown: list[Column], layout: Layout
) -> list[Finding]:
    """The same within one group of a heading on two levels: an unknown column where the group lacks a known one."""
    problems = []
    strange = {column.index for column in unknown}
    for column, named in categories:
        if column.index not in strange or len(named) != 2:
            continue
        top, low = named
        group = {other[low] for _, other in categories if other[top] == named[top]}
        wanted = (TOTAL,) if named[top] == TOTAL else layout.expected.get(low, ())
        missing = [name for name in wanted if name not in group]
        if missing and named[low] not in wanted:
            problems.append(_unknown_column(place, column, f"a column for {', '.join(missing)} ({low}) in this group"))
    return problems


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


def _read_body(
    place: _Place, head: Head, layout: Layout, columns: list[tuple[Column, Categories]], edition: str
) -> _Attempt:
    body = _Body(place, layout, head, columns, edition)
    for row in range(head.body, len(place.sheet.rows)):
        if body.is_heading_again(row):
            break
        body.read_row(row)
    if body.problems:
        return _Attempt(None, body.problems)
    cells = body.cells()
    observations, totals = _parted(cells, body.dimensions)
    table = NrmTable(
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
    return _Attempt(table, [])


class _Body:
    """The rows under the headings, gathered column by column."""

    def __init__(
        self, place: _Place, layout: Layout, head: Head, columns: list[tuple[Column, Categories]], edition: str
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
            self.problems.append(self.place.problem(row, column.index, seen, expected, _REMEDY))
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


def _parted(cells: pl.DataFrame, dimensions: Iterable[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    total = pl.any_horizontal([pl.col(name) == TOTAL for name in ("period", *dimensions)])
    return cells.filter(~total), cells.filter(total)
