"""Releasing datasets: their files as they are now are kept in the project, under an edition's name, for good."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.files import read_text, write_if_changed
from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.releases import FOLDER, REGISTER


def release(root: Path, facts: Facts, ids: Sequence[str]) -> list[str]:
    """Keep these datasets; those that are as in their newest release are passed over. What was released, in order.

    Raises :class:`ProblemsError` for an unknown dataset, and :class:`OSError` with nothing released.
    """
    unknown = [id for id in ids if id not in facts[StatisticalDataset]]
    if unknown:
        raise ProblemsError(_unknown(id, facts) for id in unknown)
    open_data = OpenData(facts)
    due = [id for id in ids if open_data.kept(id) is None]
    contents = {
        f"{open_data.edition(id)}/{id}.{format}": content
        for id in due
        for format, content in open_data.files(id).items()
    }
    register = root / FOLDER / REGISTER
    lines = read_text(register, root) if register.exists() else ""
    lines += "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items())
    try:
        for name, content in contents.items():
            write_if_changed(root / FOLDER / name, content)
        if contents:
            write_if_changed(register, lines)
    except OSError:
        for name in contents:
            (root / FOLDER / name).unlink(missing_ok=True)
        raise
    return [f"{id}, {open_data.edition(id)}" for id in due]


def _unknown(id: str, facts: Facts) -> Finding:
    seen, expected = f'There is no dataset "{id}"', "the name of a folder of docs/data/statistics"
    return Finding("docs/data/statistics", 1, "dataset", seen, expected, did_you_mean(id, facts[StatisticalDataset]))
