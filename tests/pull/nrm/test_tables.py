from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import polars as pl
import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.nrm.categories import category, edition_of, heading, period_of, quarter_of
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.tables import KINDS, nrm_tables
from ahtc.pull.workbook import read_workbook
from tests.pull.workbooks import (
    ADULT,
    AGES,
    CHILD,
    EDITIONS,
    LOCATIONS,
    NOT_THERE,
    PUBLISHED,
    TITLE,
    UNKNOWN_AGE,
    Rows,
    by_quarter,
    duty_to_notify,
    nationalities,
    police_responders,
    with_title,
    workbook,
)

NAME = "national-referral-mechanism-statistics-uk-{}-tables.ods"


def table(rows: Rows, edition: str = "2023-Q4", sheet: str = "Table_2") -> NrmTable:
    (only,) = nrm_tables(workbook({sheet: rows}), edition)
    return only


def value(table: NrmTable, **where: str) -> int | None:
    found = table.cells.filter(pl.all_horizontal([pl.col(name) == text for name, text in where.items()]))
    assert len(found) == 1, f"{where} is {len(found)} cells"
    return found["value"][0]  # type: ignore[no-any-return]


def refusal(rows: Rows, edition: str = "2023-Q4") -> str:
    with pytest.raises(ProblemsError) as error:
        nrm_tables(workbook({"Table_2": rows}), edition)
    return str(error.value)


