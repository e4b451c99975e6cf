"""Every figure is the one that was read at its source: entered here a second time, beside the records themselves.

``tests/fixtures/published-figures.csv`` holds each figure that the site shows, as it was compared with its source
(``test_evidence.py`` and ``test_facts_real.py`` make that comparison where the research is beside the project). New
figures may come; one that stands here may change only as a revision, which keeps what was said before.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.revisions import words_on
from ahtc.pull.nrm.datasets import build_all, dataset_files
from ahtc.pull.nrm.editions import read_editions
from tests.project import ROOT


@dataclass(frozen=True)
class Figure:
    """One figure as its source gives it."""

    period: str
    categories: dict[str, str]
    value: str


def read_figures() -> dict[str, list[Figure]]:
    """The figures that were read at their sources, by dataset."""
    figures: dict[str, list[Figure]] = {}
    with (ROOT / "tests" / "fixtures" / "published-figures.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            categories = dict(pair.split("=") for pair in row["categories"].split())
            figure = Figure(row["period"], categories, row["value"])
            figures.setdefault(row["dataset"], []).append(figure)
    return figures


FIGURES = read_figures()


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_the_one_that_its_source_gives(facts: Facts, name: str) -> None:
    dataset = facts[StatisticalDataset][name]
    assert [figure for figure in FIGURES[name] if not stands(figure, dataset)] == []


def stands(figure: Figure, dataset: StatisticalDataset) -> bool:
    """Whether the dataset gives the figure, or says that it was given before a revision."""
    now = [str(seen.value) for seen in dataset.find(figure.period, figure.categories)]
    before = [str(said.value) for said in words_on(dataset.revisions, figure.period, figure.categories)]
    return figure.value in now + before


def test_the_home_office_s_series_are_those_of_the_editions_that_are_kept() -> None:
    built = build_all(ROOT, read_editions(ROOT))
    files = {path: content for series in built for path, content in dataset_files(ROOT, series).items()}
    assert len(files) > 20
    assert [path.as_posix() for path, content in files.items() if (ROOT / path).read_bytes() != content] == []
