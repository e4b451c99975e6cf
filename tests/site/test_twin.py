"""Recording which English a Welsh page renders."""

from __future__ import annotations

import pytest

from ahtc.core.pages import fingerprint, read_page
from ahtc.core.problems import ProblemsError
from ahtc.site.twin import stamp
from tests.project import SmallProject


def test_the_version_of_the_english_is_written_and_nothing_else(project: SmallProject) -> None:
    before = project.read("docs/cy/about.md")
    old = read_page(project.root / "docs/cy/about.md", project.root).matter.english
    project.append("docs/about.md", "More.\n")
    new = fingerprint(read_page(project.root / "docs/about.md", project.root))
    assert stamp(project.root, project.root / "docs/cy/about.md")
    assert project.read("docs/cy/about.md") == before.replace(f'english: "{old}"', f'english: "{new}"')
    assert old != new


def test_a_page_that_is_up_to_date_is_left_alone(project: SmallProject) -> None:
    assert not stamp(project.root, project.root / "docs/cy/about.md")


def test_the_line_is_added_where_it_is_missing(project: SmallProject) -> None:
    page = read_page(project.root / "docs/cy/about.md", project.root)
    project.change("docs/cy/about.md", f'english: "{page.matter.english}"\n', "")
    assert stamp(project.root, project.root / "docs/cy/about.md")
    assert read_page(project.root / "docs/cy/about.md", project.root).matter.english == page.matter.english


def test_an_english_page_is_refused_with_the_name_of_its_twin(project: SmallProject) -> None:
    with pytest.raises(ProblemsError, match=r"^docs/about\.md:1  This is an English page.*docs/cy/about\.md"):
        stamp(project.root, project.root / "docs/about.md")


def test_a_welsh_page_without_english_is_told(project: SmallProject) -> None:
    project.write("docs/cy/alone.md", project.read("docs/cy/about.md"))
    with pytest.raises(ProblemsError, match=r"Its English page, docs/alone\.md, does not exist"):
        stamp(project.root, project.root / "docs/cy/alone.md")


def test_a_page_that_is_not_there_is_told(project: SmallProject) -> None:
    with pytest.raises(ProblemsError, match=r"^docs/cy/gone\.md:1  The file cannot be read"):
        stamp(project.root, project.root / "docs/cy/gone.md")


def test_a_file_elsewhere_is_told(project: SmallProject) -> None:
    with pytest.raises(ProblemsError, match="This file is not under docs"):
        stamp(project.root, project.root.parent / "about.md")