class TestReferralsByQuarter:
    def test_each_cell_is_an_observation_with_its_categories_as_ids(self) -> None:
        read = table(by_quarter())

        assert read.kind == "referrals-by-quarter"
        assert read.dimensions == ("geography", "age", "location")
        assert value(read, period="2023-Q4", age="adult", location="overseas") == 114
        assert value(read, period="2023-Q4", age="not-specified", location="not-specified") == 344

    def test_a_row_with_a_year_and_no_quarter_is_the_whole_year(self) -> None:
        assert value(table(by_quarter()), period="2022", age="child", location="uk") == 4 * 220 + 10

    def test_totals_are_kept_apart_from_observations(self) -> None:
        read = table(by_quarter())

        assert "total" not in read.observations["location"]
        assert value(read, period="2023-Q1", age="adult", location="total") == 504
        assert value(read, period="2023-Q1", age="total", location="total") == 504 + 904 + 1304

    def test_the_grand_total_is_told_from_the_last_group_without_merged_cells_too(self) -> None:
        assert table(by_quarter(merged=False)).cells.equals(table(by_quarter()).cells)

    def test_each_observation_says_in_which_cell_it_stood(self) -> None:
        cells = table(by_quarter()).observations

        assert cells.row(0, named=True)["cell"] == "Table_2!C8"

    def test_the_sheet_may_have_any_name_and_any_place(self) -> None:
        sheets: dict[str, Rows] = {"Contents": [["Table 2: x"]], "DtN": duty_to_notify(), "Sheet7": by_quarter()}
        read = nrm_tables(workbook(sheets), "2023-Q4")

        assert [(found.kind, found.sheet) for found in read] == [
            ("referrals-by-quarter", "Sheet7"),
            ("duty-to-notify-by-quarter", "DtN"),
        ]

    def test_groups_may_stand_in_another_order(self) -> None:
        read = table(by_quarter(ages=(UNKNOWN_AGE, CHILD, ADULT)))

        assert value(read, period="2023-Q4", age="not-specified", location="overseas") == 114
        assert value(read, period="2023-Q4", age="adult", location="overseas") == 314

    def test_a_total_may_stand_before_its_parts(self) -> None:
        rows = by_quarter()
        moved = [*rows[:6], *([*row[:2], row[-1], *row[2:-1]] for row in rows[6:])]
        moved[5] = [rows[5][0], rows[5][1], "", *rows[5][2:-1]]

        assert value(table(moved), period="2023-Q1", age="total", location="total") == 504 + 904 + 1304

    def test_locations_may_stand_over_ages(self) -> None:
        read = table(by_quarter(ages=LOCATIONS, below=AGES))

        assert value(read, period="2023-Q4", age="child", location="overseas") == 124

    @pytest.mark.parametrize("between", [" - ", ": ", ", ", " "])
    def test_both_levels_may_stand_in_one_heading(self, between: str) -> None:
        rows = by_quarter(merged=False)
        below = [f"{age}{between}{place}" for age in AGES for place in (*LOCATIONS, "Total")]
        flat: Rows = [*rows[:5], ["Year", "Quarter", *below, "Total"], *rows[7:]]

        values = ["period", "age", "location", "value"]
        assert table(flat).cells.select(values).equals(table(rows).cells.select(values))

    def test_an_added_band_is_read_beside_the_known_ones(self) -> None:
        read = table(by_quarter(ages=(*AGES, "Age disputed")))

        assert value(read, period="2023-Q4", age="age-disputed", location="uk") == 424
        assert read.labels["age"]["age-disputed"] == "Age disputed"

    def test_two_bands_that_both_say_not_specified_stay_two(self) -> None:
        read = table(by_quarter(ages=(*AGES, "Age unknown")))

        assert value(read, period="2023-Q4", age="not-specified", location="uk") == 324
        assert value(read, period="2023-Q4", age="age-unknown", location="uk") == 424

    def test_shorthand_is_a_status_and_no_value(self) -> None:
        rows = by_quarter()
        rows[8][2:5] = ["[x]", "[c] [note 1]", "[z]"]
        cells = table(rows).observations.filter(pl.col("period") == "2022-Q1", pl.col("age") == "adult")

        assert cells["value"].to_list()[:3] == [None, None, None]
        assert cells["status"].to_list()[:3] == ["not-available", "suppressed", "not-applicable"]

    def test_the_year_may_be_printed_on_every_row_and_quarters_in_words(self) -> None:
        rows = by_quarter()
        year = 0
        for row in rows[7:]:
            year = int(str(row[0])) if row[0] else year
            row[0] = f"{year} [note 2]"
            row[1] = {"": "All quarters", "Q1": "January to March", "Q4": "Quarter 4"}.get(str(row[1]), row[1])

        assert value(table(rows), period="2023-Q1", age="adult", location="uk") == 121
        assert value(table(rows), period="2023", age="adult", location="uk") == 490

    def test_a_quarter_may_name_its_own_year(self) -> None:
        rows = by_quarter(quarters={2023: (1, 2)})
        flat: Rows = [*rows[:5], rows[5][1:], *(row[1:] for row in rows[6:])]
        flat[7][0], flat[8][0], flat[9][0] = "2023", "2023 Q1", "2023 Q2"
        read = table(flat, "2023-Q2")

        assert value(read, period="2023-Q2", age="adult", location="uk") == 122
        assert value(read, period="2023", age="adult", location="uk") == 243

    def test_notes_below_the_table_and_a_column_of_notes_are_no_observations(self) -> None:
        rows = by_quarter()
        rows[6].append("Notes")
        rows[7].append("[note 1]")
        plain = table(by_quarter()).cells
        rows += [[""], ["Notes: earlier quarters are restated."]]

        assert table(rows).cells.equals(plain)

    def test_the_header_on_row_4_after_an_empty_column_is_found(self) -> None:
        rows = by_quarter()
        older: Rows = [["", *row] for row in [*rows[:2], *rows[5:]]]

        assert table(older).cells.drop("cell").equals(table(rows).cells.drop("cell"))


