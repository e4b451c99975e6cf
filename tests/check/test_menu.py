from __future__ import annotations

import pytest

from ahtc.check.menu import findings
from ahtc.core.problems import Finding
from tests.check.project import Project

SETTINGS = 'site_url: !ENV [SITE_URL, "https://example.org/"]\nnav:\n'
MENU = "  - index.md\n  - Get help:\n      - get-help/index.md\n      - get-help/worried.md\n  - about.md\n"


def found(project: Project, settings: str) -> list[Finding]:
    for name in ("index.md", "get-help/index.md", "get-help/worried.md", "about.md"):
        project.page(name)
    project.write("mkdocs.yml", settings)
    return list(findings(project.read()))


def test_a_menu_of_pages_that_are_there_is_well(project: Project) -> None:
    assert found(project, SETTINGS + MENU) == []


def test_a_page_that_is_not_there_is_told_with_its_line_and_the_name_that_was_meant(project: Project) -> None:
    (finding,) = found(project, SETTINGS + MENU.replace("about.md", "abuot.md"))
    assert (finding.path, finding.line) == ("mkdocs.yml", 7)
    assert finding.seen == 'There is no page "abuot.md"'
    assert finding.remedy == 'Did you mean "about.md"?'


def test_a_page_that_was_taken_away_is_taken_out_of_the_menu_too(project: Project) -> None:
    (finding,) = found(project, f"{SETTINGS}{MENU}  - who-can-refer.md\n")
    assert finding.remedy == "Take the line out, or put the page back."


def test_a_page_that_stands_twice_is_told(project: Project) -> None:
    (finding,) = found(project, f"{SETTINGS}{MENU}  - get-help/worried.md\n")
    assert (finding.line, finding.seen) == (8, '"get-help/worried.md" stands in the menu twice')


@pytest.mark.parametrize(
    "part",
    ["  - About us: about.md", "  - About us: []", "  - {About: [about.md], Help: [about.md]}", "  - [about.md]"],
)
def test_a_part_that_is_neither_a_page_nor_a_name_with_pages_is_told(project: Project, part: str) -> None:
    (finding,) = found(project, f"{SETTINGS}  - index.md\n{part}\n")
    assert (finding.line, finding.seen) == (4, "This part of the menu cannot be read")


def test_a_page_with_words_of_its_own_in_the_menu_is_told_where_its_words_come_from(project: Project) -> None:
    menu = MENU.replace("- get-help/worried.md", "- Worried?: get-help/worried.md")
    (finding,) = found(project, SETTINGS + menu)
    assert (finding.line, finding.seen) == (6, "This line is no page")
    assert "are its title" in finding.remedy


@pytest.mark.parametrize("settings", ["", "nva:\n  - index.md\n", "nav: index.md\n", "- nav\n"])
def test_settings_without_a_menu_are_told(project: Project, settings: str) -> None:
    (finding,) = found(project, settings)
    assert finding.seen == "There is no menu"


def test_settings_that_are_no_yaml_are_told_with_the_line(project: Project) -> None:
    (finding,) = found(project, f"{SETTINGS}  - [index.md\n{MENU}")
    assert (finding.rule, finding.path) == ("yaml", "mkdocs.yml")
    assert finding.line > 2
