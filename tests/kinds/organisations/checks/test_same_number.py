from __future__ import annotations

from ahtc.kinds.organisations.checks.same_number import findings
from tests.check.project import Project


def test_a_number_written_in_two_ways_is_found(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 1234 567")
    (finding,) = findings(project.read())
    assert finding.seen == '"0300 1234 567" is written "0300 123 4567" in docs/data/organisations/a.yml'


def test_a_number_written_in_one_way_is_well(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 123 4567")
    assert list(findings(project.read())) == []


def test_a_held_number_is_left_alone(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 1234 567", release="held")
    assert list(findings(project.read())) == []


def test_the_line_is_that_of_the_number(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "03001234567")
    (finding,) = findings(project.read())
    lines = (project.root / finding.path).read_text(encoding="utf-8").split("\n")
    assert "03001234567" in lines[finding.line - 1]


def test_a_number_in_the_words_of_a_record_is_written_as_the_record_that_publishes_it_does(project: Project) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 123 4568", says="Call 0300 1234 567 instead.")
    (finding,) = findings(project.read())
    assert finding.path == "docs/data/organisations/b.yml"
    assert finding.seen == (
        '"0300 1234 567" stands in these words, and is written "0300 123 4567" in docs/data/organisations/a.yml'
    )
    lines = (project.root / finding.path).read_text(encoding="utf-8").split("\n")
    assert "0300 1234 567" in lines[finding.line - 1]


def test_a_number_in_words_that_is_written_alike_or_is_nobody_s_is_left_alone(project: Project) -> None:
    project.organisation("a", "0300 123 4567", says="Call 0300 123 4567, not 0300 1234 569.")
    assert list(findings(project.read())) == []
