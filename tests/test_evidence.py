"""Every figure of the evidence equals the researched one, or is a sum of researched ones that this file names.

The research stands beside the project while it is built; where it is not there, the tests that need it are skipped.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.statistics.datasets import StatisticalDataset, read_dataset, sum_findings
from ahtc.kinds.statistics.disclosure.protection import derivable_together
from ahtc.kinds.statistics.record import Labels, Observation

ROOT = Path(__file__).parents[1]
RESEARCH = ROOT.parent / "shared" / "facts" / "statistics"

EVIDENCE = (
    "cps-england-wales",
    "guardians-wales",
    "helpline-wales",
    "history-reports",
    "nations-annual",
    "nations-population",
    "nations-rate",
    "police-recorded-crime",
    "uk-annual",
    "uk-annual-age",
    "uk-decisions-annual",
    "uk-duty-to-notify-annual",
    "uk-nationality",
    "uk-waiting-times",
    "us-tip-global",
    "victim-care-wales",
    "victim-care-wales-type",
    "wales-2018-age",
    "wales-counties-2025",
    "wales-force-areas",
    "wales-force-areas-children",
    "wales-population",
    "wales-rate",
    "wales-responders-ages",
    "wales-responders-nationality",
    "wales-responders-sex",
    "wales-responders-kind",
    "wales-responders-quarterly",
)

QUARTERS = ("2022-q2", "2022-q3", "2022-q4", "2023-q1", "2023-q2", "2023-q3", "2023-q4")

SOURCES = {
    "annual-report-2013": "SEED-002",
    "working-paper-2010": "SEED-000",
    "home-office-memorandum-2008": "SEED-004",
    **{f"nrm-{quarter}": f"HO-ODS-{quarter.replace('-', '')}" for quarter in QUARTERS},
}

Row = dict[str, str]
Entered = dict[str, StatisticalDataset]
Research = Callable[[str], list[Row]]


@pytest.fixture(scope="session")
def entered() -> Entered:
    """The evidence as it was entered, before small counts are hidden."""
    folder = ROOT / "docs" / "data" / "statistics"
    labels = validated(Labels, read_yaml(folder / "labels.yml", ROOT))
    return {name: read_dataset(folder / name, ROOT, labels) for name in EVIDENCE}


@pytest.fixture(scope="session")
def research() -> Research:
    """Reads one file of the research; skips the test where the research is not beside the project."""
    if not RESEARCH.is_dir():
        pytest.skip("compares with the research, which is not beside this copy of the project")

    def rows(name: str) -> list[Row]:
        with (RESEARCH / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    return rows


def known(dataset: StatisticalDataset) -> list[Observation]:
    return [observation for observation in dataset.observations if observation.value is not None]


def values(rows: list[Row], **cells: str) -> list[int]:
    """The whole numbers of the rows that match, without the publisher's marks."""
    found = [row["value"].rstrip("*") for row in rows if all(row[name] == cell for name, cell in cells.items())]
    return [int(value) for value in found if re.fullmatch(r"\d+", value)]


def year(rows: list[Row], period: str) -> list[Row]:
    """The rows of a whole year, from April in 2009 and from November in 2015 where a series began then."""
    return [
        row
        for row in rows
        if row["period_start"][:4] == period
        and row["period_end"] == f"{period}-12-31"
        and row["period_start"] in (f"{period}-01-01", "2009-04-01", "2015-11")
    ]


def quarter(rows: list[Row], period: str) -> list[Row]:
    first = 3 * int(period[-1]) - 2
    months = {f"{period[:4]}-{first:02d}", f"{period[:4]}-{first + 1:02d}"}
    last = f"{period[:4]}-{first + 2:02d}"
    return [row for row in rows if row["period_start"][:7] in months and row["period_end"][:7] == last]


