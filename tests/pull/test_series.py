from __future__ import annotations

import datetime

import polars as pl
import pytest

from ahtc.pull.edition import Edition
from ahtc.pull.editions import COLUMNS, NGO_TABLE, POLICE_TABLE, WELSH_FORCES, EditionOrigin, HeldEdition
from ahtc.pull.series import SERIES, Series, build

QUARTERS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")
BY_ID = {series.id: series for series in SERIES}
UK, WALES = BY_ID["nrm-uk-annual"], BY_ID["nrm-wales-first-responders"]
Cell = dict[str, str | int | None]


def held(edition: str, *cells: Cell) -> HeldEdition:
    schema = {name: pl.Int64() if name == "value" else pl.String() for name in COLUMNS}
    rows = [dict.fromkeys(COLUMNS) | {"status": "official"} | cell for cell in cells]
    origin = EditionOrigin(
        edition=edition, publisher="p", title="t", retrieved=datetime.date(2024, 3, 7), licence="l", sha256="0"
    )
    return HeldEdition(Edition.parse(edition), origin, pl.DataFrame(rows, schema=schema))


def uk(period: str, age: str, value: int) -> Cell:
    return {"table": "referrals-by-quarter", "period": period, "age": age, "location": "total", "value": value}


def made(responder: str, period: str, value: int | None, status: str = "official") -> Cell:
    table = NGO_TABLE if responder == "bawso" else POLICE_TABLE
    whole = dict.fromkeys(("exploitation", "age", "gender", "nationality"), "total")
    return {"table": table, "period": period, "responder": responder, "value": value, "status": status, **whole}


def quarter(period: str, *spoilt: Cell) -> HeldEdition:
    """Seven referrals by each of the five responders, but for those spoilt."""
    others = [name for name in (*WELSH_FORCES, "bawso") if name not in [cell["responder"] for cell in spoilt]]
    return held(period, *spoilt, *(made(name, period, 7) for name in others))


def values(series: Series, *editions: HeldEdition) -> dict[tuple[str, ...], tuple[int | None, str, str | None]]:
    frame = build(series, editions).observations
    return {
        tuple(row[name] for name in series.key): (row["value"], row["status"], row["note"])
        for row in frame.iter_rows(named=True)
    }


def test_a_period_is_taken_whole_from_the_newest_edition_that_tells_it() -> None:
    older = held("2022-Q4", uk("2022", "adult", 6), uk("2022", "unknown", 1), uk("2022", "total", 7))
    newer = held("2023-Q4", uk("2022", "adult", 8), uk("2022", "total", 8))

    assert values(UK, older, newer) == {
        ("2022", "adult", "total"): (8, "official", None),
        ("2022", "total", "total"): (8, "official", None),
    }


def test_a_year_that_an_edition_tells_in_part_is_left_out() -> None:
    assert values(UK, held("2023-Q2", uk("2022", "total", 7), uk("2023", "total", 3))) == {
        ("2022", "total", "total"): (7, "official", None)
    }


def test_revisions_are_listed_only_where_editions_disagree() -> None:
    older = held("2022-Q4", uk("2021", "total", 5), uk("2022", "total", 7))
    newer = held("2023-Q4", uk("2021", "total", 5), uk("2022", "total", 6))
    revisions = build(UK, [older, newer]).revisions

    assert revisions.select("period", "edition", "value").rows() == [("2022", "2022-Q4", 7), ("2022", "2023-Q4", 6)]


def test_a_year_of_wales_is_the_sum_of_its_four_quarters() -> None:
    found = values(WALES, *map(quarter, QUARTERS))

    assert found["2022", "bawso"] == (28, "derived", "sum-of-quarters")
    assert found["2022", "total"] == (140, "derived", "sum-of-responders")
    assert ("2022", "bawso") not in values(WALES, *map(quarter, QUARTERS[:3]))


def test_a_suppressed_count_suppresses_every_sum_that_would_give_it_away() -> None:
    withheld = quarter("2022-Q4", made("bawso", "2022-Q4", None, "suppressed"))
    found = values(WALES, *map(quarter, QUARTERS[:3]), withheld)

    assert found["2022-Q4", "bawso"] == (None, "suppressed", None)
    for period, responder in (("2022-Q4", "total"), ("2022", "bawso"), ("2022", "total")):
        assert found[period, responder][:2] == (None, "suppressed")


def test_a_responder_that_the_table_does_not_list_made_no_referral() -> None:
    only_forces = [made(name, "2022-Q1", 7) for name in WELSH_FORCES[1:]]
    other = {**made("bawso", "2022-Q1", 3), "responder": "barnardos"}

    found = values(WALES, held("2022-Q1", *only_forces, other))
    assert found["2022-Q1", "dyfed-powys-police"] == (0, "derived", "not-listed")
    assert found["2022-Q1", "bawso"] == (0, "derived", "not-listed")


def test_a_responder_whose_table_is_not_in_the_edition_is_not_told() -> None:
    found = values(WALES, held("2022-Q1", *(made(name, "2022-Q1", 7) for name in WELSH_FORCES)))

    assert ("2022-Q1", "bawso") not in found
    assert ("2022-Q1", "total") not in found


def test_what_is_not_available_is_no_zero_and_what_does_not_apply_is_no_observation() -> None:
    missing = {**uk("2021", "adult", 0), "value": None, "status": "not-available"}
    beside = {**uk("2021", "child", 0), "value": None, "status": "not-applicable"}

    assert values(UK, held("2022-Q4", missing, beside)) == {("2021", "adult", "total"): (None, "not-found", None)}


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.id)
def test_an_edition_without_the_tables_of_a_dataset_gives_nothing(series: Series) -> None:
    built = build(series, [held("2022-Q4")])

    assert built.editions == []
    assert built.observations.is_empty()
