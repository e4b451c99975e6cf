"""Putting the data to download into the built site: every dataset as it is, and every released edition as it was."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from ahtc.core.problems import ProblemsError
from ahtc.kinds.statistics.open_data import files
from ahtc.kinds.statistics.open_data.datapackage import DATA_PACKAGE
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, released_finding


def write_downloads(open_data: OpenData, root: Path, site: Path) -> None:
    """Write ``/data/`` below the folder ``site``, from the facts and from what the project at ``root`` has released.

    Raises :class:`ProblemsError` when a released file is not what it was.
    """
    folder = site / files.FOLDER
    folder.mkdir(exist_ok=True)
    for id in open_data.facts.datasets:
        for format, content in open_data.files(id).items():
            (folder / f"{id}.{format}").write_bytes(content)
    (folder / DATA_PACKAGE).write_bytes(open_data.package())
    _write_released(open_data, root, folder)


def _write_released(open_data: OpenData, root: Path, folder: Path) -> None:
    for release in (release for found in open_data.facts.releases.values() for release in found):
        for format, total in release.sums.items():
            name = release.name(format)
            content = (root / FOLDER / name).read_bytes()
            if hashlib.sha256(content).hexdigest() != total:
                raise ProblemsError([released_finding(1, f"{name} has changed", "the file as it was released")])
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
    if open_data.facts.releases:
        shutil.copyfile(root / FOLDER / REGISTER, folder / REGISTER)