def the_source_of(observation: Observation, row: Row) -> bool:
    """Whether a researched row comes from the source that an observation names."""
    name = SOURCES.get(observation.source, observation.source).lower()
    return re.sub(r"[^a-z0-9]+", "-", row["source_id"].split(" via ")[0].lower()).strip("-") == name


def one(dataset: StatisticalDataset, period: str, **categories: str) -> Decimal:
    """The value of the one observation that fits."""
    (found,) = dataset.find(period, categories)
    assert found.value is not None
    return Decimal(found.value)


FORCES = {
    "dyfed-powys-police": "Dyfed-Powys Police",
    "gwent-police": "Gwent Police",
    "north-wales-police": "North Wales Police",
    "south-wales-police": "South Wales Police",
}
AGES = {"adult": "Adult (18 or over)", "child": "Child (17 or under)", "not-known": "Age not specified or unknown"}
COUNTED = {
    "cases": "Helpline: modern slavery cases",
    "people": "Helpline: potential victims indicated",
    "suspects-referred": "Suspects referred to CPS for charging decision (modern slavery)",
    "suspects-charged": "Suspects charged",
    "prosecutions": "Completed prosecutions flagged modern slavery",
    "convictions": "Convictions in flagged prosecutions",
}
REPORTED_TO_US = {
    "prosecutions": "Trafficking prosecutions",
    "convictions": "Trafficking convictions",
    "victims": "Trafficking victims identified",
    "laws": "New or amended trafficking legislation",
}


def test_each_uk_year_is_the_value_that_its_source_gives(entered: Entered, research: Research) -> None:
    older, newer = research("uk_nrm_annual_by_age_and_location"), research("uk_nrm_new")
    rows = [row for row in (*older, *newer) if not row["dim1"] and row["measure"] == "NRM referrals"]
    for seen in known(entered["uk-annual"]):
        assert seen.value in [int(row["value"]) for row in year(rows, seen.period) if the_source_of(seen, row)]


def test_the_uk_series_holds_every_year_and_the_latest_value_of_2023(entered: Entered) -> None:
    by_year = {seen.period: seen.value for seen in entered["uk-annual"].observations}
    assert list(by_year) == [str(period) for period in range(2009, 2026)]
    assert by_year["2023"] == 16990


def test_each_uk_age_group_is_the_published_one(entered: Entered, research: Research) -> None:
    rows = research("uk_nrm_annual_by_age_and_location")
    for seen in known(entered["uk-annual-age"]):
        group = AGES.get(seen.categories["ages"], "")
        assert seen.value in values(year(rows, seen.period), cat1=group)


def test_every_published_value_of_a_revised_year_is_held_and_no_other(entered: Entered, research: Research) -> None:
    published: dict[str, set[int]] = {}
    for row in research("uk_nrm_all_published_values_and_revisions"):
        if row["period_type"] == "year":
            published.setdefault(row["period_start"][:4], set()).add(int(row["value"]))
    held: dict[str, set[int | None]] = {}
    for revision in entered["uk-annual"].revisions:
        held.setdefault(revision.period, set()).add(revision.value)
    assert held == {period: found for period, found in published.items() if len(found) > 1}


def test_each_nation_is_the_published_one_and_wales_in_2012_is_34(entered: Entered, research: Research) -> None:
    rows = research("uk_nations_nrm_annual")
    names = {"england": "England", "scotland": "Scotland", "northern-ireland": "Northern Ireland", "wales": "Wales"}
    for seen in known(entered["nations-annual"]):
        nation = seen.categories["nation"]
        if (seen.period, nation) == ("2016", "wales"):
            assert seen.value in values(year(research("wales_nrm_annual"), "2016"), geography="Wales")
        elif (seen.period, nation) == ("2016", "uk-total"):
            assert seen.value in values(year(research("uk_nrm_annual_by_age_and_location"), "2016"), dim1="")
        else:
            places = [names.get(nation), "UK", "UK (printed TOTAL)"] if nation == "uk-total" else [names[nation]]
            assert seen.value in [int(row["value"]) for row in year(rows, seen.period) if row["geography"] in places]
    (wales,) = entered["nations-annual"].find("2012", {"nation": "wales"})
    assert wales.value == 34


