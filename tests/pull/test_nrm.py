from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from ahtc.model.facts import read_facts
from ahtc.pull.datasets import build_all, dataset_files
from ahtc.pull.edition import Edition
from ahtc.pull.editions import read_editions
from ahtc.pull.govuk import BASE_URL
from ahtc.pull.nrm import Wanted, patience_of, pull_nrm
from ahtc.pull.nrm_labels import category
from tests.pull.faulty_server import FaultyServer
from tests.pull.project import ROOT, STATISTICS, govuk, make_project, rows, shown
from tests.pull.workbooks import EDITIONS, NOT_THERE, PUBLISHED

pytestmark = pytest.mark.skipif(not EDITIONS.is_dir(), reason=NOT_THERE)

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
            pull_nrm(root, Wanted(base_url=server.url(), patience=patience_of(5)), quiet, lines.append)
    return root


def test_each_edition_is_held_as_published(project: Path) -> None:
    assert [str(held.edition) for held in read_editions(project)] == list(ORDER)
    for edition in ORDER:
        kept = project / "docs/data/nrm" / edition / "tables.ods"
        assert kept.read_bytes() == workbook(edition).read_bytes()


def test_a_workbook_at_hand_gives_the_same_observations(project: Path, tmp_path: Path) -> None:
    root = make_project(tmp_path / "at-hand")
    pull_nrm(root, Wanted(file=workbook("2023-Q4")), quiet, quiet)

    name = "docs/data/nrm/2023-Q4/observations.csv"
    assert (root / name).read_bytes() == (project / name).read_bytes()
    assert "page:" not in (root / "docs/data/nrm/2023-Q4/origin.yml").read_text(encoding="utf-8")


def test_the_order_of_pulling_does_not_matter_to_what_is_shown(project: Path, tmp_path: Path) -> None:
    root = make_project(tmp_path / "backwards")
    for edition in reversed(ORDER[2:]):
        pull_nrm(root, Wanted(file=workbook(edition), edition=Edition.parse(edition)), quiet, quiet)

    for name in ("observations.csv", "revisions.csv"):
        path = STATISTICS / "nrm-uk-annual" / name
        assert (root / path).read_bytes() == (project / path).read_bytes()


def test_every_year_of_the_uk_equals_the_published_value_by_age_and_place(project: Path) -> None:
    dimensions = {"age at exploitation": "age", "location of exploitation": "location"}
    compared = 0
    for row in published("uk_nrm_annual_by_age_and_location.csv"):
        if "HO-ODS-2023Q4" not in row["source_id"]:
            continue
        where = {"period": row["period_start"][:4], "age": "total", "location": "total"}
        for name, words in ((row["dim1"], row["cat1"]), (row["dim2"], row["cat2"])):
            if name:
                where[dimensions[name]] = category(dimensions[name], words)
        if where["age"] == "total" and where["location"] != "total":
            # The publisher prints places under each age only; the transcript added them up.
            ages = ("adult", "child", "not-specified")
            parts = [value for age in ages for value in shown(project, "nrm-uk-annual", **where | {"age": age})]
            assert sum(map(int, parts)) == int(row["value"]), row
        else:
            assert shown(project, "nrm-uk-annual", **where) == [row["value"]], row
        compared += 1
    assert compared >= 15 * 8


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
        assert shown(project, "nrm-decisions", period=year, grounds=grounds, outcome=outcome) == [str(value)]


def test_every_year_of_duty_to_notify_reports_equals_the_published_number(project: Path) -> None:
    compared = 0
    for row in published("uk_duty_to_notify.csv"):
        whole_year = row["period_start"].endswith("01-01") and row["period_end"].endswith("12-31")
        if whole_year and "HO-ODS-2023Q4" in row["source_id"] and not row["dim1"]:
            assert shown(project, "nrm-duty-to-notify", period=row["period_start"][:4]) == [row["value"]]
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
            assert shown(project, "nrm-wales-first-responders", period=quarter, responder=responder) == [row["value"]]
            compared += 1
    assert compared == 4 * 5


