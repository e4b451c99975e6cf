"""The publisher's known faults, put right as they are recorded, or else told to be no longer there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from ahtc.core.problems import Finding
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.wrong_year import QUARTER, moved_to_their_year, wrong_year_of


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


@dataclass
class Corrected:
    """Tables with corrections made to them.

    ``waived`` maps a cell that is let stand to the correction that says so; ``used`` are the corrections that found
    their fault, ``findings`` tell of those that did not.
    """

    tables: dict[str, NrmTable]
    waived: dict[str, str] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def correct(source_name: str, tables: Sequence[NrmTable], corrections: Sequence[Correction]) -> Corrected:
    """The tables with these corrections made; a correction whose fault is not there is a finding."""
    corrected = Corrected({table.kind: table for table in tables})
    for correction in corrections:
        table = corrected.tables.get(correction.table)
        if table is None:
            corrected.findings.append(unused(source_name, correction.id, f"There is no table {correction.table}"))
        elif isinstance(correction.corrected, str) and QUARTER.fullmatch(correction.corrected):
            _refile(corrected, table, correction)
        else:
            _correct_cell(corrected, table, correction)
    return corrected


def _correct_cell(corrected: Corrected, table: NrmTable, correction: Correction) -> None:
    cells = table.cells
    unknown = [name for name in correction.where if name not in ("period", *table.dimensions)]
    if unknown:
        seen = f"It looks for {', '.join(unknown)}, which the table does not have"
        corrected.findings.append(unused(table.source_name, correction.id, seen))
        return
    found = cells.filter(pl.all_horizontal([pl.col(name) == value for name, value in correction.where.items()]))
    if len(found) != 1:
        seen = f"Its place is {len(found)} cells of sheet {table.sheet}"
        corrected.findings.append(unused(table.source_name, correction.id, seen))
        return
    cell = found.row(0, named=True)
    stands = cell["value"] if cell["value"] is not None else cell["printed"]
    if stands != correction.printed:
        seen = f'Cell {cell["cell"]} says "{stands}" and not "{correction.printed}"'
        corrected.findings.append(unused(table.source_name, correction.id, seen))
    elif correction.corrected is None:
        corrected.waived[cell["cell"]] = correction.id
    else:
        here = pl.col("cell") == cell["cell"]
        value = pl.when(here).then(pl.lit(int(correction.corrected), pl.Int64)).otherwise(pl.col("value"))
        status = pl.when(here).then(pl.lit("official")).otherwise(pl.col("status"))
        changed = cells.with_columns(value.alias("value"), status.alias("status"))
        corrected.tables[table.kind] = table.with_cells(changed)
        corrected.used.append(correction.id)


def _refile(corrected: Corrected, table: NrmTable, correction: Correction) -> None:
    """Moves the rows filed under the year before to the year they belong to, and out of that year's total."""
    wrong = wrong_year_of(table)
    if wrong is None or correction.printed not in [row.period for row in wrong.rows]:
        seen = f"No row of sheet {table.sheet} stands as {correction.printed} a second time"
        corrected.findings.append(unused(table.source_name, correction.id, seen))
        return
    corrected.tables[table.kind] = moved_to_their_year(table, wrong)
    corrected.used.append(correction.id)


def unused(source_name: str, name: str, seen: str) -> Finding:
    """What is said of a correction whose fault is no longer as it was recorded."""
    expected = f'the fault that correction "{name}" puts right, exactly as recorded'
    remedy = "If the publisher has mended it, take the correction out of corrections.yml; otherwise record it anew."
    return Finding(source_name, 1, "unused-correction", f"{seen} (correction {name})", expected, remedy)
