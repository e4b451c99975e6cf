"""Recording which English a Welsh page renders."""

from __future__ import annotations

import datetime

import pytest

from ahtc.core.pages import TranslatorCheck, read_page
from ahtc.core.problems import ProblemsError
from ahtc.core.sections import words_of
from ahtc.site.twin import record_check, stamp
from tests.project import SmallProject

ABOUT = "docs/cy/about.md"


def test_the_versions_of_the_english_sections_are_written_and_nothing_else(project: SmallProject) -> None:
    before, old = project.read(ABOUT), rendered(project)
    project.append("docs/about.md", "More.\n")
    assert stamp(project.root, project.root / ABOUT)
    new = rendered(project)
    (changed,) = (key for key in new if new[key] != old[key])
    assert project.read(ABOUT) == before.replace(old[changed], new[changed])


def test_what_was_noted_of_the_page_goes_and_what_was_noted_of_others_stays(project: SmallProject) -> None:
    entry = '  - page: docs/cy/{}.md\n    section: opening\n    english: "0a0a0a0a"\n    since: 2026-11-02\n'
    project.write("docs/data/translation.yml", f"# Ours.\nstale:\n{entry.format('about')}{entry.format('contact')}")
    stamp(project.root, project.root / ABOUT)
    assert project.read("docs/data/translation.yml") == f"# Ours.\nstale:\n{entry.format('contact')}"


def test_a_page_that_is_up_to_date_is_left_alone(project: SmallProject) -> None:
    assert not stamp(project.root, project.root / ABOUT)


def test_the_lines_are_added_where_they_are_missing(project: SmallProject) -> None:
    old = rendered(project)
    lines = "".join(f'  {key}: "{version}"\n' for key, version in old.items())
    project.change(ABOUT, f"english:\n{lines}", "")
    assert stamp(project.root, project.root / ABOUT)
    assert rendered(project) == old


def rendered(project: SmallProject) -> dict[str, str]:
    """What the Welsh page says that it renders."""
    found = read_page(project.root / ABOUT, project.root).matter.english
    assert found is not None
    return found


def test_a_check_by_a_translator_is_recorded_in_the_place_of_an_older_one(project: SmallProject) -> None:
    for role, day in (("cyfieithydd", 2), ("cyfieithydd y tîm", 3)):
        record_check(project.root, project.root / ABOUT, role, datetime.date(2026, 11, day))
    page = read_page(project.root / ABOUT, project.root)
    assert page.matter.translator_checked
    assert page.matter.translator == TranslatorCheck(
        role="cyfieithydd y tîm", on=datetime.date(2026, 11, 3), of=words_of(page)
    )


@pytest.mark.parametrize("role", ["", "A name", "x" * 61, "x\ny: z", "<b>x", "{{ x }}"])
def test_a_role_that_cannot_stand_changes_nothing(project: SmallProject, role: str) -> None:
    before = project.read(ABOUT)
    with pytest.raises(ProblemsError):
        record_check(project.root, project.root / ABOUT, role, datetime.date(2026, 11, 2))
    assert project.read(ABOUT) == before


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
