from __future__ import annotations

import pytest

from ahtc.check.calls import findings
from tests.check.project import Project


def test_calls_that_can_be_answered_are_well(project: Project) -> None:
    project.page("partners/bawso.md")
    project.page("glossary.md")
    project.page("a.md", '{{ organisation("bawso") }} {{ phone("emergency-999") }} {{ term("nrm") }}')
    assert list(findings(project.read())) == []


@pytest.mark.parametrize(
    ("call", "seen"),
    [
        ('{{ fone("bawso") }}', "The call fone() is not known"),
        ('{{ phone("bawsoo") }}', 'There is no organisation "bawsoo"'),
        ('{{ phone("emergency-999", to="a") }}', "phone() cannot take these arguments"),
        ('{{ phone("bawso" }}', "This call cannot be read"),
        ("{% if true %}{% endif %}", "A statement of Jinja stands here"),
        ("{{ 7 * 7 }}", "Something other than a call"),
    ],
)
def test_a_call_that_cannot_be_answered_is_found(project: Project, call: str, seen: str) -> None:
    project.page("a.md", f"Text.\n\n{call}\n")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/a.md", 11)
    assert finding.seen.startswith(seen)


def test_a_call_that_links_to_a_page_nobody_wrote_is_found(project: Project) -> None:
    project.page("a.md", '{{ organisation("bawso") }}')
    (finding,) = findings(project.read())
    assert finding.seen == "This call links to partners/bawso.md, which does not exist"


def test_a_welsh_call_links_to_welsh_pages_alone(project: Project) -> None:
    project.page("glossary.md")
    project.page("cy/a.md", '{{ term("nrm") }}')
    assert len(list(findings(project.read()))) == 1


def test_findings_of_several_pages_are_told_together(project: Project) -> None:
    project.twins('{{ phone("x") }}', '{{ phone("y") }} {{ phone("z") }}')
    assert len(list(findings(project.read()))) == 3
