from __future__ import annotations

import pytest

from ahtc.check.twin_structure import findings
from tests.check.project import Project

ENGLISH = """
## Call {#call}

Call {{ phone("emergency-999") }}, a {{ term("first-responder", text="first responder") }}.
See [the signs](signs/index.md#general) and [a page](https://example.org/en).
"""
WELSH = """
## Ffonio {#call}

Ffoniwch {{ phone("emergency-999") }}, {{ term("first-responder", text="ymatebwr cyntaf") }}.
Gweler [yr arwyddion](signs/index.md#general) a [thudalen](https://example.org/cy).
"""


def test_twins_that_differ_in_words_alone_are_well(project: Project) -> None:
    project.twins(ENGLISH, WELSH)
    assert list(findings(project.read())) == []


@pytest.mark.parametrize(
    ("right", "wrong", "seen"),
    [
        ("## Ffonio", "### Ffonio", "Here stands a heading of level 3"),
        ("{#call}", "{#ffonio}", "Here stands the anchor {#ffonio}"),
        ("index.md#general", "index.md", "Here stands a link to signs/index.md"),
        ("https://example.org/cy", "index.md", "Here stands a link to index.md"),
        ('phone("emergency-999")', 'phone("police-101")', 'Here stands the call phone("police-101")'),
    ],
)
def test_a_part_that_differs_is_found(project: Project, right: str, wrong: str, seen: str) -> None:
    project.twins(ENGLISH, WELSH.replace(right, wrong))
    assert [finding.seen for finding in findings(project.read())] == [seen]


def test_the_finding_names_both_lines(project: Project) -> None:
    project.twins("## A\n", "\n\n### A\n")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/cy/a.md", 14)
    assert finding.expected == "a heading of level 2, as in docs/a.md:9"


def test_a_welsh_page_that_ends_too_soon_is_found_at_its_end(project: Project) -> None:
    project.twins("## A\n\n## B\n", "## A\n\nTestun.")
    (finding,) = findings(project.read())
    assert (finding.line, finding.seen) == (14, "The page ends too soon")


def test_a_part_that_the_english_does_not_have_is_found(project: Project) -> None:
    project.twins("Text.", "## A\n")
    (finding,) = findings(project.read())
    assert finding.expected.startswith("nothing more of the kind")


def test_the_same_file_may_be_linked_from_both_languages(project: Project) -> None:
    project.page("a.md", "[figures](data/a.csv)")
    project.page("cy/a.md", "[ffigurau](../data/a.csv)")
    assert list(findings(project.read())) == []


def test_generated_pages_are_left_alone(project: Project) -> None:
    project.made_page("a.md", "## A\n")
    project.made_page("cy/a.md", "")
    assert list(findings(project.read())) == []


def test_a_call_that_cannot_be_read_is_left_to_its_own_rule(project: Project) -> None:
    project.twins('{{ phone("a") }}', "{{ phone( }}")
    assert list(findings(project.read())) == []
