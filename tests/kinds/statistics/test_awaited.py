"""The list of figures to fetch first."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics.awaited import FILE, findings, read_awaited
from tests.conftest import ROOT

ENTRY = """  - id: {id}
    priority: {priority}
    wanted: Something
    where: A table
    url: https://www.example.org/
    seen: Nothing
    datasets: [{dataset}]
"""


def a_list(root: Path, *entries: tuple[str, int, str]) -> Path:
    path = root / FILE
    path.parent.mkdir(parents=True)
    written = (ENTRY.format(id=id, priority=priority, dataset=dataset) for id, priority, dataset in entries)
    path.write_text("checked: 2026-11-25\nentries:\n" + "".join(written), encoding="utf-8")
    return root


def test_what_to_fetch_first_stands_first(tmp_path: Path) -> None:
    root = a_list(tmp_path, ("later", 3, ""), ("first", 1, ""), ("next", 2, ""))
    assert [entry.id for entry in read_awaited(root)] == ["first", "next", "later"]


def test_without_a_list_nothing_is_awaited(tmp_path: Path) -> None:
    assert read_awaited(tmp_path) == []


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="each id once"):
        read_awaited(a_list(tmp_path, ("one", 1, ""), ("one", 2, "")))


def test_a_dataset_that_there_is_not_is_found_with_its_line(tmp_path: Path, facts: Facts) -> None:
    root = a_list(tmp_path, ("one", 1, "wales-annul"))
    (finding,) = findings(Project(root, datetime.date(2026, 12, 1), facts, templates_for(facts), []))
    assert (finding.line, finding.seen) == (9, '"one" belongs to "wales-annul", which is no dataset')
    assert "wales-annual" in finding.remedy


def test_our_list_names_the_years_of_wales_that_have_no_figure() -> None:
    assert {"wales-annual", "uk-annual"} <= {id for entry in read_awaited(ROOT) for id in entry.datasets}
