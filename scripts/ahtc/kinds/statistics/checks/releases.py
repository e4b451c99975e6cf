"""Released files are as they were released, each listed once; and every dataset has a release of what it says now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ahtc.core.problems import Finding, shown
from ahtc.core.project import Project
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.releases import FOLDER, REGISTER, Releases, released_finding


def findings(project: Project) -> Iterator[Finding]:
    """Each released file that is gone, changed or not listed; and, as a warning, each dataset to release."""
    sums = {
        release.name(format): total
        for releases in project.facts.document(Releases).values()
        for release in releases
        for format, total in release.sums.items()
    }
    folder = project.root / FOLDER
    for line, (name, total) in enumerate(sums.items(), 1):
        path = folder / name
        if not path.is_file():
            yield released_finding(line, f"{name} is gone", "every file that was ever released")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != total:
            yield released_finding(line, f"{name} has changed", "the file as it was released")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in (*sums, REGISTER):
            remedy = "Delete it, or run `ahtc release`, which lists what it writes."
            seen = f"It is not in {REGISTER}"
            yield Finding(shown(path, project.root), 1, "release", seen, "released files alone", remedy)
    yield from _due(project)


def _due(project: Project) -> Iterator[Finding]:
    open_data = project.facts.derived(OpenData)
    for id, dataset in project.facts[StatisticalDataset].items():
        if open_data.kept(id) is None:
            changed = id in project.facts.document(Releases)
            seen = "This has changed since it was released" if changed else "This was never released"
            expected = "a permanent address for what the pages show"
            remedy = f"When the figures are final, run: ahtc release {id}"
            yield Finding(dataset.path, 1, "release", seen, expected, remedy, "warning")
