"""The names of a workbook's sheets are ones that a spreadsheet can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.words import Words
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics.open_data.sheet_names import findings, sheet_names
from tests.conftest import ROOT
from tests.project import DAY


def words(cover: str = "Cover", notes: str = "Notes") -> Words:
    named = {"cover": cover, "contents": "Contents", "notes": notes, "data": "Table"}
    return Words.model_validate({"words": {f"sheet-{id}": {"en": text, "cy": "Cy"} for id, text in named.items()}})


@pytest.fixture
def site(facts: Facts) -> Callable[[Words], Project]:
    """The project with other words of the site."""
    return lambda words: Project(ROOT, DAY, replace(facts, words=words), templates_for(facts), [])


def test_a_name_is_that_of_both_languages() -> None:
    assert sheet_names(words()) == ["Cover - Cy", "Contents - Cy", "Notes - Cy", "Table - Cy"]


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Cover/Front", "none of / "),
        ("Cover [1]", "none of / "),
        ("What?", "none of / "),
        ("'Cover", "no quote at its start"),
        ("A cover with a name that goes on", "at most 31"),
    ],
)
def test_a_name_that_no_spreadsheet_takes_is_told_with_its_words(
    site: Callable[[Words], Project], cover: str, expected: str
) -> None:
    (finding,) = findings(site(words(cover=cover)))
    assert (finding.path, finding.remedy) == ("docs/data/words/statistics.yml", "Change the words of sheet-cover.")
    assert finding.expected.startswith(expected)


def test_two_sheets_of_one_name_are_told(site: Callable[[Words], Project]) -> None:
    (finding,) = findings(site(words(notes="COVER")))
    assert "is that of sheet-cover too" in finding.seen


def test_a_workbook_is_written_all_the_same() -> None:
    assert sheet_names(words(cover="Cover/Front"))[0] == "Cover-Front - Cy"