def test_each_force_has_its_reported_figures_and_no_others(entered: Entered, research: Research) -> None:
    rows = [row for row in research("wales_police_force_nrm_annual") if row["measure"].startswith("NRM referrals sent")]
    assert _by_force(entered["wales-force-areas"]) == _by_force_of([row for row in rows if not row["dim1"]])
    assert _by_force(entered["wales-force-areas-children"]) == _by_force_of([row for row in rows if row["dim1"]])


def _by_force(dataset: StatisticalDataset) -> dict[tuple[str, str], int | None]:
    return {(seen.period, FORCES[seen.categories["force"]]): seen.count for seen in known(dataset)}


def _by_force_of(rows: list[Row]) -> dict[tuple[str, str], int]:
    return {(row["period_start"][:4], row["geography"]): int(row["value"]) for row in rows}


def test_the_ages_of_2018_are_the_reported_ones(entered: Entered, research: Research) -> None:
    rows = year(research("wales_nrm_annual"), "2018")
    for seen in known(entered["wales-2018-age"]):
        group = {"adult": "Adult", "child": "Child", "total": ""}[seen.categories["ages"]]
        assert seen.value in values(rows, cat1=group, unit="people")


def test_each_quarter_of_each_responder_is_the_published_one(entered: Entered, research: Research) -> None:
    rows = research("wales_first_responders_quarterly_2022q2_2023q4")
    seen_all = known(entered["wales-responders-quarterly"])
    assert len(seen_all) == 7 * 5
    for seen in seen_all:
        body = {**FORCES, "bawso": "BAWSO"}[seen.categories["responder"]]
        assert values(quarter(rows, seen.period), geography=body, dim1="") == [seen.value]


PROFILE = {
    "kind": ("kind", "exploitation type", {
        "criminal": ["Criminal"], "labour-and-criminal": ["Labour & Criminal"], "sexual": ["Sexual"],
        "labour": ["Labour"], "not-specified": ["Not specified or unknown"],
    }, "other-kinds"),
    "ages": ("ages", "age at exploitation", {"child": ["Child (17 or under)"]}, "adult-or-not-known"),
    "sex": ("sex", "gender", {"male": ["Male"]}, "female-or-other"),
    "nationality": ("nationality", "nationality", {
        "uk": ["UK"], "albanian": ["Albanian"], "vietnamese": ["Vietnamese"],
    }, "other"),
}  # fmt: skip


@pytest.mark.parametrize("suffix", PROFILE)
def test_each_group_of_2023_is_the_published_one_and_the_last_is_all_the_others(
    entered: Entered, research: Research, suffix: str
) -> None:
    dimension, published, groups, rest = PROFILE[suffix]
    rows = [row for row in research("wales_forces_as_first_responders_2023_profile") if not row["dim2"]]
    each = {row["cat1"]: int(row["value"]) for row in rows if row["dim1"] == published}
    held = {seen.categories[dimension]: seen.value for seen in entered[f"wales-responders-{suffix}"].observations}
    named = {group: sum(each.pop(name) for name in names) for group, names in groups.items()}
    assert held == {**named, rest: sum(each.values()), "total": values(rows, dim1="")[0]}


def test_each_county_is_the_published_one(entered: Entered, research: Research) -> None:
    for seen in known(entered["wales-counties-2025"]):
        county = seen.categories["county"].replace("-", " ").title()
        assert values(
            research("wales_counties_2025q3"), cat1="All Welsh counties" if county == "Total" else county
        ) == [seen.value]


