"""The files of the datasets: each as it is now, its charts, and every released edition as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.problems import ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.statistics.charts.drawing import chart_files
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.datapackage import DATA_PACKAGE
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, Releases, released_finding


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every file by its address below the site's root.

    Raises :class:`ProblemsError` when a released file is not what it was.
    """
    open_data = project.facts.derived(OpenData)
    for id in project.facts[StatisticalDataset]:
        for format, content in open_data.files(id).items():
            yield f"{DATA}{id}.{format}", content
    yield f"{DATA}{DATA_PACKAGE}", open_data.package()
    yield from chart_files(project.facts, project.templates)
    yield from _released(project)


def _released(project: Project) -> Iterator[tuple[str, bytes]]:
    releases = project.facts.document(Releases)
    for release in (release for found in releases.values() for release in found):
        for format, total in release.sums.items():
            name = release.name(format)
            content = (project.root / FOLDER / name).read_bytes()
            if hashlib.sha256(content).hexdigest() != total:
                raise ProblemsError([released_finding(1, f"{name} has changed", "the file as it was released")])
            yield f"{DATA}{name}", content
    if releases:
        yield f"{DATA}{REGISTER}", (project.root / FOLDER / REGISTER).read_bytes()
