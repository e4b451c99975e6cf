"""The files of the datasets: each as it is now, its charts, and every released edition as it was."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.project import Project
from ahtc.kinds.statistics.charts.drawing import chart_files
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.datapackage import DATA_PACKAGE
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.released_files import released_files
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, Releases


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
    for name, content in released_files(project.root, releases).items():
        yield f"{DATA}{name}", content
    if releases:
        yield f"{DATA}{REGISTER}", (project.root / FOLDER / REGISTER).read_bytes()
