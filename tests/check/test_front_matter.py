from __future__ import annotations

import pytest

from ahtc.check.front_matter import findings
from tests.check.project import Project


def test_pages_that_say_what_their_kind_and_language_need_are_well(project: Project) -> None:
    project.page("a.md", kind="help", neutral_title="Help and contacts")
    project.page("cy/a.md", kind="help", neutral_title="Help a chysylltiadau")
    assert list(findings(project.read())) == []


def test_a_help_page_without_a_neutral_title_is_found(project: Project) -> None:
    project.page("a.md", kind="help")
    (finding,) = findings(project.read())
    assert (finding.line, finding.seen) == (4, "A help page has no neutral_title")


def test_a_neutral_title_elsewhere_is_found(project: Project) -> None:
    project.page("a.md", neutral_title="Help")
    (finding,) = findings(project.read())
    assert finding.seen == "A page of kind topic has a neutral_title"


@pytest.mark.parametrize(
    "title",
    [
        "Modern Slavery help", "Trafficking", "Exploited?", "Caethwasiaeth", "Help â chaethwasiaeth",
        "Masnachu pobl", "Help i fasnachu", "Camfanteisio", "Gamfanteisio", "Dioddefwyr", "Domestic abuse",
    ],
)  # fmt: skip
def test_a_neutral_title_that_gives_the_page_away_is_found(project: Project, title: str) -> None:
    project.page("a.md", kind="help", neutral_title=title)
    (finding,) = findings(project.read())
    assert "gives away" in finding.seen


@pytest.mark.parametrize("field", ["slug", "english", "translator_checked"])
def test_a_welsh_page_without_a_field_of_its_own_is_found(project: Project, field: str) -> None:
    project.page("cy/404.md", **{field: None})
    (finding,) = findings(project.read())
    assert finding.seen == f'A Welsh page has no "{field}"'


def test_the_welsh_front_page_needs_no_slug(project: Project) -> None:
    project.page("cy/index.md", slug=None)
    assert list(findings(project.read())) == []


def test_the_first_page_of_a_folder_needs_a_slug(project: Project) -> None:
    project.page("cy/signs/index.md", slug=None)
    assert len(list(findings(project.read()))) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("slug", "a"), ("english", '{page: "0a0a0a0a"}'), ("translator_checked", "false")]
)
def test_an_english_page_with_a_field_of_welsh_pages_is_found(project: Project, field: str, value: str) -> None:
    project.page("a.md", **{field: value})
    (finding,) = findings(project.read())
    assert (finding.line, finding.seen) == (8, f'An English page has "{field}"')


@pytest.mark.parametrize(
    ("checked", "by"), [("true", None), ("false", '{role: translator, on: 2026-11-20, of: "0a0a0a0a"}')]
)
def test_that_a_translator_has_checked_a_page_is_said_with_who_and_when_or_not_at_all(
    project: Project, checked: str, by: str | None
) -> None:
    project.page("cy/a.md", translator_checked=checked, translator=by)
    (finding,) = findings(project.read())
    assert finding.seen == "Whether a translator has checked the page, and who, do not agree"


def test_which_welsh_was_checked_can_be_pasted_from_the_message(project: Project) -> None:
    project.page("cy/a.md", translator_checked="true", translator="{role: translator, on: 2026-11-20}")
    (finding,) = findings(project.read())
    by = f"{{role: translator, on: 2026-11-20, {finding.expected}}}"
    project.page("cy/a.md", translator_checked="true", translator=by)
    assert list(findings(project.read())) == []


def test_a_generated_welsh_page_needs_no_version_of_the_english(project: Project) -> None:
    project.made_page("cy/a.md", english=None)
    assert list(findings(project.read())) == []


def test_a_review_in_the_future_is_found(project: Project) -> None:
    project.page("a.md", reviewed="2026-12-02")
    (finding,) = findings(project.read())
    assert (finding.line, finding.expected) == (5, "2026-12-01 or earlier")


def test_a_review_today_is_well(project: Project) -> None:
    project.page("a.md", reviewed="2026-12-01")
    assert list(findings(project.read())) == []
