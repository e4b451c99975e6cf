from __future__ import annotations

import datetime

import pytest

from ahtc.kinds.organisations.checks.contact_age import findings
from tests.check.project import TODAY, Project


def checked(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def test_a_contact_checked_180_days_ago_is_well(project: Project) -> None:
    project.organisation("line", "0300 123 4567", checked=checked(180))
    assert list(findings(project.read())) == []


@pytest.mark.parametrize(("days", "rule"), [(181, "contact-age"), (365, "contact-age"), (366, "contact-overdue")])
def test_an_older_check_is_found_under_its_own_rule(project: Project, days: int, rule: str) -> None:
    project.organisation("line", "0300 123 4567", checked=checked(days))
    assert [finding.rule for finding in findings(project.read())] == [rule]


@pytest.mark.parametrize("days", [181, 3660])
def test_time_alone_never_breaks_a_build(project: Project, days: int) -> None:
    project.organisation("line", "0300 123 4567", checked=checked(days))
    assert {finding.severity for finding in findings(project.read())} == {"warning"}


def test_the_line_is_that_of_the_date(project: Project) -> None:
    project.organisation("line", "0300 123 4567", checked=checked(200))
    (finding,) = findings(project.read())
    lines = (project.root / finding.path).read_text(encoding="utf-8").split("\n")
    assert lines[finding.line - 1] == f"    checked: {checked(200)}"


def test_a_held_contact_has_no_age(project: Project) -> None:
    project.organisation("line", "0300 123 4567", release="held", checked=checked(999))
    assert list(findings(project.read())) == []
