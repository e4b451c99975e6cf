from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from ahtc.kinds.facts import read_facts
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.pull.nrm.categories import category
from ahtc.pull.nrm.datasets import build_all, dataset_files
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.editions import read_editions
from ahtc.pull.nrm.flow import Wanted, patience_of, pull_nrm
from ahtc.pull.nrm.govuk import BASE_URL
from tests.pull.faulty_server import FaultyServer
from tests.pull.project import ROOT, STATISTICS, govuk, make_project, rows, shown
from tests.pull.workbooks import EDITIONS, NOT_THERE, PUBLISHED

pytestmark = pytest.mark.skipif(not EDITIONS.is_dir(), reason=NOT_THERE)

TODAY = datetime.date(2026, 11, 25)
ORDER = ("2022-Q3", "2022-Q4", "2023-Q2", "2023-Q4")
FORCES = ("dyfed-powys-police", "gwent-police", "north-wales-police", "south-wales-police")


def workbook(edition: str) -> Path:
    return EDITIONS / f"national-referral-mechanism-statistics-uk-{edition.lower().replace('-', '')}-tables.ods"


def published(name: str) -> Iterator[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def quiet(_: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """What each pull said, by edition."""
    return {}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, said: dict[str, list[str]]) -> Path:
    """A project into which the four editions were pulled, one release after the other, from a server on loopback."""
    root = make_project(tmp_path_factory.mktemp("nrm"))
    with FaultyServer() as server:
        for edition in ORDER:
            govuk(server, edition, workbook(edition).read_bytes())
            lines = said.setdefault(edition, [])
            pull_nrm(root, Wanted(TODAY, base_url=server.url(), patience=patience_of(5)), quiet, lines.append)
    return root


def test_each_edition_is_held_as_published(project: Path) -> None:
    assert [str(held.edition) for held in read_editions(project)] == list(ORDER)
    for edition in ORDER:
        kept = project / "docs/data/nrm" / edition / "tables.ods"
        assert kept.read_bytes() == workbook(edition).read_bytes()


def test_a_workbook_at_hand_gives_the_same_observations(project: Path, tmp_path: Path) -> None:
    root = make_project(tmp_path / "at-hand")
    pull_nrm(root, Wanted(TODAY, file=workbook("2023-Q4")), quiet, quiet)

    name = "docs/data/nrm/2023-Q4/observations.csv"
    assert (root / name).read_bytes() == (project / name).read_bytes()
    assert "page:" not in (root / "docs/data/nrm/2023-Q4/origin.yml").read_text(encoding="utf-8")


def test_the_order_of_pulling_does_not_matter_to_what_is_shown(project: Path, tmp_path: Path) -> None:
    root = make_project(tmp_path / "backwards")
    for edition in reversed(ORDER[2:]):
        pull_nrm(root, Wanted(TODAY, file=workbook(edition), edition=Edition.parse(edition)), quiet, quiet)

    for name in ("observations.csv", "revisions.csv"):
        path = STATISTICS / "uk-annual" / name
        assert (root / path).read_bytes() == (project / path).read_bytes()


def test_every_year_of_the_uk_equals_the_published_value_and_by_age(project: Path) -> None:
    compared = 0
    for row in published("uk_nrm_annual_by_age_and_location.csv"):
        year = row["period_start"][:4]
        if "HO-ODS-2023Q4" not in row["source_id"] or row["dim2"] or row["dim1"] not in ("", "age at exploitation"):
            continue
        if not row["dim1"]:
            assert shown(project, "uk-annual", period=year) == [row["value"]], row
        elif year >= "2014":
            age = {"not-specified": "not-known"}.get(found := category("age", row["cat1"]), found)
            assert shown(project, "uk-annual-age", period=year, ages=age) == [row["value"]], row
        compared += 1
    assert compared >= 15 + 10 * 3


def test_the_edition_keeps_every_year_by_age_and_place_as_published(project: Path) -> None:
    held = {
        (row["period"], row["age"], row["location"]): row["value"]
        for row in rows(project / "docs/data/nrm/2023-Q4/observations.csv")
        if row["table"] == "referrals-by-quarter"
    }
    compared = 0
    for row in published("uk_nrm_annual_by_age_and_location.csv"):
        if "HO-ODS-2023Q4" in row["source_id"] and row["dim1"] == "age at exploitation" and row["dim2"]:
            where = (row["period_start"][:4], category("age", row["cat1"]), category("location", row["cat2"]))
            assert held[where] == row["value"], row
            compared += 1
    assert compared >= 0


def test_every_decision_equals_the_published_number(project: Path) -> None:
    expected: dict[tuple[str, str, str], int] = {}
    for row in published("uk_decisions_reasonable_and_conclusive_grounds.csv"):
        whole_year = row["period_start"].endswith("01-01") and row["period_end"].endswith("12-31")
        every_age = row["cat1"] == "All"
        if "HO-ODS-2023Q4" in row["source_id"] and whole_year and every_age == (row["cat2"] == "All"):
            outcome = "total" if every_age else category("outcome", row["cat2"])
            key = (row["period_start"][:4], row["measure"].split()[0].lower(), outcome)
            expected[key] = expected.get(key, 0) + int(row["value"])
    assert len(expected) == 10 * 2 * 3
    for (year, grounds, outcome), value in expected.items():
        assert shown(project, "uk-decisions-annual", period=year, grounds=grounds, outcome=outcome) == [str(value)]


def test_every_year_of_duty_to_notify_reports_equals_the_published_number(project: Path) -> None:
    compared = 0
    for row in published("uk_duty_to_notify.csv"):
        whole_year = row["period_start"].endswith("01-01") and row["period_end"].endswith("12-31")
        if whole_year and "HO-ODS-2023Q4" in row["source_id"] and not row["dim1"]:
            assert shown(project, "uk-duty-to-notify-annual", period=row["period_start"][:4]) == [row["value"]]
            compared += 1
    assert compared == 8


def test_referrals_made_in_wales_equal_the_published_numbers(project: Path) -> None:
    compared = 0
    for row in published("wales_first_responders_quarterly_2022q2_2023q4.csv"):
        quarter = f"{row['period_start'][:4]}-Q{(int(row['period_start'][5:7]) + 2) // 3}"
        if row["dim1"] or quarter not in ORDER:
            continue
        responder = category("responder", row["geography"])
        if responder in (*FORCES, "bawso"):
            assert shown(project, "wales-responders-quarterly", period=quarter, responder=responder) == [row["value"]]
            compared += 1
    assert compared == 4 * 5


def test_a_year_of_wales_is_not_told_before_its_four_quarters_are_held(project: Path) -> None:
    assert not (project / STATISTICS / "wales-responders-kind" / "observations.csv").exists()


def test_a_part_of_a_year_is_never_taken_for_the_year(project: Path) -> None:
    revisions = rows(project / STATISTICS / "uk-annual" / "revisions.csv")

    assert "2023" not in {row["period"] for row in revisions}
    assert shown(project, "uk-annual", period="2023") == ["17004"]


def test_revisions_list_what_each_edition_said(project: Path) -> None:
    revisions = rows(project / STATISTICS / "uk-annual" / "revisions.csv")
    totals = [row for row in revisions if row["period"] == "2022"]

    assert [(row["edition"], row["value"]) for row in totals] == [("2023-Q2", "16931"), ("2023-Q4", "16921")]


def test_every_revision_of_a_year_equals_the_published_one(project: Path) -> None:
    known = {
        (row["period_start"][:4], row["vintage"][3:7] + "-" + row["vintage"][:2]): row["value"]
        for row in published("uk_nrm_all_published_values_and_revisions.csv")
        if row["period_type"] == "year" and row["vintage"].endswith("tables")
    }
    revisions = rows(project / STATISTICS / "uk-annual" / "revisions.csv")
    assert revisions
    for row in revisions:
        assert known[row["period"], row["edition"]] == row["value"]


def test_the_difference_is_told_in_words(said: dict[str, list[str]], project: Path) -> None:
    assert "UK 2022: 16,931 was, 16,921 now" in said["2023-Q4"]
    assert "UK 2023: 17,004 is new" in said["2023-Q4"]
    assert "New table: conclusive-grounds." in said["2023-Q4"]
    assert "UK: 14 periods are new, 2009 to 2022" in said["2023-Q2"]
    assert "Referrals made in Wales 2022-Q4: new" in said["2022-Q4"]


def test_the_newest_release_is_asked_of_gov_uk_unless_told_otherwise() -> None:
    assert Wanted(TODAY).base_url == BASE_URL == "https://www.gov.uk"


# What this project itself holds.


def test_the_datasets_that_this_project_holds_are_those_that_its_editions_give() -> None:
    for built in build_all(ROOT, read_editions(ROOT)):
        for path, content in dataset_files(ROOT, built).items():
            assert (ROOT / path).read_bytes() == content, f"{path}: run the pull again"


def test_small_counts_of_wales_are_protected_where_pages_read_them() -> None:
    facts = read_facts(ROOT)
    for name in ("wales-responders-quarterly", "wales-responders-kind", "wales-responders-nationality"):
        values = [row.value for row in facts[StatisticalDataset][name].observations if row.value is not None]
        assert values
        assert not [value for value in values if 0 < value < 5]
