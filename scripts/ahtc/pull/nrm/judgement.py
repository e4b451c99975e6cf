"""Judgement on the way in: whether an edition's tables can be believed, and the known faults put right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.cells import Workbook
from ahtc.pull.nrm.categories import TOTAL, edition_of
from ahtc.pull.nrm.headings import read_head
from ahtc.pull.nrm.tables import NrmTable, PeriodRow

_SHOWN_PER_RULE = 10
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_REMEDY = (
    "Compare with the publisher's own file. If it is the publisher's fault, record it in corrections.yml with the "
    "reason; otherwise fetch the file again."
)


@dataclass(frozen=True)
class Correction:
    """A known fault of the publisher's, in words that find the cell in any layout.

    ``where`` gives the period and the categories of one cell of the ``table`` (a kind, such as
    ``referrals-by-quarter``), totals as ``total``. ``printed`` is what stands there; ``corrected`` replaces it, or None
    lets it stand and waives the checks that it fails. Where ``printed`` and ``corrected`` are quarters, rows filed
    under the wrong year are moved. A correction without an ``edition`` is for every edition. It is used exactly as
    recorded or it is itself a finding: once the publisher mends the fault, it must go.
    """

    id: str
    table: str
    where: Mapping[str, str]
    printed: int | str
    corrected: int | str | None
    reason: str
    status: str
    edition: str | None = None


@dataclass(frozen=True)
class Judgement:
    """The tables once known faults are put right, what to tell the officer all the same, and the corrections used."""

    tables: list[NrmTable]
    warnings: list[Finding]
    used: list[str]


@dataclass(frozen=True)
class _Fault:
    """A failed check, with the cell that fails it where it is one cell."""

    finding: Finding
    cell: str | None = None


@dataclass
class _Corrected:
    """Tables while corrections are made to them."""

    tables: dict[str, NrmTable]
    waived: dict[str, str] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def judge(
    workbook: Workbook,
    tables: Sequence[NrmTable],
    edition: str,
    corrections: Sequence[Correction] = (),
    required: Collection[str] = (),
) -> Judgement:
    """The edition's tables, believed: every check passes, or its failure is a known fault.

    ``required`` are the kinds of table that the workbook must hold, such as those of the edition before. Raises
    :class:`ProblemsError` with a finding for each failed check (table, cell, seen, expected), for each correction that
    no longer fits, and for each required table that is missing.
    """
    now = [c for c in corrections if c.edition in (None, edition)]
    corrected = _correct(workbook.source_name, tables, now)
    findings = [*_missing_tables(workbook, tables, required), *corrected.findings]
    failed: set[str] = set()
    for table in corrected.tables.values():
        faults = list(_faults(table))
        failed |= {corrected.waived[fault.cell] for fault in faults if fault.cell in corrected.waived}
        findings += _shown([fault for fault in faults if fault.cell not in corrected.waived])
    for name in sorted(set(corrected.waived.values()) - failed):
        findings.append(_unused(workbook.source_name, name, "The checks that it waives pass"))
    findings += edition_findings(workbook, list(corrected.tables.values()), edition)
    if findings:
        raise ProblemsError(findings)
    believed = [_without_unreadable(table) for table in corrected.tables.values()]
    used = [c.id for c in now if c.id in failed or c.id in corrected.used]
    return Judgement(believed, list(_crossed(corrected.tables, edition)), used)


def _without_unreadable(table: NrmTable) -> NrmTable:
    """The table with the unreadable cells that a correction lets stand as what they are: not available."""
    status = pl.col("status").replace("unreadable", "not-available")
    return table.with_cells(table.cells.with_columns(status))


def table_findings(table: NrmTable) -> list[Finding]:
    """Every check that one table fails, in words; empty when it can be believed."""
    return _shown(list(_faults(table)))


def edition_findings(workbook: Workbook, tables: Sequence[NrmTable], edition: str) -> Iterator[Finding]:
    """Where the file's name, its cover or the newest quarter of a table tells another edition than ``edition``."""
    told = {"The file's name": edition_of(workbook.source_name.rsplit("/", 1)[-1]), "The cover": _cover(workbook)}
    for place, other in told.items():
        if other not in (None, edition):
            remedy = "Give the edition that the file holds, or fetch the file of the edition wanted."
            yield Finding(workbook.source_name, 1, "edition", f"{place} tells of {other}", f"edition {edition}", remedy)
    for table in tables:
        quarters = [period for period in table.cells["period"].unique() if _QUARTER.fullmatch(period)]
        if quarters and max(quarters) != edition and not _misfiled(table):
            seen = f'The newest quarter of sheet {table.sheet} ("{table.title}") is {max(quarters)}'
            remedy = "Check that the file is of this edition and is whole, and that no quarter is under another year."
            row = table.period_rows[-1].row if table.period_rows else 1
            yield Finding(workbook.source_name, row, "edition", seen, edition, remedy)


