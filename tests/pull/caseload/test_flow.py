"""``ahtc pull nrm --from records.csv --mapping mapping.yml``: records stay outside, publishable counts come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pull.project import STATISTICS, Command, make_project, rows, tree

MAPPING = """
source: ukds-nrm-records
period: {column: When, format: '%d/%m/%Y'}
dimensions:
  responder:
    column: Force
    values: {Gwent: gwent-police, South Wales: south-wales-police, Dyfed-Powys: dyfed-powys-police}
datasets:
  records-force: {dimensions: [responder], periods: quarters}
"""
ABOUT = """
id: records-force
title: {en: Records by force, cy: Cofnodion fesul heddlu}
measure: {en: Records, cy: Cofnodion}
unit: people
value_label: {en: Records, cy: Cofnodion}
dimensions:
  responder: [dyfed-powys-police, gwent-police, south-wales-police, total]
totals: {responder: total}
disclosure: small-counts
table:
  rows: [period]
  columns: [responder]
  caption: {en: Records by force, cy: Cofnodion fesul heddlu}
"""
ORIGIN = """
publisher: {en: UK Data Service, cy: UK Data Service}
title: {en: Records, cy: Cofnodion}
published: '2024'
retrieved: 2026-11-22
licence: {en: Safeguarded, cy: Wedi'i ddiogelu}
sources:
  ukds-nrm-records: {title: Records, publisher: UK Data Service, date: '2024'}
"""
FOLDER = STATISTICS / "records-force"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "project")
    (root / FOLDER).mkdir()
    (root / FOLDER / "dataset.yml").write_text(ABOUT, encoding="utf-8")
    (root / FOLDER / "origin.yml").write_text(ORIGIN, encoding="utf-8")
    return root


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


def at_hand(tmp_path: Path, mapping: str = MAPPING, **referred: int) -> tuple[str, ...]:
    """The options for a file of records outside the project, with so many for each force."""
    records, meaning = tmp_path / "safeguarded.csv", tmp_path / "mapping.yml"
    names = {"gwent": "Gwent", "south": "South Wales", "dyfed": "Dyfed-Powys"}
    lines = [f"15/01/2023,{names[force]}" for force, count in referred.items() for _ in range(count)]
    records.write_text("\n".join(["When,Force", *lines]) + "\n", encoding="utf-8")
    meaning.write_text(mapping, encoding="utf-8")
    return "--from", str(records), "--mapping", str(meaning)


def test_only_counts_large_enough_to_publish_come_in(project: Path, tmp_path: Path, command: Command) -> None:
    outcome = command.pull(project, *at_hand(tmp_path, gwent=3, south=20, dyfed=30))

    assert outcome.code == 0, outcome.err
    found = {row["responder"]: (row["value"], row["status"]) for row in rows(project / FOLDER / "observations.csv")}
    assert found["gwent-police"] == ("", "small")
    assert found["south-wales-police"] == ("", "suppressed")
    assert (found["dyfed-powys-police"], found["total"]) == (("30", "derived"), ("53", "derived"))
    assert "records-force: 4 counts, 2023-Q1, 2 of them hidden or withheld to protect people" in outcome.out


def test_nothing_in_the_project_says_where_the_records_are_kept(
    project: Path, tmp_path: Path, command: Command
) -> None:
    outcome = command.pull(project, *at_hand(tmp_path, gwent=30))

    assert outcome.code == 0
    written = (project / FOLDER / "observations.csv").read_text(encoding="utf-8")
    assert str(tmp_path) not in written + outcome.out + outcome.err


def test_a_dry_run_writes_nothing_and_the_same_counts_again_are_nothing_new(
    project: Path, tmp_path: Path, command: Command
) -> None:
    options, was = at_hand(tmp_path, gwent=30), tree(project)
    outcome = command.pull(project, *options, "--dry-run")
    assert (outcome.code, tree(project)) == (0, was)
    assert "nothing was written" in outcome.out

    command.pull(project, *options)
    assert "Nothing new" in command.pull(project, *options).out


FAULTS = {
    "a dataset that nobody has described": (MAPPING.replace("records-force", "records-other"), "no dataset.yml and no"),
    "a category that the dataset does not have": (MAPPING.replace("gwent-police", "gwent"), 'responder is "gwent"'),
    "a source that the dataset does not name": (MAPPING.replace("ukds-nrm", "other"), 'source "other-records"'),
    "a heading that is not there": (MAPPING.replace("column: Force", "column: Forces"), 'Did you mean "Force"?'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_changes_nothing(project: Path, tmp_path: Path, command: Command, fault: str) -> None:
    mapping, words = FAULTS[fault]
    was = tree(project)
    outcome = command.pull(project, *at_hand(tmp_path, mapping, gwent=30))

    assert outcome.code == 1
    assert words in outcome.err
    assert tree(project) == was


def test_counts_of_records_are_taken_only_where_small_ones_are_hidden(
    project: Path, tmp_path: Path, command: Command
) -> None:
    path = project / FOLDER / "dataset.yml"
    path.write_text(ABOUT.replace("disclosure: small-counts\n", ""), encoding="utf-8")
    outcome = command.pull(project, *at_hand(tmp_path, gwent=30))

    assert outcome.code == 1
    assert "Add disclosure: small-counts." in outcome.err


@pytest.mark.parametrize("left_out", ["--mapping", "--from"])
def test_records_need_their_mapping_and_a_mapping_its_records(
    project: Path, tmp_path: Path, command: Command, left_out: str
) -> None:
    options = at_hand(tmp_path, gwent=30)
    place = options.index(left_out)
    outcome = command.pull(project, *options[:place], *options[place + 2 :])

    assert outcome.code == 1
    assert "--from records.csv and --mapping mapping.yml" in outcome.err
