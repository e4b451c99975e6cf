from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import ahtc.check
from ahtc.check.run import RULES, overdue, run_checks
from tests.check.project import Project

SHARED = {
    "__init__",
    "exceptions",
    "markdown",
    "mend",
    "numbers",
    "one_language",
    "passages",
    "run",
    "site",
    "texts",
    "words",
}


def test_every_module_of_a_rule_is_in_the_list() -> None:
    modules = {path.stem for path in Path(ahtc.check.__path__[0]).rglob("*.py")} - SHARED
    here = [rule.__module__ for rule in RULES.values() if rule.__module__.startswith("ahtc.check.")]
    assert {name.rpartition(".")[2] for name in here} == modules


@pytest.fixture(autouse=True)
def settings(project: Project) -> None:
    """The menu, which one of the rules reads."""
    project.write("mkdocs.yml", "nav: []\n")


def test_findings_stand_in_the_order_of_files_and_lines(project: Project) -> None:
    project.page("b.md", "Text.\n\nCall 999.\n\n[a](a.md)")
    project.page("a/c.md", "Call 999.")
    places = [(finding.path, finding.line) for finding in run_checks(project.read())]
    assert places == sorted(places)
    assert {path for path, _ in places} >= {"docs/a/c.md", "docs/b.md"}


def test_only_contacts_past_a_year_are_overdue(project: Project) -> None:
    project.organisation("line", "0300 123 4567", checked=datetime.date(2026, 3, 1))
    project.organisation("old", "0300 123 4568", checked=datetime.date(2025, 3, 1))
    assert [finding.path for finding in overdue(run_checks(project.read()))] == ["docs/data/organisations/old.yml"]
