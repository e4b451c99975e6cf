from __future__ import annotations

from ahtc.check.duplicate_title import findings
from tests.check.project import Project


def test_the_same_title_twice_in_one_language_is_found(project: Project) -> None:
    project.page("a.md", title="Get help")
    project.page("b.md", title="Get Help")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line, finding.seen) == ("docs/b.md", 2, 'The title "Get Help" is taken by docs/a.md')


def test_the_same_title_in_both_languages_is_well(project: Project) -> None:
    project.page("a.md", title='"2012"')
    project.page("cy/a.md", title='"2012"')
    assert list(findings(project.read())) == []


def test_the_same_neutral_title_twice_is_found(project: Project) -> None:
    project.page("a.md", kind="help", neutral_title="Advice")
    project.page("b.md", kind="help", neutral_title="Advice")
    (finding,) = findings(project.read())
    assert finding.seen == 'The neutral_title "Advice" is taken by docs/a.md'


def test_a_neutral_title_that_is_another_pages_title_is_found(project: Project) -> None:
    project.page("a.md", title="Advice")
    project.page("b.md", kind="help", neutral_title="Advice")
    assert len(list(findings(project.read()))) == 1


def test_a_page_may_use_its_title_as_its_neutral_title(project: Project) -> None:
    project.page("a.md", kind="help", title="Advice", neutral_title="Advice")
    assert list(findings(project.read())) == []
