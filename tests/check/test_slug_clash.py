from __future__ import annotations

import pytest

from ahtc.check.slug_clash import findings
from tests.check.project import Project


def test_the_same_slug_twice_in_one_folder_is_found(project: Project) -> None:
    project.page("cy/a.md", slug="help")
    project.page("cy/b.md", slug="help")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/cy/b.md", 8)
    assert finding.seen == 'The address "cy/help/" is taken by docs/cy/a.md'


def test_the_same_slug_in_two_folders_is_well(project: Project) -> None:
    project.page("cy/a/index.md", slug="a")
    project.page("cy/a/one.md", slug="help")
    project.page("cy/one.md", slug="help")
    assert list(findings(project.read())) == []


def test_a_folder_and_a_page_at_one_address_are_found(project: Project) -> None:
    project.page("cy/a/index.md", slug="help")
    project.page("cy/b.md", slug="help")
    assert len(list(findings(project.read()))) == 1


@pytest.mark.parametrize(("one", "other"), [("help.md", "help/index.md"), ("cy.md", "cy/index.md")])
def test_two_files_at_one_english_address_are_found(project: Project, one: str, other: str) -> None:
    project.page(one)
    project.page(other)
    (finding,) = findings(project.read())
    assert finding.seen.startswith(f'The address "{one.removesuffix(".md")}/" is taken by docs/')
