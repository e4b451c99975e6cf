from __future__ import annotations

from ahtc.check.same_number import findings
from tests.check.project import Project


def test_a_number_written_in_two_ways_is_found(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 1234 567")
    (finding,) = findings(project.site())
    assert finding.seen == '"0300 1234 567" is written "0300 123 4567" in docs/data/organisations/a.yml'


def test_a_number_written_in_one_way_is_well(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 123 4567")
    assert list(findings(project.site())) == []


def test_a_held_number_is_left_alone(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 1234 567", release="held")
    assert list(findings(project.site())) == []


def test_the_line_is_that_of_the_number(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "03001234567")
    (finding,) = findings(project.site())
    lines = (project.root / finding.path).read_text(encoding="utf-8").split("\n")
    assert "03001234567" in lines[finding.line - 1]
