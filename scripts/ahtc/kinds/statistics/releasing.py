"""Releasing datasets: their files as they are now are kept in the project, under an edition's name, for good."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.files import read_text, write_if_changed
from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.release_archive import archive
from ahtc.kinds.statistics.released_files import ARCHIVED, next_archive, released_files
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, Releases


def release(root: Path, facts: Facts, ids: Sequence[str]) -> list[str]:
    """Keep these datasets; those that are as in their newest release are passed over. What was released, in order.

    Raises :class:`ProblemsError` for an unknown dataset, or when what was released before is not as it was, and
    :class:`OSError` with nothing released.
    """
    unknown = [id for id in ids if id not in facts[StatisticalDataset]]
    if unknown:
        raise ProblemsError(_unknown(id, facts) for id in unknown)
    released_files(root, facts.document(Releases))
    open_data = facts.derived(OpenData)
    due = [id for id in ids if open_data.kept(id) is None]
    contents = {
        f"{open_data.edition(id)}/{id}.{format}": content
        for id in due
        for format, content in open_data.files(id).items()
    }
    if contents:
        _keep(root, contents)
    return [f"{id}, {open_data.edition(id)}" for id in due]


def _keep(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files, all or none: the register last, since what it does not list was never released."""
    register = root / FOLDER / REGISTER
    lines = read_text(register, root) if register.exists() else ""
    lines += "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items())
    packed = {name: content for name, content in contents.items() if name.endswith(ARCHIVED)}
    files = {root / FOLDER / name: content for name, content in contents.items() if name not in packed}
    files[next_archive(root)] = archive(packed)
    try:
        for path, content in files.items():
            write_if_changed(path, content)
        write_if_changed(register, lines)
    except OSError:
        for path in files:
            path.unlink(missing_ok=True)
        raise


def _unknown(id: str, facts: Facts) -> Finding:
    seen, expected = f'There is no dataset "{id}"', "the name of a folder of docs/data/statistics"
    return Finding("docs/data/statistics", 1, "dataset", seen, expected, did_you_mean(id, facts[StatisticalDataset]))
