from __future__ import annotations

import pytest

from ahtc.kinds.terms.checks import findings
from tests.check.project import Project

EXPLAINED = '{{ term("first-responder", text="first responders") }}'


def test_a_hard_term_before_its_call_is_found_with_its_line_and_the_call_to_write(project: Project) -> None:
    page = project.page("a.md", f"One line.\n\nAsk the First Responders, or {EXPLAINED}.")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == (page.path, page.first_line + 2)
    assert '{{ term("first-responder", text="First Responders") }}' in finding.expected


def test_once_explained_it_may_stand_alone(project: Project) -> None:
    project.page("a.md", f"Ask {EXPLAINED}. Only first responders refer.")
    assert list(findings(project.read())) == []


def test_its_short_form_is_the_same_term(project: Project) -> None:
    project.page("a.md", "The NRM decides.")
    (finding,) = findings(project.read())
    assert 'term("nrm", text="NRM")' in finding.expected


@pytest.mark.parametrize(
    "text",
    [
        "## Who first responders are {#first-responders}",
        "Read about [first responders](../partners/first-responders.md).",
        "Call first-aid, or a respondent first.",
        '{{ term("first-responder-organisation") }} means a first responder.',
    ],
)
def test_in_a_heading_a_link_another_word_or_after_a_term_that_holds_it_nothing_is_found(
    project: Project, text: str
) -> None:
    project.page("a.md", text)
    assert list(findings(project.read())) == []


def test_a_welsh_page_follows_its_english_twin_and_is_not_looked_at(project: Project) -> None:
    project.page("cy/a.md", "Mae'r NRM yn penderfynu.")
    assert list(findings(project.read())) == []
