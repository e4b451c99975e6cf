from __future__ import annotations

import pytest

from ahtc.kinds.organisations.checks.shared_contact import findings
from tests.check.project import Project


@pytest.mark.parametrize(("release", "severity"), [("published", "error"), ("held", "warning")])
def test_a_number_in_two_records_that_neither_says_to_share_is_found(
    project: Project, release: str, severity: str
) -> None:
    project.organisation("a", "0300 123 4567")
    project.organisation("b", "0300 123 4567", release=release)
    (finding,) = findings(project.read())
    assert (finding.path, finding.severity) == ("docs/data/organisations/b.yml", severity)
    assert "Write same_as: a/phone in the place of its kind and value" in finding.remedy


@pytest.mark.parametrize("number", ["999", "101", "116 123"])
def test_a_short_number_is_everybodys(project: Project, number: str) -> None:
    project.organisation("a", number)
    project.organisation("b", number)
    assert list(findings(project.read())) == []


def test_a_mailbox_in_two_records_is_found_too(project: Project) -> None:
    project.organisation("a", "help@example.org", kind="email")
    project.organisation("b", "Help@example.org", kind="email")
    assert len(list(findings(project.read()))) == 1