def _cover(workbook: Workbook) -> str | None:
    for sheet in workbook.sheets[:1]:
        if read_head(sheet) is None:
            told = (edition_of(sheet.words(row, c)) for row, cells in enumerate(sheet.rows) for c in range(len(cells)))
            return next((edition for edition in told if edition), None)
    return None


def _missing_tables(workbook: Workbook, tables: Sequence[NrmTable], required: Collection[str]) -> Iterator[Finding]:
    for kind in sorted(set(required) - {table.kind for table in tables}):
        seen = f'No sheet is the table "{kind}" by its title and headings'
        remedy = "Look for it in the workbook: it may have another title, or be left out of this edition."
        yield Finding(workbook.source_name, 1, "missing-table", seen, "the table, as in the edition before", remedy)


# --- corrections -----------------------------------------------------------------------------------------------------


def _correct(source_name: str, tables: Sequence[NrmTable], corrections: Sequence[Correction]) -> _Corrected:
    corrected = _Corrected({table.kind: table for table in tables})
    for correction in corrections:
        table = corrected.tables.get(correction.table)
        if table is None:
            corrected.findings.append(_unused(source_name, correction.id, f"There is no table {correction.table}"))
        elif isinstance(correction.corrected, str) and _QUARTER.fullmatch(correction.corrected):
            _refile(corrected, table, correction)
        else:
            _correct_cell(corrected, table, correction)
    return corrected


def _correct_cell(corrected: _Corrected, table: NrmTable, correction: Correction) -> None:
    cells = table.cells
    unknown = [name for name in correction.where if name not in ("period", *table.dimensions)]
    if unknown:
        seen = f"It looks for {', '.join(unknown)}, which the table does not have"
        corrected.findings.append(_unused(table.source_name, correction.id, seen))
        return
    found = cells.filter(pl.all_horizontal([pl.col(name) == value for name, value in correction.where.items()]))
    if len(found) != 1:
        seen = f"Its place is {len(found)} cells of sheet {table.sheet}"
        corrected.findings.append(_unused(table.source_name, correction.id, seen))
        return
    cell = found.row(0, named=True)
    stands = cell["value"] if cell["value"] is not None else cell["printed"]
    if stands != correction.printed:
        seen = f'Cell {cell["cell"]} says "{stands}" and not "{correction.printed}"'
        corrected.findings.append(_unused(table.source_name, correction.id, seen))
    elif correction.corrected is None:
        corrected.waived[cell["cell"]] = correction.id
    else:
        here = pl.col("cell") == cell["cell"]
        value = pl.when(here).then(pl.lit(int(correction.corrected), pl.Int64)).otherwise(pl.col("value"))
        status = pl.when(here).then(pl.lit("official")).otherwise(pl.col("status"))
        changed = cells.with_columns(value.alias("value"), status.alias("status"))
        corrected.tables[table.kind] = table.with_cells(changed)
        corrected.used.append(correction.id)


def _refile(corrected: _Corrected, table: NrmTable, correction: Correction) -> None:
    """Moves the rows filed under the year before to the year they belong to."""
    rows = _misfiled(table)
    if correction.printed not in [row.period for row in rows]:
        seen = f"No row of sheet {table.sheet} stands as {correction.printed} a second time"
        corrected.findings.append(_unused(table.source_name, correction.id, seen))
        return
    moved = {row.row: _next_year(row.period) for row in rows}
    on_row = pl.col("cell").str.extract(r"([0-9]+)$").cast(pl.Int64)
    period = on_row.replace_strict(moved, default=pl.col("period"), return_dtype=pl.String)
    renamed = tuple(replace(row, period=moved.get(row.row, row.period)) for row in table.period_rows)
    table = replace(table, period_rows=renamed)
    corrected.tables[table.kind] = table.with_cells(table.cells.with_columns(period.alias("period")))
    corrected.used.append(correction.id)


def _unused(source_name: str, name: str, seen: str) -> Finding:
    expected = f'the fault that correction "{name}" puts right, exactly as recorded'
    remedy = "If the publisher has mended it, take the correction out of corrections.yml; otherwise record it anew."
    return Finding(source_name, 1, "unused-correction", f"{seen} (correction {name})", expected, remedy)


# --- checks ----------------------------------------------------------------------------------------------------------


def _faults(table: NrmTable) -> Iterator[_Fault]:
    if table.observations.is_empty():
        yield _fault(table, "empty-table", None, "there is no row of counts", "at least one observation")
        return
    for check in (_counts, _bands, _periods, _repeated, _sums, _years):
        yield from check(table)