def test_each_decision_is_the_published_one_or_the_sum_of_its_age_groups(entered: Entered, research: Research) -> None:
    rows = research("uk_decisions_reasonable_and_conclusive_grounds")
    for seen in known(entered["uk-decisions-annual"]):
        grounds = f"{seen.categories['grounds'].title()} grounds decisions"
        found = [row for row in year(rows, seen.period) if row["measure"] == grounds]
        if seen.categories["outcome"] == "total":
            assert values(found, cat1="All", cat2="All") == [seen.value]
        else:
            parts = values(found, cat2=seen.categories["outcome"].title())
            assert (len(parts), sum(parts)) == (3, seen.value)


def test_each_duty_to_notify_count_and_each_count_of_waiting_cases_is_a_published_one(
    entered: Entered, research: Research
) -> None:
    newer = [row for row in research("uk_nrm_new") if row["measure"] == "Duty to Notify reports"]
    reports = [*research("uk_duty_to_notify"), *newer]
    for seen in known(entered["uk-duty-to-notify-annual"]):
        assert seen.value in [int(row["value"]) for row in year(reports, seen.period) if the_source_of(seen, row)]
    waiting = research("uk_backlog_and_waiting_times")
    for seen in known(entered["uk-waiting-times"]):
        assert seen.value in values(waiting, period_end=seen.period, unit="cases")


def test_each_crime_count_is_a_published_one(entered: Entered, research: Research) -> None:
    places = {
        **FORCES,
        "england-and-wales": "England and Wales",
        "england-and-wales-without-manchester": "England and Wales excluding Greater Manchester",
    }
    rows = research("police_recorded_modern_slavery_crime")
    for seen in known(entered["police-recorded-crime"]):
        start = f"{seen.period[:4]}-04-01"
        assert seen.value in values(rows, period_start=start, geography=places[seen.categories["area"]])


def test_each_helpline_and_prosecution_figure_is_a_published_one(entered: Entered, research: Research) -> None:
    helpline = research("helpline_unseen")
    for seen in known(entered["helpline-wales"]):
        area = {"wales": "Wales", "uk": "UK"}[seen.categories["area"]]
        measure = COUNTED[seen.categories["counted"]]
        assert values(year(helpline, seen.period), geography=area, measure=measure, dim1="") == [seen.value]
    prosecutions = research("cps_prosecutions_england_wales")
    for seen in known(entered["cps-england-wales"]):
        start = f"{seen.period[:4]}-{'04' if '/' in seen.period else '01'}-01"
        found = [row for row in prosecutions if row["period_start"] == start and the_source_of(seen, row)]
        counted = seen.categories["counted"]
        rates = [row for row in found if row["measure"].startswith("Conviction rate")]
        assert seen.value in (
            values(rates) if counted == "conviction-rate" else values(found, measure=COUNTED[counted])
        )


def test_each_support_and_guardian_figure_is_a_published_one(entered: Entered, research: Research) -> None:
    support = research("salvation_army_victim_care_wales")
    for seen in known(entered["victim-care-wales"]):
        area = {"wales": "Wales", "england-and-wales": "England and Wales"}[seen.categories["area"]]
        found = [row for row in support if seen.period[:4] in (row["period_start"][:4] or row["period_end"])]
        assert values(found, geography=area, dim1="") == [seen.value]
    kinds = {
        "forced-labour": "Forced labour",
        "sexual": "Sexual exploitation",
        "criminal": "Criminal exploitation",
    }
    shown = {seen.categories["kind"]: seen.value for seen in known(entered["victim-care-wales-type"])}
    for kind, name in kinds.items():
        assert values(support, cat1=name) == [shown[kind]]


def test_small_groups_of_the_support_figures_stand_together_so_that_the_parts_make_the_total(entered: Entered) -> None:
    parts = sum(seen.value for seen in known(entered["victim-care-wales-type"]) if seen.value is not None)
    total = entered["victim-care-wales"].find("2019/20", {"area": "wales"})
    assert [parts] == [seen.value for seen in total]