class TestFirstResponders:
    def test_blanks_are_undone_level_by_level(self) -> None:
        read = table(police_responders())
        row = {"responder": "gwent-police", "exploitation": "criminal", "age": "child", "gender": "female"}

        assert read.kind == "first-responder-police"
        assert value(read, **row, nationality="uk") == 1
        assert value(read, **{**row, "gender": "total"}, nationality="total") == 3

    def test_the_lowest_level_adds_up_to_the_printed_total(self) -> None:
        assert table(police_responders()).observations["value"].sum() == 10

    def test_the_period_is_the_edition(self) -> None:
        assert table(police_responders(), "2024-Q2").cells["period"].unique().to_list() == ["2024-Q2"]

    def test_what_was_never_seen_before_keeps_its_own_words_as_id(self) -> None:
        cells = table(police_responders()).observations.filter(pl.col("nationality") == "welsh-patagonian")

        row = cells.filter(pl.col("value") == 1).row(0, named=True)
        assert (row["exploitation"], row["age"], row["gender"]) == ("cuckooing", "not-specified", "not-recorded")

    @pytest.mark.parametrize(
        "words",
        ["First responder (Police)", "Police and ROCUs first responder", "Police force first responder [note 1]"],
    )
    def test_the_heading_may_be_worded_as_in_any_edition(self, words: str) -> None:
        assert table(police_responders(words)).cells.equals(table(police_responders()).cells)

    def test_columns_of_labels_may_be_moved(self) -> None:
        rows = police_responders()
        moved = [*rows[:5], *([row[0], row[3], row[2], row[1], row[7], *row[4:7]] for row in rows[5:])]

        key = ["responder", "exploitation", "age", "gender", "nationality"]
        values = [*key, "value"]
        assert table(moved).cells.select(values).sort(key).equals(table(rows).cells.select(values).sort(key))

    def test_a_table_of_local_authorities_without_a_responder_column_counts_them_as_one_group(self) -> None:
        rows = police_responders()
        title = str(rows[0][0]).replace("police", "local authority")
        councils = [row[1:] for row in rows[5:12]]
        read = table(with_title(title, [*councils, ["Total", "", "", 0, 5, 0, 5]]))

        assert read.kind == "first-responder-local-authority"
        assert read.observations["responder"].unique().to_list() == ["local-authority"]
        assert value(read, exploitation="total", age="total", gender="total", nationality="total") == 5


class TestOtherTables:
    @pytest.mark.parametrize("grounds", ["reasonable", "conclusive"])
    def test_decisions_are_told_apart_by_their_grounds(self, grounds: str) -> None:
        title = f"Table 16: Number of {grounds} grounds decisions by quarter, outcome and age at exploitation"
        below = (f"Negative {grounds} grounds", f"Positive {grounds} grounds")
        read = table(by_quarter(below=below, title=title))

        assert (read.kind, read.dimensions) == (f"{grounds}-grounds", ("geography", "age", "outcome"))
        assert value(read, period="2022-Q3", age="child", outcome="positive") == 223

    def test_the_decisions_of_one_authority_alone_are_passed_over(self) -> None:
        title = "Table 1{}: Number of {}reasonable grounds decisions by quarter, outcome and age at exploitation"
        below = ("Negative reasonable grounds", "Positive reasonable grounds")
        alone, whole = (by_quarter(below=below, title=title.format(i, who)) for i, who in enumerate(("SCA ", "")))

        (read,) = nrm_tables(workbook({"Table_10": alone, "Table_11": whole}), "2023-Q4")
        assert read.sheet == "Table_11"

    def test_duty_to_notify_by_quarter_has_no_other_dimension(self) -> None:
        read = table(duty_to_notify(), "2023-Q1")

        assert read.kind == "duty-to-notify-by-quarter"
        assert [value(read, period=period) for period in ("2022", "2022-Q4", "2023-Q1")] == [30, 20, 5]

    def test_duty_to_notify_by_nationality(self) -> None:
        read = table(nationalities())

        assert read.kind == "duty-to-notify-by-nationality"
        assert value(read, period="2023-Q4", nationality="vietnamese") == 78
        assert value(read, nationality="total") == 184

    def test_counties_of_the_2025_layout_are_the_geography(self) -> None:
        rows: Rows = [["UK County", "Total"], ["Greater London", 618], ["South Glamorgan", 27], ["Clwyd", 20]]
        read = table(with_title("Table 12: Number of NRM referrals by UK county", rows), "2025-Q3")

        assert (read.kind, read.dimensions) == ("referrals-by-county", ("geography",))
        assert value(read, period="2025-Q3", geography="south-glamorgan") == 27

    def test_each_table_of_one_workbook_is_found_and_other_tables_are_passed_over(self) -> None:
        other = with_title("Table 9: Number of NRM referrals by case type", [["Year", "Case type"], [2023, 5]])
        sheets = {"A": other, "B": nationalities(), "C": police_responders(), "D": by_quarter()}
        read = nrm_tables(workbook(sheets), "2023-Q4")

        assert [found.sheet for found in read] == ["D", "C", "B"]
        assert [found.kind for found in read] == [kind for kind in KINDS if kind in {found.kind for found in read}]