def _shown(faults: Sequence[_Fault]) -> list[Finding]:
    """The findings, at most ten of a rule: one shifted column would otherwise fill the screen."""
    shown = []
    for rule in dict.fromkeys(fault.finding.rule for fault in faults):
        findings = [fault.finding for fault in faults if fault.finding.rule == rule]
        more = len(findings) - _SHOWN_PER_RULE
        shown += findings[:_SHOWN_PER_RULE]
        if more > 0:
            shown[-1] = replace(shown[-1], seen=f"{shown[-1].seen} (and {more} more like it)")
    return shown


def _fault(table: NrmTable, rule: str, cell: str | None, seen: str, expected: str, row: int | None = None) -> _Fault:
    at = f"cell {cell}" if cell else f"sheet {table.sheet}"
    line = row or (int(found[0]) if cell and (found := re.findall(r"[0-9]+$", cell)) else 1)
    words = f'In {at} ("{table.title}") {seen}'
    return _Fault(Finding(table.source_name, line, rule, words, expected, _REMEDY), cell)


def _counts(table: NrmTable) -> Iterator[_Fault]:
    """Negative counts, fractions, words and blanks where a count should be."""
    for cell in table.cells.filter(pl.col("value") < 0).iter_rows(named=True):
        yield _fault(table, "negative", cell["cell"], f"the count is {cell['value']}", "a count of 0 or more")
    for cell in table.cells.filter(pl.col("status") == "unreadable").iter_rows(named=True):
        printed = cell["printed"]
        seen = f'it says "{printed}"' if printed else "the cell is blank"
        yield _fault(table, "count", cell["cell"], seen, "a whole number, or shorthand such as [x] or [c]")


def _bands(table: NrmTable) -> Iterator[_Fault]:
    for dimension, expected in table.expected.items():
        present = set(table.cells[dimension].unique())
        for band in [band for band in expected if band not in present]:
            seen = f"{dimension} has only {', '.join(sorted(present))}"
            yield _fault(table, "missing-band", None, seen, f'"{band}" among them')


def _periods(table: NrmTable) -> Iterator[_Fault]:
    """Years and quarters: each once, in one order, none left out between the first and the last."""
    misfiled = _misfiled(table)
    if misfiled:
        yield _wrong_year(table, misfiled)
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


def _quarters_of(table: NrmTable, year: int, first: int, last: int) -> Iterator[_Fault]:
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


def _misfiled(table: NrmTable) -> list[PeriodRow]:
    """The rows after the last year's fourth quarter that are filed under that same year again (seen in 2023 Q1)."""
    rows = [row for row in table.period_rows if row.period != TOTAL]
    newest = max((row.period[:4] for row in rows), default="")
    ends = [i for i, row in enumerate(rows) if row.period == f"{newest}-Q4"]
    if not ends or table.down:
        return []
    after = rows[ends[0] + 1 :]
    earlier = {row.period for row in rows[: ends[0] + 1]}
    again = after and all(row.period[:4] == newest and row.period in {*earlier, newest} for row in after)
    return after if again and any("-Q" in row.period for row in after) else []


def _wrong_year(table: NrmTable, rows: list[PeriodRow]) -> _Fault:
    newest = next(row for row in reversed(rows) if "-Q" in row.period)
    seen = f"the newest quarter, in row {newest.row}, is filed under the year before: as {newest.period}"
    return _fault(table, "wrong-year", None, seen, f"it to be filed as {_next_year(newest.period)}", newest.row)


def _next_year(period: str) -> str:
    return f"{int(period[:4]) + 1}{period[4:]}"


def _repeated(table: NrmTable) -> Iterator[_Fault]:
    if _misfiled(table):
        return
    key = ["period", *table.dimensions]
    repeated = table.cells.filter(pl.struct(key).is_duplicated()).group_by(key, maintain_order=True).agg(pl.col("cell"))
    for row in repeated.iter_rows(named=True):
        seen = f"the same thing is counted as in cell {row['cell'][0]}: {_named(row, key)}"
        yield _fault(table, "repeated", row["cell"][1], seen, "one cell for each count")


def _sums(table: NrmTable) -> Iterator[_Fault]:
    """Totals that are not the sum of their parts, over each dimension by itself, at every level.

    A total with a suppressed part cannot be checked, but may not be less than the parts that are printed.
    """
    if _misfiled(table):
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


def _years(table: NrmTable) -> Iterator[_Fault]:
    """Years that are not the sum of their quarters; and a total over all years, where one is printed."""
    if _misfiled(table):
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


def _unequal(table: NrmTable, totals: pl.DataFrame, parts: pl.DataFrame, on: list[str], over: str) -> Iterator[_Fault]:
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


# --- one table beside another ----------------------------------------------------------------------------------------


def _crossed(tables: Mapping[str, NrmTable], edition: str) -> Iterator[Finding]:
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
