from __future__ import annotations

from ahtc.check.welsh_twin import findings
from tests.check.project import Project


def test_twins_are_well(project: Project) -> None:
    project.twins("Text.", "Testun.")
    assert list(findings(project.read())) == []


def test_an_english_page_alone_is_found(project: Project) -> None:
    project.page("a/b.md")
    (finding,) = findings(project.read())
    assert (finding.path, finding.expected) == ("docs/a/b.md", "the page docs/cy/a/b.md")


def test_a_welsh_page_alone_is_found(project: Project) -> None:
    project.page("cy/a.md")
    (finding,) = findings(project.read())
    assert (finding.path, finding.seen) == ("docs/cy/a.md", "This page has no English twin")


def test_a_generated_page_alone_is_found_too(project: Project) -> None:
    project.made_page("a.md")
    assert len(list(findings(project.read()))) == 1


def test_a_folder_of_welsh_pages_that_is_gone_is_told_once(project: Project) -> None:
    for name in ("a.md", "b.md", "c.md"):
        project.page(name)
    (finding,) = findings(project.read())
    assert (finding.path, finding.seen) == ("docs/cy", "No page has a Welsh twin")