def test_each_guardian_figure_is_the_published_one_and_withheld_stays_withheld(
    entered: Entered, research: Research
) -> None:
    services = {"direct-worker": "Direct Workers", "regional-coordinator": "Regional Practice Co-ordinators"}
    rows = [row for row in research("ictg_children_wales_2017_2019") if row["geography"] == "Wales"]
    held = entered["guardians-wales"].observations
    assert len(held) == len(rows)
    for seen in held:
        measure = f"Children referred to ICTG {services[seen.categories['service']]}"
        ends = seen.period.split("/")
        found = [r for r in rows if [r["period_start"][:7], r["period_end"][:7]] == ends] or quarter(rows, seen.period)
        (row,) = [row for row in found if row["measure"] == measure]
        if seen.status == "suppressed":
            assert (seen.value, row["value"]) == (None, "*")
        else:
            assert str(seen.value) == row["value"].rstrip("*")


def test_each_world_figure_is_the_published_one(entered: Entered, research: Research) -> None:
    rows = [row for row in research("us_tip_global_law_enforcement") if row["cat1"] in ("", "All")]
    for seen in known(entered["us-tip-global"]):
        assert values(year(rows, seen.period), measure=REPORTED_TO_US[seen.categories["counted"]]) == [seen.value]


def test_each_figure_of_the_early_reports_is_printed_there(entered: Entered, research: Research) -> None:
    rows = [*research("seed000_uk_wales_figures"), *research("seed004_home_office_memorandum_series")]
    measures = {
        "women-removed-wales": "Women from overseas removed from brothels",
        "women-confirmed-wales": "...of whom confirmed as trafficked",
        "children-of-concern-wales": "Children of concern identified (Bordering on Concern)",
        "children-high-risk-wales": "Children of concern meeting all high-risk categories (Bordering on Concern)",
        "pentameter-1": "Pentameter 1: potential victims recovered",
        "pentameter-2-people": "Pentameter II: potential trafficking victims identified",
        "pentameter-2-arrests": "Pentameter II: suspects arrested",
        "convictions-to-date": "Convictions for trafficking offences under the Sexual Offences Act 2003 (cumulative)",
        "cases-prosecuted": "Trafficking cases prosecuted",
        "offenders-convicted": "Trafficking offenders convicted",
        "poppy-referrals": "POPPY Project referrals",
    }
    for seen in known(entered["history-reports"]):
        found = [row for row in rows if row["measure"] == measures[seen.categories["history"]]]
        assert seen.value in [int(row["value"]) for row in found if the_source_of(seen, row)]


# The mid-2016 estimates: the total as the Office for National Statistics prints it, the nations as a copy of its table.
POPULATION = {
    "england": 55_268_067, "northern-ireland": 1_862_137, "scotland": 5_404_700, "wales": 3_113_150,
    "uk-total": 65_648_054,
}  # fmt: skip


def test_the_population_is_the_published_one(entered: Entered, research: Research) -> None:
    held = {seen.categories["nation"]: seen.value for seen in entered["nations-population"].observations}
    assert held == POPULATION
    rows = research("population_wales_uk")
    for seen in entered["wales-population"].observations:
        place = {"wales": "Wales", "uk": "UK"}[seen.categories["nation"]]
        published = [row for row in rows if row["period_start"] == f"{seen.period}-06-30" and the_source_of(seen, row)]
        assert values(published, geography=place) == [seen.value]


def test_each_nationality_of_the_uk_is_the_published_one(entered: Entered, research: Research) -> None:
    rows = research("uk_nrm_new")
    for seen in known(entered["uk-nationality"]):
        name = {"uk": "UK"}.get(seen.categories["nationality"], seen.categories["nationality"].title())
        found = [row for row in year(rows, seen.period) if row["note"][:8] != "Misprint"]
        assert values(found, dim1="nationality", cat1=name) == [seen.value]


