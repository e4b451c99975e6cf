"""What every table must satisfy to be believed: counts that are counts, periods in order, totals that add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from ahtc.core.problems import Finding
from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.wrong_year import WrongYear, wrong_year_of

_SHOWN_PER_RULE = 10
_SAME_CAUSE = 3
_CELL = re.compile(r"!([A-Z]+)([0-9]+)$")
_REMEDY = (
    "Compare with the publisher's own file. If it is the publisher's fault, record it in corrections.yml with the "
    "reason; otherwise fetch the file again."
)


@dataclass(frozen=True)
class Fault:
    """A failed check, with the cell that fails it where it is one cell."""

    finding: Finding
    cell: str | None = None


def table_findings(table: NrmTable) -> list[Finding]:
    """Every check that one table fails, in words; empty when it can be believed."""
    return told(list(faults_of(table)))


def faults_of(table: NrmTable) -> Iterator[Fault]:
    """Every check that a table fails, cell by cell."""
    if table.observations.is_empty():
        yield _fault(table, "empty-table", None, "there is no row of counts", "at least one observation")
        return
    for check in (_counts, _bands, _periods, _repeated, _sums, _years):
        yield from check(table)


def told(faults: Sequence[Fault]) -> list[Finding]:
    """The findings, those of one cause as one, and at most ten of a rule: a shifted column must not fill the screen.

    Faults of one rule in one row, or else in one column, have one cause.
    """
    shown = []
    for rule in dict.fromkeys(fault.finding.rule for fault in faults):
        findings = list(_by_cause([fault for fault in faults if fault.finding.rule == rule]))
        more = len(findings) - _SHOWN_PER_RULE
        shown += findings[:_SHOWN_PER_RULE]
        if more > 0:
            shown[-1] = replace(shown[-1], seen=f"{shown[-1].seen} (and {more} more like it)")
    return shown


def _by_cause(faults: Sequence[Fault]) -> Iterator[Finding]:
    rows = Counter(_row_of(fault) for fault in faults if fault.cell)
    of_row = [fault.cell is not None and rows[_row_of(fault)] >= _SAME_CAUSE for fault in faults]
    columns = Counter(
        _column_of(fault) for fault, whole_row in zip(faults, of_row, strict=True) if fault.cell and not whole_row
    )
    causes: dict[str, list[Finding]] = {}
    for number, (fault, whole_row) in enumerate(zip(faults, of_row, strict=True)):
        if whole_row:
            cause = f"row {_row_of(fault)}"
        elif fault.cell and columns[_column_of(fault)] >= _SAME_CAUSE:
            cause = f"column {_column_of(fault)}"
        else:
            cause = f"fault {number}"
        causes.setdefault(cause, []).append(fault.finding)
    for cause, findings in causes.items():
        more = f" (and {len(findings) - 1} more like it in {cause})" if len(findings) > 1 else ""
        yield replace(findings[0], seen=f"{findings[0].seen}{more}")


def _row_of(fault: Fault) -> str:
    return str(_CELL.findall(fault.cell or "")[-1][1])


def _column_of(fault: Fault) -> str:
    return str(_CELL.findall(fault.cell or "")[-1][0])


def _fault(table: NrmTable, rule: str, cell: str | None, seen: str, expected: str, row: int | None = None) -> Fault:
    at = f"cell {cell}" if cell else f"sheet {table.sheet}"
    line = row or (int(found[0]) if cell and (found := re.findall(r"[0-9]+$", cell)) else 1)
    words = f'In {at} ("{table.title}") {seen}'
    return Fault(Finding(table.source_name, line, rule, words, expected, _REMEDY), cell)


def _counts(table: NrmTable) -> Iterator[Fault]:
    """Negative counts, fractions, words and blanks where a count should be."""
    for cell in table.cells.filter(pl.col("value") < 0).iter_rows(named=True):
        yield _fault(table, "negative", cell["cell"], f"the count is {cell['value']}", "a count of 0 or more")
    for cell in table.cells.filter(pl.col("status") == "unreadable").iter_rows(named=True):
        printed = cell["printed"]
        seen = f'it says "{printed}"' if printed else "the cell is blank"
        yield _fault(table, "count", cell["cell"], seen, "a whole number, or shorthand such as [x] or [c]")


def _bands(table: NrmTable) -> Iterator[Fault]:
    for dimension, expected in table.expected.items():
        present = set(table.cells[dimension].unique())
        for band in [band for band in expected if band not in present]:
            seen = f"{dimension} has only {', '.join(sorted(present))}"
            yield _fault(table, "missing-band", None, seen, f'"{band}" among them')


def _periods(table: NrmTable) -> Iterator[Fault]:
    """Years and quarters: each once, in one order, none left out between the first and the last."""
    wrong = wrong_year_of(table)
    if wrong is not None:
        yield _counted_under(table, wrong)
        return
    rows = [row for row in table.period_rows if row.period != TOTAL]
    years = list(dict.fromkeys(int(row.period[:4]) for row in rows))
    if years and sorted(years) not in (years, years[::-1]):
        shown = ", ".join(map(str, years))
        yield _fault(table, "years", None, f"the years stand as {shown}", "years in order", rows[0].row)
    for before, after in zip(sorted(years), sorted(years)[1:], strict=False):
        if after != before + 1:
            seen = f"{before} is followed by {after}"
            yield _fault(table, "years", None, seen, "every year between the first and the last", rows[0].row)
    for year in years:
        yield from _quarters_of(table, year, first=min(years), last=max(years))


def _quarters_of(table: NrmTable, year: int, first: int, last: int) -> Iterator[Fault]:
    rows = [row for row in table.period_rows if row.period.startswith(f"{year}-Q")]
    # A table with forces and quarters down the side prints each quarter once a force: the first sight of it counts.
    quarters = [int(row.period[-1]) for row in rows]
    seen_once = list(dict.fromkeys(quarters)) if table.down else quarters
    if not quarters:
        return
    shown = ", ".join(f"Q{quarter}" for quarter in seen_once)
    if len(seen_once) > 4:
        yield _fault(table, "quarters", None, f"{year} has {shown}", "at most four quarters a year", rows[-1].row)
    elif len(set(seen_once)) < len(seen_once) or sorted(seen_once) not in (seen_once, seen_once[::-1]):
        yield _fault(table, "quarters", None, f"{year} has {shown}", "each quarter once, in order", rows[-1].row)
    else:
        start = min(seen_once) if year == first else 1
        end = max(seen_once) if year == last else 4
        if sorted(seen_once) != list(range(start, end + 1)):
            expected = ", ".join(f"Q{quarter}" for quarter in range(start, end + 1))
            yield _fault(table, "quarters", None, f"{year} has only {shown}", expected, rows[-1].row)


def _counted_under(table: NrmTable, wrong: WrongYear) -> Fault:
    place = f", in row {wrong.rows[-1].row}" if wrong.rows else ""
    total = f"; the total of {wrong.year} counts it too" if wrong.in_total else ""
    seen = f"the quarter {wrong.in_words} seems to be counted under {wrong.year}{place}{total}"
    fault = _fault(table, "wrong-year", None, seen, f"it under {wrong.right_year}", wrong.at_row)
    record = f"table: {table.kind}, printed: {wrong.printed}, corrected: {wrong.corrected}, edition: {table.edition}"
    remedy = (
        f"Look at the publisher's own file. If it has it so, record it in docs/data/nrm/corrections.yml ({record}) "
        "with the reason; otherwise fetch the file again."
    )
    return replace(fault, finding=replace(fault.finding, remedy=remedy))


def _repeated(table: NrmTable) -> Iterator[Fault]:
    if wrong_year_of(table) is not None:
        return
    key = ["period", *table.dimensions]
    repeated = table.cells.filter(pl.struct(key).is_duplicated()).group_by(key, maintain_order=True).agg(pl.col("cell"))
    for row in repeated.iter_rows(named=True):
        seen = f"the same thing is counted as in cell {row['cell'][0]}: {_named(row, key)}"
        yield _fault(table, "repeated", row["cell"][1], seen, "one cell for each count")


def _sums(table: NrmTable) -> Iterator[Fault]:
    """Totals that are not the sum of their parts, over each dimension by itself, at every level.

    A total with a suppressed part cannot be checked, but may not be less than the parts that are printed.
    """
    if wrong_year_of(table) is not None:
        return
    cells = table.cells
    for dimension in table.dimensions:
        others = [name for name in ("period", *table.dimensions) if name != dimension]
        parts = (
            cells.filter(pl.col(dimension) != TOTAL)
            .group_by(others)
            .agg(pl.col("value").sum().alias("sum"), pl.col("value").null_count().alias("unknown"), pl.len())
        )
        yield from _unequal(table, cells.filter(pl.col(dimension) == TOTAL), parts, others, f"each {dimension}")


def _years(table: NrmTable) -> Iterator[Fault]:
    """Years that are not the sum of their quarters; and a total over all years, where one is printed."""
    if wrong_year_of(table) is not None:
        return
    cells = table.cells
    others = list(table.dimensions)
    sums = [pl.col("value").sum().alias("sum"), pl.col("value").null_count().alias("unknown"), pl.len()]
    quarters = cells.filter(pl.col("period").str.contains("-Q"))
    by_year = quarters.with_columns(pl.col("period").str.head(4)).group_by("period", *others).agg(sums)
    years = cells.filter(pl.col("period").str.contains(r"^[0-9]{4}$"))
    yield from _unequal(table, years, by_year, ["period", *others], "its quarters")
    single = years if not years.is_empty() else quarters
    everything = single.group_by(others).agg(sums)
    yield from _unequal(table, cells.filter(pl.col("period") == TOTAL), everything, others, "all periods")


def _unequal(table: NrmTable, totals: pl.DataFrame, parts: pl.DataFrame, on: list[str], over: str) -> Iterator[Fault]:
    both = totals.filter(pl.col("value").is_not_null()).join(parts, on=on, how="inner", maintain_order="left")
    whole = pl.col("unknown") == 0
    wrong = both.filter((whole & (pl.col("value") != pl.col("sum"))) | (~whole & (pl.col("value") < pl.col("sum"))))
    for row in wrong.iter_rows(named=True):
        seen = f"the total is {row['value']:,} for {_named(row, ['period', *table.dimensions])}"
        least = "at least " if row["unknown"] else ""
        parts_in_words = f"{least}{row['sum']:,}, the sum of its {row['len']} parts ({over})"
        yield _fault(table, "sum", row["cell"], seen, parts_in_words)


def _named(row: Mapping[str, object], names: Sequence[str]) -> str:
    return ", ".join(f"{name} {row[name]}" for name in names)
