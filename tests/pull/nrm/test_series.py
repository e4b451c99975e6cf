from __future__ import annotations

import datetime

import polars as pl
import pytest

from ahtc.core.text import Source
from ahtc.pull.nrm.bulletins import StatedList, StatedValue
from ahtc.pull.nrm.edition import Edition
from ahtc.pull.nrm.editions import COLUMNS, NGO_TABLE, POLICE_TABLE, WELSH_FORCES, EditionOrigin, HeldEdition
from ahtc.pull.nrm.series import SERIES, Series, build

QUARTERS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")
BY_ID = {series.id: series for series in SERIES}
UK, AGES, WALES = BY_ID["uk-annual"], BY_ID["uk-annual-age"], BY_ID["wales-responders-quarterly"]
KINDS = BY_ID["wales-responders-kind"]
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


def cells(period: str, *parts: tuple[str, str, str, int | None]) -> HeldEdition:
    """A quarter of Gwent Police by kind, age and sex; the other forces made none."""
    whole = dict.fromkeys(("exploitation", "age", "gender", "nationality"), "total")
    rows = [
        {"table": POLICE_TABLE, "period": period, "responder": "gwent-police", "value": value}
        | {"exploitation": kind, "age": age, "gender": sex, "nationality": "total"}
        | ({} if value is not None else {"status": "suppressed"})
        for kind, age, sex, value in parts
    ]
    known = [value for *_, value in parts]
    total = None if None in known else sum(value or 0 for value in known)
    rows.append({"table": POLICE_TABLE, "period": period, "responder": "gwent-police", "value": total, **whole})
    return held(period, *rows)


def stated(value: int, edition: str, period: str = "2022") -> StatedList:
    source = Source(title="Bulletin", publisher="Home Office", date=edition)
    word = StatedValue(
        dataset="uk-annual", period=period, edition=edition, value=value, status="official", source="bulletin"
    )
    return StatedList(sources={"bulletin": source}, values=[word])


def test_a_period_is_taken_whole_from_the_newest_edition_that_tells_it() -> None:
    older = held("2022-Q4", uk("2022", "adult", 6), uk("2022", "not-specified", 1), uk("2022", "total", 7))
    newer = held("2023-Q4", uk("2022", "adult", 8), uk("2022", "total", 8))

    assert values(AGES, older, newer) == {
        ("2022", "adult"): (8, "official", None),
        ("2022", "total"): (8, "official", None),
    }


def test_a_year_that_an_edition_tells_in_part_is_left_out() -> None:
    assert values(UK, held("2023-Q2", uk("2022", "total", 7), uk("2023", "total", 3))) == {
        ("2022",): (7, "official", None)
    }


def test_revisions_are_listed_only_where_editions_disagree() -> None:
    older = held("2022-Q4", uk("2021", "total", 5), uk("2022", "total", 7))
    newer = held("2023-Q4", uk("2021", "total", 5), uk("2022", "total", 6))
    revisions = build(UK, [older, newer]).revisions

    assert revisions.select("period", "edition", "value").rows() == [("2022", "2022-Q4", 7), ("2022", "2023-Q4", 6)]


def test_a_value_stated_after_the_newest_workbook_is_shown_and_the_workbooks_own_is_kept() -> None:
    built = build(UK, [held("2022-Q4", uk("2022", "total", 7))], stated(6, "2023-Q4"))

    assert built.observations.select("period", "value", "source").rows() == [("2022", 6, "bulletin")]
    assert built.revisions.select("edition", "value").rows() == [("2022-Q4", 7), ("2023-Q4", 6)]


def test_a_stated_value_yields_to_the_workbook_of_the_same_quarter() -> None:
    built = build(UK, [held("2022-Q4", uk("2022", "total", 7))], stated(6, "2022-Q4"))

    assert built.observations.select("value", "source").rows() == [(7, "nrm-2022-q4")]
    assert built.revisions.is_empty()


def test_a_stated_value_stands_where_no_workbook_tells_its_period() -> None:
    built = build(UK, [held("2022-Q4", uk("2022", "total", 7))], stated(9, "2023-Q4", period="2023"))

    assert built.observations.select("period", "value").rows() == [("2022", 7), ("2023", 9)]


def test_kinds_too_rare_to_show_are_put_together_in_a_year_of_four_quarters() -> None:
    parts = ("criminal", "child", "male", 6), ("domestic", "adult", "female", 1), ("sexual-labour", "adult", "male", 2)
    found = values(KINDS, *(cells(period, *parts) for period in QUARTERS))

    assert found["2022", "criminal"] == (24, "derived", None)
    assert found["2022", "other-kinds"] == (12, "derived", None)
    assert found["2022", "sexual"] == (0, "derived", None)
    assert found["2022", "total"] == (36, "derived", None)


def test_a_year_of_kinds_is_not_told_before_its_four_quarters_are_held() -> None:
    assert values(KINDS, *(cells(period, ("criminal", "child", "male", 6)) for period in QUARTERS[:3])) == {}


def test_a_suppressed_count_suppresses_every_sum_that_would_give_it_away() -> None:
    plain = [cells(period, ("criminal", "child", "male", 6), ("labour", "adult", "male", 5)) for period in QUARTERS[:3]]
    withheld = cells(QUARTERS[3], ("criminal", "child", "male", None), ("labour", "adult", "male", 5))
    found = values(KINDS, *plain, withheld)

    assert found["2022", "criminal"][:2] == found["2022", "total"][:2] == (None, "suppressed")
    assert found["2022", "labour"] == (20, "derived", None)


def test_a_responder_that_the_table_does_not_list_made_no_referral() -> None:
    only_forces = [made(name, "2022-Q1", 7) for name in WELSH_FORCES[1:]]
    other = {**made("bawso", "2022-Q1", 3), "responder": "barnardos"}

    found = values(WALES, held("2022-Q1", *only_forces, other))
    assert found["2022-Q1", "dyfed-powys-police"] == (0, "derived", "not-listed")
    assert found["2022-Q1", "bawso"] == (0, "derived", "not-listed")


def test_a_responder_whose_table_is_not_in_the_edition_is_not_told() -> None:
    found = values(WALES, held("2022-Q1", *(made(name, "2022-Q1", 7) for name in WELSH_FORCES)))

    assert ("2022-Q1", "bawso") not in found


def test_what_is_not_available_is_no_zero_and_what_does_not_apply_is_no_observation() -> None:
    missing = {**uk("2021", "adult", 0), "value": None, "status": "not-available"}
    beside = {**uk("2021", "child", 0), "value": None, "status": "not-applicable"}

    assert values(AGES, held("2022-Q4", missing, beside)) == {("2021", "adult"): (None, "not-found", None)}


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.id)
def test_an_edition_without_the_tables_of_a_dataset_gives_nothing(series: Series) -> None:
    built = build(series, [held("2022-Q4")])

    assert built.editions == []
    assert built.observations.is_empty()
