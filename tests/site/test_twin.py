"""Recording which English a Welsh page renders."""

from __future__ import annotations

import datetime
import re

import pytest

from ahtc.core.pages import read_page
from ahtc.core.problems import ProblemsError
from ahtc.site.twin import record_check, stamp
from tests.project import SmallProject


def test_the_section_that_has_changed_is_written_and_nothing_else(project: SmallProject) -> None:
    before = project.read("docs/cy/about.md")
    old = read_page(project.root / "docs/cy/about.md", project.root).matter.english or {}
    project.append("docs/about.md", "More.\n")
    assert stamp(project.root, project.root / "docs/cy/about.md")
    new = read_page(project.root / "docs/cy/about.md", project.root).matter.english or {}
    (key,) = [key for key in old if old[key] != new[key]]
    assert project.read("docs/cy/about.md") == before.replace(f'{key}: "{old[key]}"', f'{key}: "{new[key]}"')


def test_a_page_that_is_up_to_date_is_left_alone(project: SmallProject) -> None:
    assert not stamp(project.root, project.root / "docs/cy/about.md")


def test_the_lines_are_added_where_they_are_missing(project: SmallProject) -> None:
    before = read_page(project.root / "docs/cy/about.md", project.root).matter.english
    text = project.read("docs/cy/about.md")
    project.write("docs/cy/about.md", re.sub(r"^english:\n(?:  .*\n)+", "", text, flags=re.MULTILINE))
    assert stamp(project.root, project.root / "docs/cy/about.md")
    assert read_page(project.root / "docs/cy/about.md", project.root).matter.english == before


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


def test_a_professional_check_is_recorded_with_role_and_day(project: SmallProject) -> None:
    page = project.root / "docs/cy/about.md"
    record_check(project.root, page, "translator", datetime.date(2026, 11, 27))
    matter = read_page(page, project.root).matter
    assert matter.translator_checked is True
    assert matter.translator is not None
    assert (matter.translator.role, matter.translator.on) == ("translator", datetime.date(2026, 11, 27))
    record_check(project.root, page, "translator", datetime.date(2026, 11, 28))
    assert project.read("docs/cy/about.md").count("translator") == 3


def test_the_name_of_a_person_is_refused_and_nothing_changes(project: SmallProject) -> None:
    before = project.read("docs/cy/about.md")
    with pytest.raises(ProblemsError, match=r"role"):
        record_check(project.root, project.root / "docs/cy/about.md", "Ann Example", datetime.date(2026, 11, 27))
    assert project.read("docs/cy/about.md") == before