class TestPoliceForces:
    TITLE = "Table 8: Number of NRM referrals sent to each police force for investigation, by quarter"

    def test_forces_across_the_top(self) -> None:
        rows: Rows = [
            ["Year", "Quarter", "Dyfed-Powys", "Gwent", "North Wales Police", "South Wales", "Essex Police", "Total"],
            [2023, "", 9, 11, 13, 15, 2, 50],
            ["", "Q1", 4, 5, 6, 7, 1, 23],
            ["", "Q2", 5, 6, 7, 8, 1, 27],
        ]
        read = table(with_title(self.TITLE, rows), "2023-Q2")

        assert (read.kind, read.dimensions) == ("referrals-by-police-force", ("geography",))
        assert value(read, period="2023-Q1", geography="dyfed-powys-police") == 4
        assert value(read, period="2023", geography="south-wales-police") == 15
        assert value(read, period="2023-Q2", geography="total") == 27

    def test_forces_down_the_side_and_quarters_across(self) -> None:
        rows: Rows = [
            ["Police force area", "Q1 2023", "Q2 2023", "2023"],
            ["Gwent", 5, "[c]", 11],
            ["North Wales", 6, 7, 13],
            ["Total", 11, "[c]", 24],
        ]
        read = table(with_title(self.TITLE, rows), "2023-Q2")

        assert value(read, period="2023-Q1", geography="gwent-police") == 5
        assert value(read, period="2023", geography="total") == 24
        assert read.observations.filter(pl.col("status") == "suppressed")["cell"].to_list() == ["Table_2!C7"]

    def test_forces_down_the_side_under_years_over_quarters(self) -> None:
        rows: Rows = [["", "2022", "", "2023"], ["Police force", "Q3", "Q4", "Q1"], ["Gwent Police", 1, 2, 3]]

        assert value(table(with_title(self.TITLE, rows), "2023-Q1"), period="2022-Q4", geography="gwent-police") == 2

    def test_forces_and_quarters_down_the_side(self) -> None:
        rows: Rows = [
            ["Police force", "Year", "Quarter", "Number of referrals"],
            ["Gwent Police", 2023, "Q1", 5],
            ["", "", "Q2", 6],
            ["South Wales Police", 2023, "Q1", 7],
            ["", "", "Q2", 8],
        ]
        read = table(with_title(self.TITLE, rows), "2023-Q2")

        assert value(read, period="2023-Q2", geography="gwent-police") == 6
        assert value(read, period="2023-Q1", geography="south-wales-police") == 7


