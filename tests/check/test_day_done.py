from __future__ import annotations

import datetime

import pytest

from ahtc.check.day_done import BEGAN, MANY, findings
from tests.check.project import TODAY, Project

LATER = TODAY + datetime.timedelta(days=2)

# A day to come as each kind of record may hold it, and the line on which it stands.
RECORDS = {
    "a record's own": (f"id: x\nchecked: {LATER}\n", 2),
    "a contact's": (f"checked: {TODAY}\ncontacts:\n  - id: x\n    checked: {LATER}\n", 4),
    "on one line with others": (f"a: b\nentries: [{{id: x, retrieved: {LATER}}}]\n", 2),
}


@pytest.mark.parametrize(("text", "line"), RECORDS.values(), ids=list(RECORDS))
def test_a_check_on_a_day_to_come_is_told_with_its_line(project: Project, text: str, line: int) -> None:
    project.write("docs/data/kind/x.yml", text)
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/kind/x.yml", line)
    assert "a date that has already come" in finding.expected


@pytest.mark.parametrize("days", [0, 1])
def test_today_and_the_day_after_it_in_another_zone_are_well(project: Project, days: int) -> None:
    project.write("docs/data/x.yml", f"checked: {TODAY + datetime.timedelta(days=days)}\n")
    assert list(findings(project.read())) == []


@pytest.mark.parametrize("day", ["1999-01-01", "2026-10-31"])
def test_a_check_from_before_the_project_is_told(project: Project, day: str) -> None:
    project.write("docs/data/x.yml", f"id: x\nchecked: {day}\n")
    (finding,) = findings(project.read())
    assert (finding.line, finding.seen) == (2, f"checked is {day}")
    assert finding.expected == f"a day since this project began: {BEGAN} or later"


def test_what_a_source_says_of_older_days_is_well(project: Project) -> None:
    project.write("docs/data/x.yml", "date: 1999-01-01\nsince: 2010-10-18\n")
    assert list(findings(project.read())) == []


def test_a_day_to_come_that_says_nothing_of_a_check_is_well(project: Project) -> None:
    project.write("docs/data/x.yml", f"ends: {LATER}\nnote: The new law is in force from {LATER}.\n")
    assert list(findings(project.read())) == []


def test_a_clock_that_is_wrong_is_told_once(project: Project) -> None:
    for number in range(MANY + 1):
        project.write(f"docs/data/many/{number}.yml", "checked: 2026-11-25\n")
    project.today = datetime.date(1970, 1, 1)
    (finding,) = findings(project.read())
    assert finding.seen.startswith("Today is said to be 1970-01-01, before the days in ")
