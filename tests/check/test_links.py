from __future__ import annotations

import pytest

from ahtc.check.links import findings
from tests.check.project import Project


@pytest.fixture
def linked(project: Project) -> Project:
    project.page("signs/index.md", '## General {#general}\n\n## What to do\n\n<div id="nrm"></div>\n')
    project.page("cy/signs/index.md", "## Cyffredinol {#general}\n")
    project.write("docs/data/a.csv", "a\n")
    return project


@pytest.mark.parametrize(
    "target",
    [
        "../signs/index.md", "../signs/index.md#general", "../signs/index.md#what-to-do", "../signs/index.md#nrm",
        "#here", "https://example.org/nowhere#x", "../data/a.csv",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_well(linked: Project, target: str) -> None:
    linked.page("help/a.md", f"## Here {{#here}}\n\n[a]({target})")
    assert list(findings(linked.read())) == []


@pytest.mark.parametrize(
    ("target", "seen"),
    [
        ("../signs.md", "leads to docs/signs.md, which does not exist"),
        ("signs/index.md", "leads to docs/help/signs/index.md, which does not exist"),
        ("../signs/", "leads to docs/signs, which does not exist"),
        ("../data/b.csv", "leads to docs/data/b.csv, which does not exist"),
        ("../signs/index.md#genral", "names an anchor that docs/signs/index.md does not have"),
        ("#here", "names an anchor that docs/help/a.md does not have"),
        ("/signs/", "starts from the root of the server"),
        ("//example.org", "starts from the root of the server"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(linked: Project, target: str, seen: str) -> None:
    linked.page("help/a.md", f"Text.\n\n[a]({target})")
    (finding,) = findings(linked.read())
    assert (finding.path, finding.line, finding.seen) == ("docs/help/a.md", 11, f'The link "{target}" {seen}')


def test_a_close_anchor_is_suggested(linked: Project) -> None:
    linked.page("help/a.md", "[a](../signs/index.md#genral)")
    (finding,) = findings(linked.read())
    assert finding.remedy == 'Did you mean "general"?'


def test_a_page_of_the_same_language_is_suggested(linked: Project) -> None:
    linked.page("help/about.md")
    linked.page("cy/help/abour.md", "[a](about.md)")
    (finding,) = findings(linked.read())
    assert finding.remedy == 'Did you mean "cy/help/abour.md"?'


def test_a_welsh_link_leads_to_the_welsh_page(linked: Project) -> None:
    linked.page("cy/help/a.md", "[a](../signs/index.md#what-to-do)")
    (finding,) = findings(linked.read())
    assert finding.seen.endswith("names an anchor that docs/cy/signs/index.md does not have")


def test_links_of_generated_pages_are_followed_too(linked: Project) -> None:
    linked.made_page("help/a.md", '<a href="#x-">X</a>')
    assert len(list(findings(linked.read()))) == 1