class TestNotRecognised:
    def test_a_column_renamed_beyond_recognition_is_told_with_its_cell(self) -> None:
        rows = by_quarter(ages=(ADULT, "Persons of tender years", UNKNOWN_AGE))
        told = refusal(rows)

        assert "cell Table_2!H7" in told
        assert 'the heading is "Persons of tender years: Overseas"' in told
        assert "Expected a column for child (age)" in told
        assert "categories.py" in told

    def test_a_column_renamed_in_one_group_alone_is_told(self) -> None:
        rows = by_quarter()
        rows[6][4] = "Here and there"
        told = refusal(rows)

        assert "cell Table_2!E7" in told
        assert "Expected a column for uk-and-overseas (location) in this group" in told

    def test_a_grand_total_renamed_beyond_recognition_is_told(self) -> None:
        rows = by_quarter()
        rows[6][-1] = "Souls"
        told = refusal(rows)

        assert "cell Table_2!R7" in told
        assert 'the heading is "Souls". Expected a column for total' in told

    def test_a_column_of_labels_renamed_beyond_recognition_is_told_with_its_cell(self) -> None:
        rows = police_responders()
        rows[5][1] = "Wickedness"
        told = refusal(rows)

        assert 'cell Table_2!B6 ("Table 13' in told
        assert 'the heading is "Wickedness". Expected a column headed exploitation' in told

    @pytest.mark.parametrize("column", [0, 1])
    def test_a_year_or_quarter_renamed_beyond_recognition_is_told_with_its_cell(self, column: int) -> None:
        rows = duty_to_notify()
        rows[5][column] = "Epoch"

        assert f'cell Table_2!{"AB"[column]}6 ("Table 40' in refusal(rows)

    def test_a_column_of_totals_renamed_beyond_recognition_is_told_with_its_cell(self) -> None:
        rows = nationalities()
        rows[5][1] = "Souls"

        assert (
            'cell Table_2!B6 ("Table 41: Number of Duty to Notify reports by nationality") the heading is "Souls"'
            in (refusal(rows))
        )

    def test_nationalities_without_a_column_of_totals_cannot_be_believed(self) -> None:
        rows = police_responders()
        rows[5][-1] = "Grand sum"

        assert 'the heading is "Grand sum". Expected a column for total (nationality)' in refusal(rows)

    def test_a_known_title_over_unknown_headings_is_told(self) -> None:
        rows: Rows = [[TITLE], [""], ["Anno", "Trimester"], [2023, 4]]

        assert 'In sheet Table_2 ("Table 2: ' in refusal(rows)

    def test_a_row_that_is_neither_a_year_nor_a_quarter_is_told(self) -> None:
        rows = by_quarter()
        rows[9][1] = "Michaelmas"

        assert 'cell Table_2!A10 ("' in refusal(rows)
        assert 'the row is labelled "2022 Michaelmas"' in refusal(rows)

    def test_two_sheets_that_are_the_same_table_are_told(self) -> None:
        with pytest.raises(ProblemsError, match=r"Sheets A .* and B .* both look like referrals-by-quarter"):
            nrm_tables(workbook({"A": by_quarter(), "B": by_quarter()}), "2023-Q4")

    def test_a_workbook_without_any_known_table_is_told(self) -> None:
        assert "None of its 1 sheets is a table that is known" in refusal([["Shopping", "Price"], ["Milk", 2]])

    def test_a_sheet_that_only_resembles_a_table_does_not_hide_the_table(self) -> None:
        rows: Rows = [["Year", "Quarter", "Male", "Female"], [2023, "Q4", 1, 2]]
        alike = with_title("Table 3: NRM referrals by quarter, age and location, summary", rows)

        (read,) = nrm_tables(workbook({"A": alike, "B": by_quarter()}), "2023-Q4")
        assert read.sheet == "B"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "edition"),
        [
            ("national-referral-mechanism-statistics-uk-2022q3-tables.ods", "2022-Q3"),
            ("national-referral-mechanism-statistics-uk-quarter-4-2023-oct-to-dec-tables.ods", "2023-Q4"),
            ("modern-slavery-nrm-and-dtn-statistics-uk-january-to-march-2023.ods", "2023-Q1"),
            ("modern-slavery-nrm-and-dtn-statistics-end-of-year-summary-2023", "2023-Q4"),
            ("Data tables, edition 2022 quarter 3", "2022-Q3"),
            ("Q2 2009 to Q4 2023", None),
            ("nrm-tables.ods", None),
        ],
    )
    def test_an_edition_is_told_by_a_file_name_or_a_cover(self, text: str, edition: str | None) -> None:
        assert edition_of(text) == edition

    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("2023", "2023"),
            ("2023 Total", "2023"),
            ("Q1 2023", "2023-Q1"),
            ("Jan to Mar 2023", "2023-Q1"),
            ("Welsh", None),
        ],
    )
    def test_a_period_is_a_year_or_a_quarter(self, text: str, period: str | None) -> None:
        assert period_of(text) == period

    @pytest.mark.parametrize(
        ("text", "quarter"), [("3", 3), ("Quarter 2", 2), ("Q4 (Oct to Dec)", 4), ("January to June", None)]
    )
    def test_a_quarter_is_three_months_of_the_calendar(self, text: str, quarter: int | None) -> None:
        assert quarter_of(text) == quarter

    @pytest.mark.parametrize(
        ("dimension", "text", "name"),
        [
            ("exploitation", "Labour, Domestic, Organ Harvesting", "labour-domestic-organ-harvesting"),
            ("exploitation", "Labour, Domestic & Organ Harvesting", "labour-domestic-organ-harvesting"),
            ("responder", "Barnardo's", "barnardos"),
            ("responder", "Tarian ROCU", "tarian-rocu"),
            ("nationality", "Congolese (DRC)", "congolese-drc"),
            ("force", "Heddlu Gwent", "gwent-police"),
            ("location", "UK", "uk"),
            ("age", "Adults (18 and over)", "adult"),
        ],
    )
    def test_every_spelling_of_a_category_has_one_id(self, dimension: str, text: str, name: str) -> None:
        assert category(dimension, text) == name

    def test_a_title_is_not_taken_for_a_heading(self) -> None:
        assert heading("Table 41: Number of Duty to Notify reports by nationality") is None


