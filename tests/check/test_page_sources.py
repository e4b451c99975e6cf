"""Where a page's own statements come from is on the page."""

from __future__ import annotations

import pytest

from ahtc.check.page_sources import findings
from tests.check.project import Project


@pytest.mark.parametrize("kind", ["help", "law", "practice"])
@pytest.mark.parametrize("sources", [None, "[]"])
def test_a_page_that_somebody_acts_on_is_refused_without_sources(
    project: Project, kind: str, sources: str | None
) -> None:
    project.page("a.md", kind=kind, sources=sources)
    (finding,) = findings(project.read())
    assert finding.seen == f"A page of kind {kind} lists no sources"


def test_another_page_may_say_that_it_states_nothing_of_its_own(project: Project) -> None:
    project.page("a.md", sources="[]")
    assert list(findings(project.read())) == []


def test_another_page_may_not_leave_the_question_open(project: Project) -> None:
    project.page("a.md", sources=None)
    (finding,) = findings(project.read())
    assert finding.seen == "The page does not list its sources"


def test_a_welsh_page_takes_the_sources_of_its_english_twin(project: Project) -> None:
    project.page("cy/a.md", kind="help", neutral_title="Help")
    assert list(findings(project.read())) == []


def test_sources_repeated_in_the_welsh_page_are_found(project: Project) -> None:
    project.page("cy/a.md", sources="[{title: A page, publisher: A body, date: undated}]")
    (finding,) = findings(project.read())
    assert finding.remedy == "Move them to docs/a.md."


def test_a_generated_page_has_its_sources_in_the_records(project: Project) -> None:
    project.made_page("a.md", sources=None)
    assert list(findings(project.read())) == []