def test_each_rate_is_the_referrals_for_every_100_000_people(entered: Entered) -> None:
    rates = entered["nations-rate"].observations
    assert len(rates) == 5
    for seen in rates:
        nation = {"uk": "uk-total"}.get(seen.categories["nation"], seen.categories["nation"])
        people = one(entered["nations-population"], seen.period, nation=nation)
        (referrals,) = entered["nations-annual"].find(seen.period, {"nation": nation})
        for count in {referrals.value, referrals.low, referrals.high} - {None}:
            assert count is not None
            rate = (100_000 * Decimal(count) / people).quantize(Decimal("0.1"), ROUND_HALF_UP)
            assert (seen.value, seen.status, seen.source) == (rate, "derived", referrals.source)


def test_each_rate_of_wales_and_the_uk_is_the_referrals_for_every_100_000_people(
    entered: Entered, facts: Facts
) -> None:
    counts = {"wales": facts[StatisticalDataset]["wales-annual"], "uk": entered["uk-annual"]}
    for seen in entered["wales-rate"].observations:
        nation = seen.categories["nation"]
        (referrals,) = counts[nation].find(seen.period, {})
        people = _people(entered["wales-population"], seen.period, nation)
        rates = {
            (100_000 * Decimal(count) / people).quantize(Decimal("0.1"), ROUND_HALF_UP)
            for count in (referrals.value, referrals.low, referrals.high)
            if count is not None
        }
        assert rates == {seen.value, seen.low, seen.high} - {None}


def _people(dataset: StatisticalDataset, period: str, nation: str) -> Decimal:
    """The population; for 2015, of which no estimate was found, the middle of 2014 and 2016."""
    years = ["2014", "2016"] if period == "2015" else [period]
    found = [one(dataset, each, nation=nation) for each in years]
    return sum(found, Decimal()) / len(found)


def test_every_year_of_wales_that_has_a_count_has_a_rate(entered: Entered, facts: Facts) -> None:
    counts = facts[StatisticalDataset]["wales-annual"].observations
    counted = {seen.period for seen in counts if seen.status != "not-found"}
    assert {seen.period for seen in entered["wales-rate"].find(None, {"nation": "wales"})} == counted


def test_the_rate_of_wales_is_below_that_of_the_uk_in_every_year_that_can_be_compared(entered: Entered) -> None:
    compared = 0
    for seen in entered["wales-rate"].find(None, {"nation": "uk"}):
        compared += 1
        assert one(entered["wales-rate"], seen.period, nation="wales") < Decimal(seen.value or 0)
    assert compared > 5


def test_the_mislabelled_figures_of_2017_are_not_in_the_series_for_wales(facts: Facts) -> None:
    """A note of a Senedd answer gave 47, 71 and 124 for 2014 to 2016: figures of other years and a percentage."""
    series = facts[StatisticalDataset]["wales-annual"]
    assert [one(series, period) for period in ("2014", "2015", "2016")] == [70, 134, 123]


@pytest.mark.parametrize("name", EVIDENCE)
def test_totals_are_the_sums_of_their_parts(entered: Entered, name: str) -> None:
    assert list(sum_findings(entered[name], [])) == []


def test_no_count_under_5_for_one_body_is_shown_or_can_be_worked_out(facts: Facts) -> None:
    """Facts are as published; the quarterly table of forces and Bawso is the one that holds such counts."""
    shown = facts[StatisticalDataset]["wales-responders-quarterly"]
    assert [seen.value for seen in known(shown) if seen.value in range(1, 5)] == []
    assert "small" in {seen.status for seen in shown.observations}
    assert derivable_together(list(facts[StatisticalDataset].values())) == []


def _small(dataset: StatisticalDataset) -> Iterator[Observation]:
    return (seen for seen in known(dataset) if seen.value in range(1, 5))


@pytest.mark.parametrize("suffix", PROFILE)
def test_the_groups_of_2023_were_made_large_enough(entered: Entered, suffix: str) -> None:
    assert list(_small(entered[f"wales-responders-{suffix}"])) == []
