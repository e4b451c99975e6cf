"""Bringing counts of records into the project: the records stay where they are, only publishable counts come in."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.statistics.datasets import StatisticalDataset, read_dataset
from ahtc.kinds.statistics.record import FIXED_HEADINGS, Observation
from ahtc.pull.caseload.aggregation import aggregate_records
from ahtc.pull.contained import At, Limits, contained
from ahtc.pull.in_place import put_in_place
from ahtc.pull.nrm.datasets import STATISTICS, read_labels

# A file of records may be large; its reader streams it, and starts threads that each reserve room.
_LIMITS = Limits(memory=8 << 30, seconds=900)
_DESCRIBED = ("dataset.yml", "origin.yml")


@dataclass(frozen=True)
class Counted:
    """What was counted: the datasets, and the files written (or, in a dry run, that would be)."""

    datasets: list[str]
    written: list[Path]


def pull_records(
    root: Path, records: Path, mapping: Path, say: Callable[[str], None], *, dry_run: bool = False
) -> Counted:
    """Count a file of records as a mapping says, and write the counts of each dataset that it names.

    Small counts are hidden before anything is written. Each dataset needs its ``dataset.yml`` and ``origin.yml``, which
    a person writes, in the project at ``root``. ``say`` hears what is new. Raises :class:`ProblemsError`, with
    the project as it was, when the records, the mapping or a dataset are wrong.
    """
    counted = contained(records.name, _LIMITS, _counted_apart, records, mapping)
    _require_descriptions(root, mapping, counted)
    files = {STATISTICS / name / "observations.csv": _csv(rows) for name, rows in counted.items()}
    written = put_in_place(root, files, lambda prepared: _check(root, prepared, counted), dry_run=dry_run)
    for name, rows in counted.items():
        if STATISTICS / name / "observations.csv" in written:
            say(_told(name, rows))
    return Counted(list(counted), written)


def _counted_apart(at: At, records: Path, mapping: Path) -> dict[str, list[Observation]]:
    return aggregate_records(records, mapping)


def _require_descriptions(root: Path, mapping: Path, names: Mapping[str, object]) -> None:
    findings = []
    for name in names:
        missing = [file for file in _DESCRIBED if not (root / STATISTICS / name / file).is_file()]
        if missing:
            seen = f'The dataset "{name}" has no {" and no ".join(missing)}'
            expected = f"{(STATISTICS / name).as_posix()}, which says in both languages what the counts are"
            remedy = "Copy the two files from a dataset like it and change them, then run this again."
            findings.append(Finding(mapping.name, 1, "dataset", seen, expected, remedy))
    if findings:
        raise ProblemsError(findings)


def _csv(observations: Sequence[Observation]) -> bytes:
    dimensions = list(observations[0].categories)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    first, *others = FIXED_HEADINGS
    writer.writerow([first, *dimensions, *others])
    for row in observations:
        categories = [row.categories[name] for name in dimensions]
        writer.writerow([row.period, *categories, row.value, row.low, row.high, row.status, row.source, row.note])
    return stream.getvalue().encode()


def _check(root: Path, prepared: Path, names: Mapping[str, object]) -> None:
    """Read the datasets in the prepared folder as pages would; raise :class:`ProblemsError` with all that is wrong."""
    findings: list[Finding] = []
    labels = read_labels(root)
    for name in names:
        folder = STATISTICS / name
        for path in (root / folder).glob("*.yml"):
            shutil.copyfile(path, prepared / folder / path.name)
        try:
            findings += _unprotected(read_dataset(prepared / folder, prepared, labels))
        except ProblemsError as error:
            findings += error.findings
    if findings:
        raise ProblemsError(findings)


def _unprotected(dataset: StatisticalDataset) -> list[Finding]:
    if dataset.about.disclosure == "small-counts":
        return []
    path = (STATISTICS / dataset.about.id / "dataset.yml").as_posix()
    seen, remedy = "Counts of records are not protected here", "Add disclosure: small-counts."
    return [Finding(path, 1, "disclosure", seen, "disclosure: small-counts", remedy)]


def _told(name: str, rows: Sequence[Observation]) -> str:
    periods = sorted({row.period for row in rows})
    hidden = sum(row.value is None for row in rows)
    span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    return f"{name}: {len(rows):,} counts, {span}, {hidden:,} of them hidden or withheld to protect people"
