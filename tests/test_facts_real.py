"""The facts of this project are the published ones: typed here as specification, and compared with the research.

The research folder stands beside the project where the site was made; it is no part of it. Tests that read it are
skipped where it is not there.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponderList
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import InconsistencyList
from tests.conftest import ROOT

RESEARCH = ROOT.parent / "shared" / "facts"


def research(name: str) -> list[dict[str, str]]:
    """The rows of a table of the research."""
    path = RESEARCH / name
    if not path.is_file():
        pytest.skip("compares with the research, which is not beside this copy of the project")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def of_kind(facts: Facts, kind: str) -> list[Organisation]:
    return [organisation for organisation in facts[Organisation].values() if kind in organisation.kinds]


def value(facts: Facts, dataset: str, period: str = "2012", **categories: str) -> int | None:
    (observation,) = facts[StatisticalDataset][dataset].find(period, categories)
    return observation.count


# --- Wales by year, as published

WALES = {
    "2011": 23, "2012": 34, "2013": 50, "2014": 70, "2015": 134, "2016": 123, "2017": 193, "2018": 251,
    "2021": 479, "2023": 559, "2024": 563,
}  # fmt: skip
NOT_FOUND = {"2009", "2010", "2019", "2022", "2025"}


@pytest.mark.parametrize(("year", "referrals"), WALES.items())
def test_the_figure_for_wales_is_the_published_one(facts: Facts, year: str, referrals: int) -> None:
    assert value(facts, "wales-annual", year) == referrals


def test_2020_is_a_range_because_nobody_prints_a_number(facts: Facts) -> None:
    (observation,) = facts[StatisticalDataset]["wales-annual"].find("2020", {})
    assert (observation.value, observation.low, observation.high) == (None, 382, 384)
    assert observation.status == "derived"


def test_years_without_a_published_figure_say_so(facts: Facts) -> None:
    observations = facts[StatisticalDataset]["wales-annual"].observations
    assert {o.period for o in observations if o.status == "not-found"} == NOT_FOUND


def test_there_is_a_row_for_every_year_since_the_mechanism_began(facts: Facts) -> None:
    periods = [observation.period for observation in facts[StatisticalDataset]["wales-annual"].observations]
    assert periods == [str(year) for year in range(2009, 2026)]


@pytest.mark.parametrize(
    ("year", "status"), [("2011", "derived"), ("2012", "printed"), ("2018", "official"), ("2024", "reported")]
)
def test_how_a_figure_is_known_is_said(facts: Facts, year: str, status: str) -> None:
    (observation,) = facts[StatisticalDataset]["wales-annual"].find(year, {})
    assert observation.status == status


def test_every_figure_has_a_note_that_says_where_it_comes_from(facts: Facts) -> None:
    assert all(observation.note for observation in facts[StatisticalDataset]["wales-annual"].observations)


# --- the tables of 2012, as printed

GRAND_TOTALS = {
    "wales-2012-authority": ({"authority": "total"}, 34),
    "wales-2012-country": ({"country": "total", "sex": "total"}, 34),
    "wales-2012-country-adults": ({"country": "total"}, 24),
    "wales-2012-country-minors": ({"country": "total"}, 10),
    "wales-2012-exploitation": ({"age": "total", "exploitation": "total", "sex": "total"}, 34),
    "wales-2012-first-responders": ({"responder": "total", "referred": "total", "sex": "total"}, 34),
    "wales-2012-nations": ({"nation": "uk-total"}, 1186),
}


@pytest.mark.parametrize("dataset", GRAND_TOTALS)
def test_the_grand_total_of_a_table_of_2012_is_as_printed(facts: Facts, dataset: str) -> None:
    categories, total = GRAND_TOTALS[dataset]
    assert value(facts, dataset, **categories) == total


ROWS = {
    "wales-2012-authority": 4,
    "wales-2012-country": 51,
    "wales-2012-country-adults": 15,
    "wales-2012-country-minors": 6,
    "wales-2012-exploitation": 27,
    "wales-2012-first-responders": 70,
    "wales-2012-headline": 15,
    "wales-2012-nations": 5,
    "wales-2012-nations-change": 10,
}


@pytest.mark.parametrize(("dataset", "rows"), ROWS.items())
def test_every_cell_of_the_tables_of_2012_is_there(facts: Facts, dataset: str, rows: int) -> None:
    assert len(facts[StatisticalDataset][dataset].observations) == rows


@pytest.mark.parametrize(("sex", "people"), [("female", 21), ("male", 13)])
def test_the_sexes_of_2012_are_as_printed(facts: Facts, sex: str, people: int) -> None:
    assert value(facts, "wales-2012-exploitation", age="total", exploitation="total", sex=sex) == people


@pytest.mark.parametrize(("age", "people"), [("adult", 24), ("minor", 10)])
def test_the_kinds_of_exploitation_of_2012_add_up_to_the_ages_of_the_text(facts: Facts, age: str, people: int) -> None:
    kinds = facts[StatisticalDataset]["wales-2012-exploitation"].find("2012", {"age": age, "sex": "total"})
    assert sum(observation.value or 0 for observation in kinds) == people


@pytest.mark.parametrize(("referred", "people"), [("adult", 26), ("minor", 8)])
def test_ages_when_referred_differ_as_printed(facts: Facts, referred: str, people: int) -> None:
    assert value(facts, "wales-2012-first-responders", responder="total", referred=referred, sex="total") == people


@pytest.mark.parametrize(
    ("nation", "referrals"), [("england", 1042), ("northern-ireland", 15), ("scotland", 95), ("wales", 35)]
)
def test_the_nations_of_2012_are_as_printed_slip_and_all(facts: Facts, nation: str, referrals: int) -> None:
    assert value(facts, "wales-2012-nations", nation=nation) == referrals


@pytest.mark.parametrize(
    ("item", "number"),
    [("referrals", 34), ("change-since-2011", 48), ("share-of-uk", 3), ("vietnam-minors-summary", 4)],
)
def test_the_figures_in_the_text_of_2012_are_as_printed(facts: Facts, item: str, number: int) -> None:
    assert value(facts, "wales-2012-headline", item=item) == number


# --- what is known to be wrong with the sources


def test_1_156_against_1_186_is_told_beside_both_tables(facts: Facts) -> None:
    fault = next(fault for fault in facts.document(InconsistencyList).entries if fault.id == "i01")
    assert {"wales-2012-nations", "wales-2012-headline"} <= set(fault.datasets)
    for language in LANGUAGES:
        assert "1,156" in fault.seen.in_(language)
        assert "1,186" in fault.seen.in_(language)
        assert "1,186" in fault.reading.in_(language)


def test_35_against_34_is_told_beside_every_table_that_it_touches(facts: Facts) -> None:
    fault = next(fault for fault in facts.document(InconsistencyList).entries if fault.id == "i02")
    assert {"wales-2012-nations", "wales-2012-headline", "wales-annual"} <= set(fault.datasets)
    for language in LANGUAGES:
        assert re.search(r"\b35\b", fault.seen.in_(language))
        assert re.search(r"\b34\b", fault.reading.in_(language))


def test_the_one_sum_that_is_allowed_not_to_add_up_is_that_of_1_186(facts: Facts) -> None:
    allowed = [
        (a.dataset, a.at, a.printed, a.sum_of_parts)
        for f in facts.document(InconsistencyList).entries
        for a in f.allows
    ]
    assert allowed == [("wales-2012-nations", {"nation": "uk-total"}, 1186, 1187)]


def test_all_inconsistencies_have_ids_of_their_own(facts: Facts) -> None:
    assert [
        id
        for id, count in Counter(fault.id for fault in facts.document(InconsistencyList).entries).items()
        if count > 1
    ] == []


# --- who is in


@pytest.mark.parametrize(("kind", "number"), [("council", 22), ("health-board", 7)])
def test_every_council_and_health_board_of_wales_has_a_record(facts: Facts, kind: str, number: int) -> None:
    assert len(of_kind(facts, kind)) == number


def test_the_six_regional_safeguarding_boards_and_the_national_one_have_records(facts: Facts) -> None:
    boards = {organisation.id for organisation in of_kind(facts, "safeguarding-board")}
    assert boards == {
        "cardiff-and-vale-safeguarding-board",
        "cwm-taf-morgannwg-safeguarding-board",
        "gwent-safeguarding-board",
        "mid-and-west-wales-safeguarding-board",
        "nisb",
        "north-wales-safeguarding-board",
        "west-glamorgan-safeguarding-board",
    }


def test_every_council_names_one_of_the_four_forces_seven_health_boards_and_six_boards(facts: Facts) -> None:
    areas = [organisation.council for organisation in of_kind(facts, "council")]
    assert None not in areas
    assert len({area.police for area in areas if area}) == 4
    assert len({area.health_board for area in areas if area}) == 7
    assert len({area.safeguarding_board for area in areas if area}) == 6


def test_every_council_is_a_first_responder_on_the_official_list(facts: Facts) -> None:
    listed = {e.organisation for e in facts.document(FirstResponderList).entries if e.group == "council" and e.on_list}
    assert listed == {organisation.id for organisation in of_kind(facts, "council")}


PUBLISHED = {
    "emergency-999": "999",
    "police-101": "101",
    "modern-slavery-helpline": "08000121700",
    "salvation-army-referral": "08008083733",
    "live-fear-free": "08088010800",
    "nspcc-helpline": "08088005000",
    "childline": "08001111",
    "crimestoppers": "0800555111",
}


@pytest.mark.parametrize(("id", "number"), PUBLISHED.items())
def test_the_numbers_that_people_in_danger_call_are_exactly_these(facts: Facts, id: str, number: str) -> None:
    first = next(contact for contact in facts[Organisation][id].published_contacts if contact.dialled)
    assert first.digits == number


def test_no_record_holds_what_must_never_be_published(facts: Facts) -> None:
    never = {
        digits(entry.value)
        for entry in facts.document(NeverPublishList).entries
        if not re.search("[a-z@]", entry.value)
    }
    assert len(never) >= 8
    for organisation in facts[Organisation].values():
        assert not never & {contact.digits for contact in organisation.contacts if contact.dialled}, organisation.id


def test_nothing_is_said_to_have_been_telephoned_before_somebody_did(facts: Facts) -> None:
    methods = Counter(c.method for o in facts[Organisation].values() for c in o.contacts)
    assert set(methods) == {"published-source"}


def test_every_contact_names_its_source(facts: Facts) -> None:
    for organisation in facts[Organisation].values():
        assert organisation.sources
        assert all(contact.sources for contact in organisation.contacts)


# --- compared with the research


def test_every_service_of_the_research_has_a_record(facts: Facts) -> None:
    rows = research("services/services.csv")
    assert len(rows) > 40
    assert [row["id"] for row in rows if row["id"] not in facts[Organisation]] == []


def test_every_number_that_the_research_lets_be_published_is_published_as_it_gives_it(facts: Facts) -> None:
    numbers = {c.digits for o in facts[Organisation].values() for c in o.published_contacts if c.dialled and o.has_page}
    wanted = {
        row["id"]: digits(row["phone"])
        for row in research("services/services.csv")
        if row["publish_advice"].startswith("yes") and "after" not in row["publish_advice"] and digits(row["phone"])
    }
    assert len(wanted) >= 12
    assert {id: number for id, number in wanted.items() if number not in numbers} == {}
    for id, number in wanted.items():
        dialled = [c.digits for c in facts[Organisation][id].published_contacts if c.dialled]
        assert not dialled or number in dialled, id


# The research would have these rung first; since then two sources, or the body's own page, were found to bear them out.
BORNE_OUT = {"bawso", "meic", "atleu", "nspcc-ctac"}


def test_no_number_that_the_research_holds_back_is_published_by_its_record(facts: Facts) -> None:
    held = [
        row
        for row in research("services/services.csv")
        if not row["publish_advice"].startswith("yes") or "after" in row["publish_advice"]
    ]
    assert len(held) > 20
    published = {row["id"] for row in held if any(c.dialled for c in facts[Organisation][row["id"]].published_contacts)}
    assert published == BORNE_OUT


def council(facts: Facts, row: dict[str, str]) -> Organisation:
    """The record of a council of the research, which names Swansea by its longer name."""
    name = row["name_en"].removeprefix("City and County of ")
    return next(organisation for organisation in of_kind(facts, "council") if organisation.name.en == name)


def test_every_number_of_a_council_and_of_a_duty_team_stands_in_the_research(facts: Facts) -> None:
    rows = research("services/local_authorities.csv")
    assert len({council(facts, row).id for row in rows}) == len(rows) == 22
    printed = {digits(row["number"]) for row in research("services/contacts_found.csv")}
    printed |= {digits(found) for row in rows for found in re.findall(r"0[\d ]{8,12}\d", row["other_phone"])}
    for record in [*of_kind(facts, "council"), *of_kind(facts, "duty-team")]:
        assert {contact.digits for contact in record.contacts if contact.dialled} <= printed, record.id


def test_every_council_has_the_force_and_boards_of_the_research(facts: Facts) -> None:
    for row in research("services/local_authorities.csv"):
        area = council(facts, row).council
        assert area is not None
        assert facts[Organisation][area.police].name.en == row["police_force"]
        assert facts[Organisation][area.health_board].name.en.startswith(row["health_board"].split(" (")[0])


def test_every_first_responder_of_the_research_is_on_the_list(facts: Facts) -> None:
    rows = research("services/first_responders.csv")
    entries = facts.document(FirstResponderList).entries
    assert len(entries) == len(rows)
    assert sum(entry.on_list for entry in entries) == sum(
        row["on_home_office_list_march_2026"][:3] == "yes" for row in rows
    )


def _with_second_sources(row: dict[str, str]) -> dict[str, str]:
    """A year of the series, its bounds widened by the sources that were found later."""
    found = [
        int(other["value"])
        for other in research("statistics/wales_nrm_second_sources.csv")
        if (other["measure"], other["geography"], other["dim1"]) == ("NRM referrals", "Wales", "")
        and (other["period_start"], other["period_end"]) == (row["period_start"], row["period_end"])
    ]
    if not found:
        return row
    bounds = {"low": min(*found, int(row["low"])), "high": max(*found, int(row["high"]))}
    return row | {name: str(value) for name, value in bounds.items()}


def test_every_value_of_the_series_for_wales_is_that_of_the_research(facts: Facts) -> None:
    ours = {
        o.period: (o.value, o.low, o.high, o.status) for o in facts[StatisticalDataset]["wales-annual"].observations
    }
    rows = research("statistics/wales_nrm_preferred_series.csv")
    assert len(rows) == len(ours)
    for row in map(_with_second_sources, rows):
        found, low, high, status = ours[row["period_start"][:4]]
        given = int(row["value"]) if row["value"] else None
        assert (found, status) == (given, row["status"].replace(" ", "-")), row["period_start"]
        # Bounds that only repeat the value are left out; "over 500" of 2023 is told in its note.
        if low is not None and high is not None:
            assert (str(low), str(high)) == (row["low"], row["high"]), row["period_start"]
        else:
            assert row["low"] in ("", row["value"]), row["period_start"]
            assert row["high"] in ("", row["value"]), row["period_start"]


TABLES = {
    "wales-2012-authority": "competent_authority",
    "wales-2012-country": "country_all_by_gender",
    "wales-2012-country-adults": "country_adults",
    "wales-2012-country-minors": "country_minors",
    "wales-2012-exploitation": "exploitation_by_age_gender",
    "wales-2012-first-responders": "first_responder_by_age_gender",
}

# Words of the report whose ids here are other words.
OTHER_WORDS = {
    "all": "total",
    "ukba-hosted-within-ukhtc": "ukba-within-ukhtc",
    "labour-exploitation": "labour",
    "sexual-exploitation": "sexual",
    "sexual-exploitation-non-uk-national": "sexual",
    "unknown-exploitation": "unknown",
    "unknown-exploitation-type": "unknown",
}


def as_id(words: str) -> str:
    id = re.sub(r"[^a-z]+", "-", words.lower().replace("&", "and")).strip("-")
    return OTHER_WORDS.get(id, id)


@pytest.mark.parametrize(("dataset", "table"), TABLES.items())
def test_every_value_of_annex_c_is_that_of_the_research(facts: Facts, dataset: str, table: str) -> None:
    fixed = {"country_adults": "adult", "country_minors": "minor"}.get(table)
    rows = research(f"statistics/seed002_annexC_{table}_2012.csv")
    theirs = [
        (
            tuple(as_id(row[key]) for key in ("cat1", "cat2", "cat3") if row[key] and as_id(row[key]) != fixed),
            row["value"],
        )
        for row in rows
    ]
    ours = [(tuple(o.categories.values()), str(o.value)) for o in facts[StatisticalDataset][dataset].observations]
    assert ours == theirs


def test_every_value_of_the_nations_is_that_of_the_research(facts: Facts) -> None:
    def nation(words: str) -> str:
        return "uk-total" if words.startswith("UK") else as_id(words)

    rows = research("statistics/seed002_ch2_uk_nations_2012.csv")
    assert len(rows) == 15
    for row in rows:
        categories = {"nation": nation(row["geography"])}
        dataset = "wales-2012-nations"
        if row["unit"] == "percent":
            dataset = "wales-2012-nations-change"
            categories["measure"] = "share" if row["measure"].startswith("Share") else "change"
        assert value(facts, dataset, **categories) == int(row["value"]), row


def test_every_figure_of_the_text_is_that_of_the_research(facts: Facts) -> None:
    theirs = {int(row["value"]) for row in research("statistics/seed002_headline_figures_2012.csv")}
    ours = {observation.value for observation in facts[StatisticalDataset]["wales-2012-headline"].observations}
    assert ours == theirs


def test_no_file_of_the_project_needs_the_research(facts: Facts) -> None:
    folders = [ROOT / name for name in ("docs", "scripts", "overrides")]
    for path in [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".py", ".md", ".yml", ".html", ".csv")
    ]:
        assert "shared/" not in path.read_text(encoding="utf-8"), path
