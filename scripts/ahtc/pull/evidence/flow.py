"""Other evidence, from a CSV file in the shape that ``docs/data/statistics/README.txt`` sets out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.statistics.datasets import StatisticalDataset, read_dataset, sum_findings
from ahtc.kinds.statistics.record import InconsistencyList, Observation
from ahtc.pull.csv_text import check_csv
from ahtc.pull.file_at_hand import read_file
from ahtc.pull.in_place import put_in_place
from ahtc.pull.nrm.datasets import STATISTICS, read_labels
from ahtc.pull.nrm.series import SERIES

LARGEST_FILE = 20_000_000
_TABLE = "observations.csv"


def pull_evidence(root: Path, dataset: str, file: Path, say: Callable[[str], None], *, dry_run: bool = False) -> bool:
    """Put a CSV file in the place of a dataset's observations, and tell whether anything is new.

    The file has the columns of the dataset's own ``observations.csv``, whose sources its ``origin.yml`` must name.
    ``say`` hears each row that is new, changed or gone. Raises :class:`ProblemsError`, with the project at ``root``
    as it was, for an unknown dataset, one that comes from the Home Office's workbooks, or a file that checks refuse.
    """
    _require_evidence(root, dataset)
    labels = read_labels(root)
    before = read_dataset(root / STATISTICS / dataset, root, labels)
    content = read_file(file, LARGEST_FILE, str(file))
    check_csv(content, str(file))

    def check(prepared: Path) -> None:
        after = _checked(root, prepared, file, dataset)
        for line in _difference(before, after):
            say(line)

    return bool(put_in_place(root, {STATISTICS / dataset / _TABLE: content}, check, dry_run=dry_run))


def _require_evidence(root: Path, dataset: str) -> None:
    known = {path.name for path in (root / STATISTICS).iterdir() if path.is_dir()}
    ours = known - {series.id for series in SERIES}
    if dataset in ours:
        return
    if dataset in known:
        seen, remedy = f"{dataset} comes from the Home Office's workbooks", "Use `ahtc pull nrm` for it."
    else:
        seen, remedy = f'There is no dataset "{dataset}"', did_you_mean(dataset, ours)
    raise ProblemsError([Finding(STATISTICS.as_posix(), 1, "dataset", seen, "a dataset of other evidence", remedy)])


def _checked(root: Path, prepared: Path, file: Path, dataset: str) -> StatisticalDataset:
    """The dataset as it would be; what is wrong is told with the file that came, not with where it would go."""
    folder = STATISTICS / dataset
    for path in (root / folder).glob("*.yml"):
        shutil.copyfile(path, prepared / folder / path.name)
    faults = validated(InconsistencyList, read_yaml(root / STATISTICS / "inconsistencies.yml", root))
    allowances = [allowance for fault in faults.entries for allowance in fault.allows]
    where = (folder / _TABLE).as_posix()
    try:
        after = read_dataset(prepared / folder, prepared, read_labels(root))
        findings = list(sum_findings(after, allowances))
    except ProblemsError as error:
        findings = error.findings
    if findings:
        raise ProblemsError(
            Finding(str(file) if each.path == where else each.path, each.line, each.rule, each.seen, each.expected,
                    each.remedy)
            for each in findings
        )  # fmt: skip
    return after


def _difference(before: StatisticalDataset, after: StatisticalDataset) -> Iterator[str]:
    was, now = ({_place(each): each for each in data.observations} for data in (before, after))
    for place, seen in now.items():
        if place not in was:
            yield f"{place}: {_value(seen)} is new"
        elif _value(seen) != _value(was[place]):
            yield f"{place}: {_value(was[place])} was, {_value(seen)} now"
    yield from (f"{place}: {_value(seen)} is gone" for place, seen in was.items() if place not in now)


def _place(seen: Observation) -> str:
    return ", ".join([seen.period, *seen.categories.values()])


def _value(seen: Observation) -> str:
    if seen.value is None and seen.low is not None and seen.high is not None:
        return f"{seen.low:,} to {seen.high:,} ({seen.status})"
    return f"({seen.status})" if seen.value is None else f"{seen.value:,} ({seen.status})"