# --- the publisher's own editions ------------------------------------------------------------------------------------

real = pytest.mark.skipif(not EDITIONS.is_dir(), reason=NOT_THERE)
RESPONDERS = {
    "first-responder-government": "Government agency",
    "first-responder-ngo": "NGO and third sector",
    "first-responder-police": "Police",
    "first-responder-local-authority": "Local Authority",
}


@cache
def edition(quarter: str) -> dict[str, NrmTable]:
    path = EDITIONS / NAME.format(quarter)
    name = f"{quarter[:4]}-{quarter[4:].upper()}"
    return {read.kind: read for read in nrm_tables(read_workbook(path, path.name), name)}


def published(name: str) -> pl.DataFrame:
    return pl.read_csv(PUBLISHED / name, infer_schema=False)


def as_ids(frame: pl.DataFrame, **columns: str) -> pl.DataFrame:
    """The frame with the words of each column as the ids of a dimension."""
    return frame.with_columns(
        pl.col(column).map_elements(partial(category, dimension), return_dtype=pl.String).alias(dimension)
        for dimension, column in columns.items()
    )


def same(read: pl.DataFrame, facts: pl.DataFrame, key: list[str]) -> None:
    facts = facts.with_columns(pl.col("value").cast(pl.Int64)).select(*key, "value").sort(key)
    read = read.select(*key, "value").sort(key)
    assert facts.height > 0
    assert read.equals(facts)


