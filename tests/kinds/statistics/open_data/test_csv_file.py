"""The CSV file: stable columns in both languages, empty where there is no value, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import column_name, flat_table
from ahtc.kinds.statistics.open_data.csv_file import csv_file
from ahtc.kinds.statistics.open_data.files import OpenData
from tests.project import SmallProject

HIDDEN = ("small", "suppressed")


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_the_columns_keep_their_names_and_order(facts: Facts) -> None:
    assert list(read(OpenData(facts).files("police-recorded-crime")["csv"])[0]) == [
        "period", "period_en", "period_cy", "area", "area_en", "area_cy", "value", "low", "high", "unit",
        "value_text_en", "value_text_cy", "status", "status_en", "status_cy", "note_en", "note_cy",
        "source_title", "source_publisher", "source_date", "source_url",
    ]  # fmt: skip


def test_a_dimension_never_takes_the_name_of_another_column() -> None:
    assert [column_name(id) for id in ("area", "first-responder", "status")] == [
        "area",
        "first_responder",
        "status_category",
    ]


def test_it_is_utf_8_without_a_byte_order_mark_and_keeps_welsh_letters(facts: Facts) -> None:
    content = OpenData(facts).files("wales-annual")["csv"]
    assert content.startswith(b'"period"')
    assert "Adroddwyd gan eraill" in content.decode("utf-8")


def test_each_observation_is_a_row_with_its_words_in_both_languages(facts: Facts) -> None:
    row = next(r for r in read(OpenData(facts).files("police-recorded-crime")["csv"]) if r["area"] == "gwent-police")
    assert (row["period"], row["area_en"], row["area_cy"]) == ("2015/16", "Gwent Police", "Heddlu Gwent")
    assert (row["value"], row["unit"], row["status_en"], row["status_cy"]) == ("0", "crimes", "Official", "Swyddogol")
    assert row["source_url"].startswith("https://")
    assert row["note_en"]
    assert row["note_cy"]


def test_a_range_has_its_bounds_and_no_value(facts: Facts) -> None:
    row = next(r for r in read(OpenData(facts).files("wales-annual")["csv"]) if r["period"] == "2020")
    assert (row["value"], row["low"], row["high"]) == ("", "382", "384")
    assert (row["value_text_en"], row["value_text_cy"]) == ("382 to 384", "382 i 384")


def test_a_small_count_is_empty_and_said_in_words(project: SmallProject) -> None:
    folder = "docs/data/statistics/wales-2012-nations"
    project.append(f"{folder}/dataset.yml", "disclosure: small-counts\n")
    rows = read(OpenData(project.facts()).files("wales-2012-nations")["csv"])
    small = [row for row in rows if row["status"] == "small"]
    assert [(r["value"], r["value_text_en"], r["value_text_cy"]) for r in small] == [("", "Fewer than 5", "Llai na 5")]
    assert not [row for row in rows if row["status"] in HIDDEN and (row["value"] or row["low"] or row["high"])]


def test_no_dataset_that_hides_small_counts_shows_one_in_any_format(facts: Facts) -> None:
    hiding = [id for id, found in facts[StatisticalDataset].items() if found.about.disclosure == "small-counts"]
    assert hiding
    for id in hiding:
        for row in read(OpenData(facts).files(id)["csv"]):
            assert row["value"] not in ("1", "2", "3", "4"), (id, row)
            if row["status"] in HIDDEN:
                assert row["value"] + row["low"] + row["high"] + row["note_en"] == "", (id, row)


def test_hostile_words_stay_in_one_cell_of_one_line(facts: Facts) -> None:
    hostile = '=HYPERLINK("http://x","y"),\r\n+1;\t"'
    dataset = facts[StatisticalDataset]["police-recorded-crime"]
    notes = dict.fromkeys(dataset.notes, Bilingual(en=hostile, cy=f"@{hostile}"))
    content = csv_file(flat_table(replace(dataset, notes=notes), facts))
    assert content.count(b"\n") == len(dataset.observations) + 1
    noted = [row for row in read(content) if row["note_en"]]
    assert {row["note_en"] for row in noted} == {'\'=HYPERLINK("http://x","y"), +1; "'}
    assert all(row["note_cy"].startswith("'@=") for row in noted)