def test_the_total_of_wales_is_our_own_sum_and_says_so(project: Path) -> None:
    path = project / STATISTICS / "nrm-wales-first-responders" / "observations.csv"
    (total,) = [row for row in rows(path) if (row["period"], row["responder"]) == ("2023-Q4", "total")]

    assert (total["value"], total["status"], total["note"]) == ("59", "derived", "sum-of-responders")


def test_a_year_of_wales_is_not_told_before_its_four_quarters_are_held(project: Path) -> None:
    assert shown(project, "nrm-wales-first-responders", period="2023") == []
    assert shown(
        project, "nrm-wales-first-responders-profile", period="2023-Q4", exploitation="total", age="total", sex="total"
    ) == ["54"]


def test_a_part_of_a_year_is_never_taken_for_the_year(project: Path) -> None:
    revisions = rows(project / STATISTICS / "nrm-uk-annual" / "revisions.csv")

    assert "2023" not in {row["period"] for row in revisions}
    assert shown(project, "nrm-uk-annual", period="2023", age="total", location="total") == ["17004"]


def test_revisions_list_what_each_edition_said(project: Path) -> None:
    revisions = rows(project / STATISTICS / "nrm-uk-annual" / "revisions.csv")
    totals = [row for row in revisions if row["age"] == row["location"] == "total" and row["period"] == "2022"]

    assert [(row["edition"], row["value"]) for row in totals] == [("2023-Q2", "16931"), ("2023-Q4", "16921")]


def test_every_revision_of_a_year_equals_the_published_one(project: Path) -> None:
    known = {
        (row["period_start"][:4], row["vintage"][3:7] + "-" + row["vintage"][:2]): row["value"]
        for row in published("uk_nrm_all_published_values_and_revisions.csv")
        if row["period_type"] == "year" and row["vintage"].endswith("tables")
    }
    revisions = rows(project / STATISTICS / "nrm-uk-annual" / "revisions.csv")
    totals = [row for row in revisions if row["age"] == row["location"] == "total"]
    assert totals
    for row in totals:
        assert known[row["period"], row["edition"]] == row["value"]


def test_the_difference_is_told_in_words(said: dict[str, list[str]], project: Path) -> None:
    assert "UK 2022: 16,931 was, 16,921 now" in said["2023-Q4"]
    assert "UK 2023: 17,004 is new" in said["2023-Q4"]
    assert "New table: conclusive-grounds." in said["2023-Q4"]
    assert "UK: 14 periods are new, 2009 to 2022" in said["2023-Q2"]
    assert "Referrals made in Wales 2022-Q4: 39 is new" in said["2022-Q4"]


def test_the_newest_release_is_asked_of_gov_uk_unless_told_otherwise() -> None:
    assert Wanted().base_url == BASE_URL == "https://www.gov.uk"


# What this project itself holds.


def test_the_profile_of_2023_that_this_project_holds_equals_the_published_one() -> None:
    names = {"age at exploitation": "age", "gender": "sex", "exploitation type": "exploitation"}
    compared = 0
    for row in published("wales_forces_as_first_responders_2023_profile.csv"):
        where = {"exploitation": "total", "age": "total", "sex": "total"}
        known = all(row[f"dim{n}"] in ("", *names) for n in (1, 2, 3))
        for n in (1, 2, 3):
            if known and row[f"dim{n}"]:
                name = names[row[f"dim{n}"]]
                where[name] = category("gender" if name == "sex" else name, row[f"cat{n}"])
        if known and (where["age"] == "total" or where["sex"] == "total"):
            assert shown(ROOT, "nrm-wales-first-responders-profile", period="2023", **where) == [row["value"]], row
            compared += 1
    assert compared > 20


def test_the_datasets_that_this_project_holds_are_those_that_its_editions_give() -> None:
    for built in build_all(ROOT, read_editions(ROOT)):
        for path, content in dataset_files(built).items():
            assert (ROOT / path).read_bytes() == content, f"{path}: run the pull again"


def test_small_counts_of_wales_are_protected_where_pages_read_them() -> None:
    facts = read_facts(ROOT)
    for name in ("nrm-wales-first-responders", "nrm-wales-first-responders-profile"):
        values = [row.value for row in facts.datasets[name].observations if row.value is not None]
        assert values
        assert not [value for value in values if 0 < value < 5]