@real
class TestPublishedValues:
    @pytest.mark.parametrize("quarter", ["2022q3", "2022q4", "2023q2", "2023q4"])
    @pytest.mark.parametrize("kind", RESPONDERS)
    def test_every_cell_of_the_first_responder_tables(self, quarter: str, kind: str) -> None:
        facts = published("raw/asylum_all_first_responder_cells_uk_2022q2_2023q4.csv").filter(
            pl.col("period") == f"{quarter[:4]}-{quarter[4:].upper()}",
            pl.col("first_responder_type") == RESPONDERS[kind],
        )
        columns = {"responder": "first_responder", "exploitation": "exploitation_type", "age": "age_at_exploitation"}
        facts = as_ids(facts, **columns, gender="gender", nationality="nationality").rename({"people": "value"})
        read = edition(quarter)[kind].observations.filter(pl.col("value") != 0)

        same(read, facts, ["period", "responder", "exploitation", "age", "gender", "nationality"])

    @pytest.mark.parametrize("quarter", ["2022q3", "2022q4", "2023q2", "2023q4"])
    def test_the_printed_total_of_every_police_force(self, quarter: str) -> None:
        starts = {"1": "01-01", "2": "04-01", "3": "07-01", "4": "10-01"}
        facts = published("police_first_responder_totals_all_forces_2022q2_2023q4.csv").filter(
            pl.col("period_start") == f"{quarter[:4]}-{starts[quarter[-1]]}", pl.col("status") != "derived"
        )
        levels = ["exploitation", "age", "gender", "nationality"]
        read = edition(quarter)["first-responder-police"].printed_totals.filter(
            pl.all_horizontal(pl.col(levels) == "total"), pl.col("responder") != "total"
        )

        same(read, as_ids(facts, responder="geography"), ["responder"])

    @pytest.mark.parametrize("quarter", ["2022q3", "2022q4", "2023q2", "2023q4"])
    def test_the_profile_of_every_welsh_first_responder(self, quarter: str) -> None:
        starts = {"1": "01-01", "2": "04-01", "3": "07-01", "4": "10-01"}
        facts = published("wales_first_responders_quarterly_2022q2_2023q4.csv").filter(
            pl.col("period_start") == f"{quarter[:4]}-{starts[quarter[-1]]}"
        )
        tables = edition(quarter)
        read = pl.concat(
            [tables[kind].observations for kind in ("first-responder-police", "first-responder-ngo")], how="vertical"
        )
        names = {
            "": "responder",
            "exploitation type": "exploitation",
            "age at exploitation": "age",
            "gender": "gender",
            "nationality": "nationality",
        }
        compared = 0
        for row in facts.filter(pl.col("dim2").fill_null("") == "").iter_rows(named=True):
            dimension = names[row["dim1"] or ""]
            of_body = read.filter(pl.col("responder") == category("responder", row["geography"]))
            if row["dim1"]:
                of_body = of_body.filter(pl.col(dimension) == category(dimension, row["cat1"]))
            assert of_body["value"].sum() == int(row["value"]), row
            compared += 1
        assert compared > 40

    @pytest.mark.parametrize(
        ("quarter", "name"),
        [
            ("2023q2", "raw/asylum_nrm_referrals_longitudinal_vintage_2023Q2.csv"),
            ("2023q4", "raw/asylum_nrm_referrals_longitudinal_vintage_2023Q4.csv"),
            ("2023q4", "raw/asylum_nrm_referrals_longitudinal.csv"),
        ],
    )
    def test_every_quarter_of_referrals_as_the_edition_restated_it(self, quarter: str, name: str) -> None:
        facts = published(name).rename({"NRM referrals": "value"})
        facts = as_ids(facts, age="Age at exploitation", location="Location of exploitation")
        facts = facts.with_columns((pl.col("Year") + "-" + pl.col("Quarter")).alias("period"))
        read = edition(quarter)["referrals-by-quarter"].cells.filter(
            pl.col("period").str.contains("Q"), pl.col("age") != "total"
        )
        facts = facts.filter(pl.col("age") != "total")
        if "total" not in facts["location"]:
            read = read.filter(pl.col("location") != "total")

        same(read, facts, ["period", "age", "location"])

    def test_the_quarters_by_age_and_location_of_the_last_edition(self) -> None:
        facts = published("uk_nrm_quarterly_by_age_and_location_2009q2_2023q4.csv")
        facts = facts.with_columns(pl.col("cat2").fill_null("Total"), _quarter_of_start())
        read = edition("2023q4")["referrals-by-quarter"].cells.filter(
            pl.col("period").str.contains("Q"), pl.col("age") != "total"
        )

        same(read, as_ids(facts, age="cat1", location="cat2"), ["period", "age", "location"])

    def test_the_printed_years_of_referrals(self) -> None:
        read = edition("2023q4")["referrals-by-quarter"].printed_totals
        totals = read.filter(pl.col("age") == "total", ~pl.col("period").str.contains("Q"))

        assert dict(totals.select("period", "value").iter_rows())["2023"] == 17004
        assert dict(totals.select("period", "value").iter_rows())["2022"] == 16921

    @pytest.mark.parametrize("grounds", ["reasonable", "conclusive"])
    def test_every_decision(self, grounds: str) -> None:
        facts = published(f"raw/asylum_nrm_{grounds}_grounds.csv").unpivot(index=["Year", "Quarter"])
        facts = facts.with_columns(
            pl.when(pl.col("Quarter") == "Total").then(pl.col("Year")).otherwise(pl.format("{}-{}", "Year", "Quarter"))
            .alias("period"),
            pl.col("variable").str.split(" - ").list.first().alias("age_words"),
            pl.col("variable").str.split(" - ").list.last().alias("outcome_words"),
        )  # fmt: skip
        read = edition("2023q4")[f"{grounds}-grounds"].cells

        same(read, as_ids(facts, age="age_words", outcome="outcome_words"), ["period", "age", "outcome"])

    def test_the_decisions_of_the_facts_file(self) -> None:
        facts = published("uk_decisions_reasonable_and_conclusive_grounds.csv")
        facts = facts.filter(pl.col("source_id").str.starts_with("HO-ODS-2023Q4")).with_columns(
            (pl.col("measure").str.split(" ").list.first().str.to_lowercase() + "-grounds-decisions").alias("measure"),
            _quarter_of_start(),
        )
        tables = edition("2023q4")
        read = pl.concat([tables["reasonable-grounds"].cells, tables["conclusive-grounds"].cells])
        key = ["measure", "period", "age", "outcome"]
        facts = as_ids(facts, age="cat1", outcome="cat2").with_columns(pl.col("value").cast(pl.Int64))
        both = facts.join(read, on=key, how="left", suffix="_read")

        assert len(both) > 900
        assert both.filter(~pl.col("value").eq_missing(pl.col("value_read"))).is_empty()

    def test_every_duty_to_notify_report_by_quarter(self) -> None:
        facts = published("raw/asylum_nrm_duty_to_notify_longitudinal.csv").rename({"Total": "value"})
        period = pl.when(pl.col("Quarter") == "Total").then("Year").otherwise(pl.format("{}-{}", "Year", "Quarter"))

        same(
            edition("2023q4")["duty-to-notify-by-quarter"].cells, facts.with_columns(period.alias("period")), ["period"]
        )

    def test_the_duty_to_notify_reports_of_the_facts_file(self) -> None:
        facts = published("uk_duty_to_notify.csv").filter(pl.col("source_id").str.starts_with("HO-ODS-2023Q4"))
        whole = facts.filter(pl.col("period_start").str.len_chars() == 10).with_columns(_quarter_of_start())
        read = dict(edition("2023q4")["duty-to-notify-by-quarter"].cells.select("period", "value").iter_rows())

        assert len(whole) > 35
        for period, printed in whole.select("period", "value").iter_rows():
            assert read[period] == int(printed), period

    @pytest.mark.parametrize("quarter", ["2022q3", "2022q4", "2023q2", "2023q4"])
    def test_every_duty_to_notify_report_by_nationality(self, quarter: str) -> None:
        facts = published(f"raw/asylum_nrm_duty_to_notify_{quarter[:4]}_{quarter[4:]}.csv").rename({"Total": "value"})
        read = edition(quarter)["duty-to-notify-by-nationality"].cells

        same(read, as_ids(facts, nationality="Nationality"), ["nationality"])

    def test_the_counties_of_2025_as_they_would_stand_on_their_sheet(self) -> None:
        facts = published("raw/ddcrp_nrm_table12_uk_county_2025q3.csv")
        sample = (PUBLISHED / "samples" / "reconstructed_Table_12_2025q3.csv").read_text().splitlines()[6:]
        body: Rows = [[county, int(count)] for county, _, count in (line.rpartition(",") for line in sample)]
        title = "Table 12: Number of NRM referrals by UK county"
        read = table(with_title(title, [["UK County", "Total"], *body]), "2025-Q3")

        facts = as_ids(facts, geography="county").rename({"referrals": "value"})
        same(read.observations, facts, ["geography"])


def _quarter_of_start() -> pl.Expr:
    """The period of a row of the facts: a quarter, or a year where it begins in January and ends in December."""
    year, month = pl.col("period_start").str.head(4), pl.col("period_start").str.slice(5, 2).cast(pl.Int64)
    whole = pl.col("period_start").str.ends_with("-01-01") & pl.col("period_end").str.ends_with("-12-31")
    return pl.when(whole).then(year).otherwise(pl.format("{}-Q{}", year, (month + 2) // 3)).alias("period")


@real
def test_the_biggest_workbook_gives_all_its_tables() -> None:
    path = max(EDITIONS.glob("*.ods"), key=_size)
    tables = nrm_tables(read_workbook(path, path.name), "2023-Q4")

    assert len(tables) == 9


def _size(path: Path) -> int:
    return path.stat().st_size
