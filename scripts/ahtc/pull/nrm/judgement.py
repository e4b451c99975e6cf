"""Judgement on the way in: whether an edition's tables can be believed, and the known faults put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.cells import Workbook
from ahtc.pull.nrm.categories import edition_of
from ahtc.pull.nrm.checks import faults_of, told
from ahtc.pull.nrm.corrections import Correction, correct, unused
from ahtc.pull.nrm.headings import read_head
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.two_tables import differences_between
from ahtc.pull.nrm.wrong_year import QUARTER, wrong_year_of


@dataclass(frozen=True)
class Judgement:
    """The tables once known faults are put right, what to tell the officer all the same, and the corrections used."""

    tables: list[NrmTable]
    warnings: list[Finding]
    used: list[str]


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
    corrected = correct(workbook.source_name, tables, now)
    findings = [*_missing_tables(workbook, tables, required), *corrected.findings]
    failed: set[str] = set()
    for table in corrected.tables.values():
        faults = list(faults_of(table))
        failed |= {corrected.waived[fault.cell] for fault in faults if fault.cell in corrected.waived}
        findings += told([fault for fault in faults if fault.cell not in corrected.waived])
    for name in sorted(set(corrected.waived.values()) - failed):
        findings.append(unused(workbook.source_name, name, "The checks that it waives pass"))
    findings += edition_findings(workbook, list(corrected.tables.values()), edition)
    if findings:
        raise ProblemsError(findings)
    believed = [_without_unreadable(table) for table in corrected.tables.values()]
    used = [c.id for c in now if c.id in failed or c.id in corrected.used]
    return Judgement(believed, list(differences_between(corrected.tables, edition)), used)


def _without_unreadable(table: NrmTable) -> NrmTable:
    """The table with the unreadable cells that a correction lets stand as what they are: not available."""
    status = pl.col("status").replace("unreadable", "not-available")
    return table.with_cells(table.cells.with_columns(status))


def edition_findings(workbook: Workbook, tables: Sequence[NrmTable], edition: str) -> Iterator[Finding]:
    """Where the file's name, its cover or the newest quarter of a table tells another edition than ``edition``."""
    told = {"The file's name": edition_of(workbook.source_name.rsplit("/", 1)[-1]), "The cover": _cover(workbook)}
    for place, other in told.items():
        if other not in (None, edition):
            remedy = "Give the edition that the file holds, or fetch the file of the edition wanted."
            yield Finding(workbook.source_name, 1, "edition", f"{place} tells of {other}", f"edition {edition}", remedy)
    yield from _other_newest(workbook, tables, edition)


def _other_newest(workbook: Workbook, tables: Sequence[NrmTable], edition: str) -> Iterator[Finding]:
    """The tables whose newest quarter is not the edition, those with the same one told together."""
    others: dict[str, list[NrmTable]] = defaultdict(list)
    for table in tables:
        quarters = [period for period in table.cells["period"].unique() if QUARTER.fullmatch(period)]
        if quarters and max(quarters) != edition and wrong_year_of(table) is None:
            others[max(quarters)].append(table)
    for newest, alike in others.items():
        first = alike[0]
        row = first.period_rows[-1].row if first.period_rows else 1
        named = f'sheet {first.sheet} ("{first.title}")'
        if len(alike) > 1:
            named = f"sheets {', '.join(table.sheet for table in alike)}"
        seen = f"The newest quarter of {named} is {newest}"
        remedy = "Check that the file is of this edition and is whole, and that no quarter is under another year."
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
