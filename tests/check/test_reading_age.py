from __future__ import annotations

import pytest

from ahtc.check.passages import Passage
from ahtc.check.reading_age import FEWEST_WORDS, findings, reading_ages, reading_of
from tests.check.project import Project

EASY = "We can help you. You can call at any time. It is free to call. "
HARD = "Organisational responsibilities necessitate comprehensive multidisciplinary consideration throughout. "


def passage(text: str) -> Passage:
    return Passage("docs/a.md", 1, "en", text, 0)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        # 4.71 x 3 letters + 0.5 x 4 words - 21.43 = -5.3: younger than school
        ("You can ask us.", 5),
        # 4.71 x 5 + 0.5 x 8 - 21.43 = 6.12: the school year that ends at 13
        ("Seven words which those other people wrote first.", 13),
    ],
)
def test_the_age_is_that_of_the_automated_readability_index(text: str, age: int) -> None:
    assert reading_of([passage(text)]).age == age


def test_each_item_of_a_list_is_a_sentence_of_its_own() -> None:
    items = [passage("no breaks or days off from work")] * 4
    assert reading_of(items).age < reading_of([passage(" ".join(item.text for item in items))]).age


def test_figures_and_numbers_are_no_words(project: Project) -> None:
    plain = passage("In the year we counted many referrals.")
    with_number = passage("In the year 2024 we counted many referrals.")
    assert reading_of([plain]) == reading_of([with_number])


def test_a_hard_page_for_the_public_is_a_warning_that_names_its_age(project: Project) -> None:
    page = project.page("a.md", HARD * 20)
    (finding,) = findings(project.read())
    assert (finding.path, finding.severity) == (page.path, "warning")
    assert "a reader of " in finding.seen


def test_an_easy_page_is_passed_and_listed_with_its_words(project: Project) -> None:
    page = project.page("a.md", EASY * 10)
    assert list(findings(project.read())) == []
    assert reading_ages(project.read())[page.path].words == 150


def test_a_page_too_short_to_measure_is_passed_over(project: Project) -> None:
    project.page("a.md", HARD * (FEWEST_WORDS // 9))
    assert reading_ages(project.read()) == {}


def test_welsh_pages_and_those_for_practitioners_alone_are_not_measured(project: Project) -> None:
    project.page("a.md", HARD * 20, audience="[practitioner]")
    project.page("cy/b.md", EASY * 20)
    assert reading_ages(project.read()) == {}
