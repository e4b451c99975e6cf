"""What a chart's finding counts is a noun whose forms are known in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.statistics.charts.layout import noun_findings
from ahtc.kinds.statistics.datasets import StatisticalDataset


def findings(project: Project) -> Iterator[Finding]:
    """Each noun of a finding that is not under ``counts`` in words.yml."""
    for id, dataset in project.facts[StatisticalDataset].items():
        if layout := dataset.about.chart:
            about = project.root / "docs" / "data" / "statistics" / id / "dataset.yml"
            yield from noun_findings(layout, project.facts.words.counts, about, project.root)
