from __future__ import annotations

import datetime

import pytest

from ahtc.kinds.organisations.checks.checked_anew import findings
from tests.check.project import TODAY, Project

PATH = "docs/data/organisations/a.yml"
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def before(project: Project) -> dict[str, str]:
    """The record of which a test changes the number."""
    project.organisation("a", "0300 123 4567", checked=DAY)
    return {PATH: (project.root / PATH).read_text(encoding="utf-8")}


def test_a_number_changed_without_a_later_check_is_found_at_its_day(project: Project, before: dict[str, str]) -> None:
    project.organisation("a", "0300 123 4568", checked=DAY)
    (finding,) = findings(project.read(), before)
    assert finding.seen.startswith('"phone" was 0300 123 4567 and is 0300 123 4568')
    assert "checked" in (project.root / PATH).read_text(encoding="utf-8").split("\n")[finding.line - 1]


@pytest.mark.parametrize("day", [DAY + datetime.timedelta(days=1), TODAY])
def test_a_number_changed_with_a_later_check_is_well(
    project: Project, before: dict[str, str], day: datetime.date
) -> None:
    project.organisation("a", "0300 123 4568", checked=day)
    assert list(findings(project.read(), before)) == []


def test_a_number_that_is_as_it_was_is_well(project: Project, before: dict[str, str]) -> None:
    assert list(findings(project.read(), before)) == []


@pytest.mark.parametrize("text", ["", "id: [", "id: a\ncontacts: [1]\n"])
def test_a_record_that_could_not_be_read_then_tells_nothing(
    project: Project, before: dict[str, str], text: str
) -> None:
    assert list(findings(project.read(), {PATH: text})) == []
