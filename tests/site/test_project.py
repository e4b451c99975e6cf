from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.source_tree import SHELL
from ahtc.site.project import read_project
from tests.check.conftest import project
from tests.check.project import TODAY, Project

__all__ = ["project"]

DATA = Path(__file__).parents[2] / "docs" / "data"


def add_data_and_shell(project: Project) -> None:
    """Put in what every project has besides its pages: the records, and the template of every page."""
    shutil.copytree(DATA, project.root / "docs" / "data", ignore=shutil.ignore_patterns("releases"))
    project.write(SHELL, "{{ page.content }}\n")


def test_a_project_is_read_with_pages_of_both_languages(project: Project) -> None:
    add_data_and_shell(project)
    project.twins("Text.", "Testun.")
    read = read_project(project.root, TODAY)
    assert [page.path for page in read.written()] == ["docs/a.md", "docs/cy/a.md"]


def test_everything_that_cannot_be_read_is_told_at_once(project: Project) -> None:
    add_data_and_shell(project)
    project.write("docs/a.md", "no front matter\n")
    project.write("docs/data/organisations/bawso.yml", "id: [\n")
    with pytest.raises(ProblemsError) as raised:
        read_project(project.root, TODAY)
    assert {finding.path for finding in raised.value.findings} >= {"docs/a.md", "docs/data/organisations/bawso.yml"}


def test_a_page_is_known_by_its_path_under_docs(project: Project) -> None:
    assert [page.docs_path for page in project.twins("", "")] == ["a.md", "cy/a.md"]


def test_the_line_of_a_field_is_the_line_of_the_file(project: Project) -> None:
    page = project.page("a.md", "kind: in the text\n")
    assert page.line_of("kind") == 4


def test_generated_pages_are_not_written_ones(project: Project) -> None:
    project.made_page("a.md")
    project.page("b.md", reviewed=datetime.date(2026, 11, 1))
    assert [page.name for page in project.read().written()] == ["b.md"]
