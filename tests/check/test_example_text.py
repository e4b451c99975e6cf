"""What stands in an example to be replaced is never taken for a fact."""

from __future__ import annotations

import datetime

import pytest

from ahtc.check.example_text import findings
from ahtc.core.examples import texts_to_replace
from ahtc.kinds.organisations import ORGANISATIONS
from ahtc.site.new import new_page
from tests.check.project import Project

TODAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize(
    "says", ["One or two short sentences.", "one or two  short sentences", "Un neu ddwy frawddeg fer."]
)
def test_a_record_that_says_what_the_example_says_is_found_with_the_line(project: Project, says: str) -> None:
    project.organisation("half-filled", "029 2018 0001", says=says)
    (found,) = findings(project.read())
    assert (found.path, found.line) == ("docs/data/organisations/half-filled.yml", 5)
    assert found.seen == "The example's own text is left in line 5"


def test_every_text_that_is_left_in_a_record_is_one_finding(project: Project) -> None:
    project.organisation("half-filled", "029 2018 0000", says="One or two short sentences.")
    (found,) = findings(project.read())
    assert found.seen == "The example's own text is left in lines 5, 14"


def test_what_an_example_only_proposes_is_well(project: Project) -> None:
    project.organisation("whole", "029 2018 0001", says="All of Wales")
    assert list(findings(project.read())) == []


def test_what_is_to_be_replaced_is_read_from_the_example_itself() -> None:
    example = ORGANISATIONS.starter.read_text(encoding="utf-8")
    assert "one or two short sentences" in texts_to_replace(ORGANISATIONS.starter)
    assert all(text in example.casefold() for text in texts_to_replace(ORGANISATIONS.starter))


def test_a_new_page_is_found_in_both_languages_until_its_words_are_written(project: Project) -> None:
    paths = new_page(project.root, "get-help/children.md", TODAY)
    english, welsh = sorted(findings(project.read()), reverse=True)
    assert (english.path, english.seen) == (
        "docs/get-help/children.md",
        "The example's own text is left in lines 3, 11",
    )
    assert (welsh.path, welsh.seen) == (
        "docs/cy/get-help/children.md",
        "The example's own text is left in lines 2, 3, 15",
    )
    for path in paths:
        text = path.read_text(encoding="utf-8").replace(" (Cymraeg)", "")
        for example, own in (
            ("One sentence that says what children holds.", "Where a child finds help."),
            ("Un frawddeg sy'n dweud beth sydd yn children.", "Lle i blentyn gael help."),
            ("Write here.", "Somebody can help."),
            ("Ysgrifennwch yma.", "Mae rhywun a all helpu."),
        ):
            text = text.replace(example, own)
        path.write_text(text, encoding="utf-8")
    assert list(findings(project.read())) == []
