"""Figures that were changed after they were published: the table of them, and a figure as it was first said."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.kinds.statistics.datasets import StatisticalDataset
from tests.project import SmallProject, make_project
from tests.site.test_calls import answer, refusal

FOLDER = "docs/data/statistics/wales-2012-nations"
WORDS = """\
period,nation,edition,value,status,source
2012,wales,2012-Q4,210,reported,made-up
2012,wales,2013-Q1,210,official,made-up
2012,wales,2013-Q4,200,official,made-up
2013,england,2013-Q4,1010,official,made-up
2013,england,2014-Q4,10,official,made-up
"""


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    project = make_project(tmp_path / "project")
    project.write(f"{FOLDER}/revisions.csv", WORDS)
    return project


def test_a_figure_is_told_with_each_value_that_it_has_had_and_the_change_in_all(project: SmallProject) -> None:
    page = answer(project.facts(), '{{ revisions("wales-2012-nations") }}')
    (wales, england) = list(page.every("tr"))[1:]

    assert wales.one("th").text == "2012, Wales"
    assert [value.text for value in list(wales.every("strong"))] == ["210", "200"]
    assert list(wales.every("td"))[-1].text == "−10"
    assert [value.text for value in list(england.every("strong"))] == ["1,010", "10"]


def test_the_last_publication_alone_can_be_asked_for(project: SmallProject) -> None:
    page = answer(project.facts(), '{{ revisions("wales-2012-nations", last=true) }}')
    rows = list(page.every("tr"))[1:]
    assert [row.one("th").text for row in rows] == ["2013, England"]


def test_the_welsh_table_is_in_welsh(project: SmallProject) -> None:
    page = answer(project.facts(), '{{ revisions("wales-2012-nations") }}', "cy")
    assert next(iter(page.every("th"))).text == "Ffigur ar gyfer"
    assert list(page.every("tr"))[1].one("th").text == "2012, Cymru"


def test_a_figure_is_given_as_an_edition_gave_it(project: SmallProject) -> None:
    call = '{{ figure("wales-2012-nations", period="2012", nation="wales", edition="2012-Q4") }}'
    assert answer(project.facts(), call).one("data").text == "210"


def test_an_edition_that_said_nothing_is_refused_with_those_that_did(project: SmallProject) -> None:
    call = 'figure("wales-2012-nations", period="2012", nation="wales", edition="2020-Q4")'
    assert "one of 2012-Q4, 2013-Q1, 2013-Q4" in refusal(project.facts(), call)


def test_a_dataset_whose_small_counts_are_hidden_shows_no_earlier_value(project: SmallProject) -> None:
    project.change(f"{FOLDER}/dataset.yml", "unit: people\n", "unit: people\ndisclosure: small-counts\n")
    assert project.facts()[StatisticalDataset]["wales-2012-nations"].revisions == []


@pytest.mark.parametrize(
    ("old", "new"), [("210,reported", "many,reported"), ("official,made-up", "guessed,made-up"), (",made-up", ",other")]
)
def test_a_row_that_cannot_be_is_told_with_its_line(project: SmallProject, old: str, new: str) -> None:
    line = project.change(f"{FOLDER}/revisions.csv", old, new)
    assert project.problem().startswith(f"{FOLDER}/revisions.csv:{line}  ")
