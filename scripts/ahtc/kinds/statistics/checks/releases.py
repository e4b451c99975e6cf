"""Released files are as they were released, each listed once; and every dataset has a release of what it says now."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.released_files import released_files
from ahtc.kinds.statistics.releases import Releases


def findings(project: Project) -> Iterator[Finding]:
    """What of the released files is not as it was; and, as warnings, the datasets to release."""
    try:
        released_files(project.root, project.facts.document(Releases))
    except ProblemsError as error:
        yield from error.findings
    yield from _due(project)


def _due(project: Project) -> Iterator[Finding]:
    """One warning for all datasets that were never released, and one for all that have changed since."""
    open_data, releases = project.facts.derived(OpenData), project.facts.document(Releases)
    due = [id for id in project.facts[StatisticalDataset] if open_data.kept(id) is None]
    for seen, ids in (
        ("This was never released", [id for id in due if id not in releases]),
        ("This has changed since it was released", [id for id in due if id in releases]),
    ):
        if ids:
            expected = "a permanent address for what the pages show"
            remedy = "When they are final, run: ahtc release --all, or name those that are."
            at = project.facts[StatisticalDataset][ids[0]].path if len(ids) == 1 else "docs/data/statistics"
            yield Finding(at, 1, "release", f"{seen}: {', '.join(ids)}", expected, remedy, "warning")
