from __future__ import annotations

import polars as pl
import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.nrm.checks import table_findings
from ahtc.pull.nrm.corrections import Correction
from ahtc.pull.nrm.editions import read_corrections
from ahtc.pull.nrm.judgement import Judgement, judge
from ahtc.pull.nrm.table import NrmTable
from ahtc.pull.nrm.tables import nrm_tables
from ahtc.pull.workbook import read_workbook
from tests.pull.project import ROOT
from tests.pull.workbooks import (
    ADULT,
    AGES,
    CHILD,
    EDITIONS,
    NOT_THERE,
    Rows,
    by_quarter,
    duty_to_notify,
    nationalities,
    police_responders,
    with_title,
    workbook,
)

FORCES = "Table 8: Number of NRM referrals sent to each police force area, by quarter"


def table(rows: Rows, edition: str = "2023-Q4") -> NrmTable:
    (only,) = nrm_tables(workbook({"Table_2": rows}), edition)
    return only


def findings(rows: Rows, edition: str = "2023-Q4") -> list[Finding]:
    return table_findings(table(rows, edition))


def only_finding(rows: Rows, edition: str = "2023-Q4") -> str:
    (finding,) = findings(rows, edition)
    return str(finding)


def judged(rows: Rows, *corrections: Correction, edition: str = "2023-Q4", name: str = "nrm.ods") -> Judgement:
    book = workbook({"Table_2": rows}, name)
    return judge(book, nrm_tables(book, edition), edition, corrections)


def refusal(rows: Rows, *corrections: Correction, edition: str = "2023-Q4", name: str = "nrm.ods") -> str:
    with pytest.raises(ProblemsError) as error:
        judged(rows, *corrections, edition=edition, name=name)
    return str(error.value)


class TestSums:
    @pytest.mark.parametrize("rows", [by_quarter(), police_responders(), duty_to_notify(), nationalities()])
    def test_a_table_that_adds_up_has_no_finding(self, rows: Rows) -> None:
        assert findings(rows) == []

    def test_a_total_that_is_not_the_sum_of_its_parts_is_told_with_its_cell(self) -> None:
        rows = nationalities()
        rows[-1][1] = 190

        assert only_finding(rows) == (
            'nrm-tables.ods:10  In cell Table_2!B10 ("Table 41: Number of Duty to Notify reports by nationality") the '
            "total is 190 for period 2023-Q4, geography uk, nationality total. Expected 184, the sum of its 3 parts "
            "(each nationality). Compare with the publisher's own file. If it is the publisher's fault, record it in "
            "corrections.yml with the reason; otherwise fetch the file again. [sum]"
        )

    @pytest.mark.parametrize(
        ("row", "parts"),
        [(6, "each exploitation"), (7, "each age"), (8, "each gender"), (20, "each responder")],
    )
    def test_a_printed_total_is_checked_at_every_level(self, row: int, parts: str) -> None:
        rows = police_responders()
        rows[row][5] = 50

        assert any(parts in finding.expected and f"F{row + 1}" in finding.seen for finding in findings(rows))

    def test_a_row_total_is_checked_against_its_nationalities(self) -> None:
        rows = police_responders()
        rows[9][7] = 4

        assert any("cell Table_2!H10" in f.seen and "(each nationality)" in f.expected for f in findings(rows))

    def test_a_year_that_is_not_the_sum_of_its_quarters_is_told(self) -> None:
        rows = duty_to_notify()
        rows[6][2] = 31

        assert "Expected 30, the sum of its 2 parts (its quarters)" in only_finding(rows, "2023-Q1")

    def test_a_total_with_a_suppressed_part_is_not_called_wrong(self) -> None:
        rows = nationalities()
        rows[8][1] = "[c]"

        assert findings(rows) == []

    def test_a_total_smaller_than_the_parts_that_are_printed_is_wrong_even_then(self) -> None:
        rows = nationalities()
        rows[8][1], rows[9][1] = "[c]", 100

        assert "Expected at least 183" in only_finding(rows)

    def test_a_shifted_column_fills_no_screen(self) -> None:
        rows = by_quarter()
        for row in rows[7:]:
            row[3] = 1
        told = findings(rows)

        assert len(told) <= 4
        assert told[0].seen.endswith(" more like it in column G)")

    def test_a_spoilt_row_is_one_finding(self) -> None:
        rows = by_quarter()
        rows[8][2:] = [7] * len(rows[8][2:])
        told = findings(rows)

        assert [finding.seen.endswith("more like it in row 9)") for finding in told].count(True) == 1
        assert len(told) <= 3


class TestCounts:
    def test_a_negative_count_is_told(self) -> None:
        rows = nationalities()
        rows[8][1], rows[9][1] = -1, 182

        assert 'In cell Table_2!B9 ("Table 41' in only_finding(rows)
        assert "the count is -1. Expected a count of 0 or more" in only_finding(rows)

    @pytest.mark.parametrize("printed", ["about 80", 1.5])
    def test_words_or_a_fraction_where_a_count_should_be_are_told(self, printed: str | float) -> None:
        rows = nationalities()
        rows[8][1] = printed

        assert f'it says "{printed}". Expected a whole number, or shorthand such as [x] or [c]' in only_finding(rows)

    def test_a_blank_among_counts_is_told_and_is_not_zero(self) -> None:
        rows = by_quarter()
        rows[8][4] = ""
        told = findings(rows)

        assert [(finding.rule, "cell Table_2!E9" in finding.seen) for finding in told] == [("count", True)]

    def test_a_table_without_rows_is_told(self) -> None:
        assert "there is no row of counts" in only_finding(by_quarter()[:7])

    def test_a_thing_counted_twice_is_told(self) -> None:
        rows = nationalities()
        rows[9][1] = 289
        rows.insert(9, ["Albanian", 105])

        assert "the same thing is counted as in cell Table_2!B7" in only_finding(rows)


class TestBands:
    def test_a_missing_age_is_told(self) -> None:
        assert 'age has only adult, total. Expected "child" among them' in only_finding(by_quarter(ages=(ADULT,)))

    def test_the_band_of_ages_not_specified_may_be_there_or_not(self) -> None:
        assert findings(by_quarter(ages=(ADULT, CHILD))) == findings(by_quarter(ages=AGES)) == []

    def test_an_added_band_is_no_fault(self) -> None:
        assert findings(by_quarter(ages=(*AGES, "Age disputed"))) == []


class TestPeriods:
    def test_a_year_left_out_is_told(self) -> None:
        told = only_finding(by_quarter(quarters={2021: (1, 2, 3, 4), 2023: (1, 2, 3, 4)}))

        assert "2021 is followed by 2023" in told

    def test_a_quarter_left_out_is_told(self) -> None:
        told = only_finding(by_quarter(quarters={2022: (1, 2, 4), 2023: (1,)}))

        assert "2022 has only Q1, Q2, Q4. Expected Q1, Q2, Q3, Q4" in told

    def test_quarters_out_of_order_are_told(self) -> None:
        assert "2022 has Q1, Q3, Q2, Q4" in only_finding(by_quarter(quarters={2022: (1, 3, 2, 4)}))

    def test_five_quarters_in_a_year_are_told(self) -> None:
        told = [str(finding) for finding in findings(by_quarter(quarters={2022: (1, 2, 3, 3, 4), 2023: (1,)}))]

        assert any("2022 has Q1, Q2, Q3, Q3, Q4. Expected at most four quarters a year" in finding for finding in told)

    def test_the_newest_year_first_is_an_order_too(self) -> None:
        assert findings(by_quarter(quarters={2023: (2, 1), 2022: (4, 3, 2, 1)})) == []

    def test_the_first_and_the_last_year_may_be_part_years(self) -> None:
        assert findings(by_quarter(quarters={2021: (3, 4), 2022: (1, 2, 3, 4), 2023: (1, 2)})) == []


def filed_under_the_year_before(*, with_year_row: bool) -> Rows:
    """2023 quarter 1 under 2022, as the publisher's Table_2 of that edition had it."""
    rows = by_quarter(quarters={2022: (1, 2, 3, 4), 2023: (1,)})
    rows[12][0] = 2022
    return rows if with_year_row else [*rows[:12], rows[13]]


def counted_in_the_total() -> Rows:
    """The same with no row for the year 2023, and the total of 2022 over five quarters."""
    return by_quarter(quarters={2022: (1, 2, 3, 4, 1)})


class TestNewestQuarterUnderTheYearBefore:
    MOVED = Correction(
        id="2023-q1-under-2022",
        table="referrals-by-quarter",
        where={"period": "2022-Q1"},
        printed="2022-Q1",
        corrected="2023-Q1",
        reason="The publisher labelled the new quarter with the old year.",
        status="reported",
    )

    @pytest.mark.parametrize(("with_year_row", "row"), [(True, 14), (False, 13)])
    def test_it_is_recognised_and_said(self, with_year_row: bool, row: int) -> None:
        told = only_finding(filed_under_the_year_before(with_year_row=with_year_row), "2023-Q1")

        assert f"nrm-tables.ods:{row}  " in told
        assert f"the quarter Q1 2023 seems to be counted under 2022, in row {row}. Expected it under 2023" in told
        assert (
            "record it in docs/data/nrm/corrections.yml (table: referrals-by-quarter, printed: 2022-Q1, corrected: "
            "2023-Q1, edition: 2023-Q1)" in told
        )

    def test_a_total_that_counts_it_too_is_said_in_the_same_sentence(self) -> None:
        told = only_finding(counted_in_the_total(), "2023-Q1")

        assert "the quarter Q1 2023 seems to be counted under 2022, in row 13; the total of 2022 counts it too" in told

    @pytest.mark.parametrize(
        "numbers",
        [(1, 4, 3, 2, 1), (3, 4, 1), (1, 1, 2, 3, 4)],
        ids=["the newest first", "a first year in part", "in the middle"],
    )
    def test_it_is_one_finding_wherever_it_stands(self, numbers: tuple[int, ...]) -> None:
        told = only_finding(by_quarter(quarters={2022: numbers}), "2023-Q1")

        assert "the quarter Q1 2023 seems to be counted under 2022" in told

    def test_two_quarters_of_the_new_year_are_one_finding(self) -> None:
        told = only_finding(by_quarter(quarters={2022: (1, 2, 3, 4, 1, 2)}), "2023-Q2")

        assert "the quarter Q2 2023 seems to be counted under 2022, in row 14" in told

    def test_forces_down_the_side_have_one_finding_together(self) -> None:
        quarters = ["Q1", "Q2", "Q3", "Q4", "Q1"]
        rows: Rows = [["Police force", "Year", "Quarter", "Number of referrals"]]
        for force in ("Gwent Police", "South Wales Police"):
            lines: Rows = [["", "", quarter, 5] for quarter in quarters]
            lines[0][:2] = [force, 2022]
            rows += lines
        told = only_finding(with_title(FORCES, rows), "2023-Q1")

        assert "the quarter Q1 2023 seems to be counted under 2022" in told

    def test_a_fifth_quarter_in_the_edition_s_own_year_is_another_fault(self) -> None:
        told = [finding.rule for finding in findings(by_quarter(quarters={2023: (1, 2, 3, 4, 1)}), "2023-Q4")]

        assert "quarters" in told
        assert "wrong-year" not in told

    @pytest.mark.parametrize("with_year_row", [True, False])
    def test_a_correction_files_it_where_it_belongs(self, with_year_row: bool) -> None:
        rows = filed_under_the_year_before(with_year_row=with_year_row)
        judgement = judged(rows, self.MOVED, edition="2023-Q1")
        cells = judgement.tables[0].cells.filter(pl.col("age") == "total")

        assert judgement.used == ["2023-q1-under-2022"]
        assert dict(cells.select("period", "value").iter_rows())["2023-Q1"] == 504 + 904 + 1304
        assert len(cells.filter(pl.col("period") == "2022-Q1")) == 1

    def test_the_correction_takes_it_out_of_the_total_of_the_year_before(self) -> None:
        judgement = judged(counted_in_the_total(), self.MOVED, edition="2023-Q1")
        cells = judgement.tables[0].cells.filter(pl.col("age") == "total", pl.col("location") == "total")
        counted = dict(cells.select("period", "value").iter_rows())

        assert counted["2022"] == sum(counted[f"2022-Q{quarter}"] for quarter in (1, 2, 3, 4))
        assert counted["2023-Q1"] == counted["2022-Q1"]
        assert judgement.used == ["2023-q1-under-2022"]

    def test_the_correction_that_is_recorded_for_the_publisher_s_own_fault_takes_the_edition(self) -> None:
        recorded = read_corrections(ROOT).for_judging()

        assert judged(counted_in_the_total(), *recorded, edition="2023-Q1").used == [recorded[0].id]

    def test_a_total_that_is_wrong_by_something_else_is_still_told(self) -> None:
        rows = counted_in_the_total()
        rows[7][-1] = 99_999

        assert "the total is 99,999 for period 2022" in refusal(rows, self.MOVED, edition="2023-Q1")

    def test_the_correction_fails_once_the_publisher_has_mended_it(self) -> None:
        told = refusal(by_quarter(quarters={2022: (1, 2, 3, 4), 2023: (1,)}), self.MOVED, edition="2023-Q1")

        assert "No row of sheet Table_2 stands as 2022-Q1 a second time (correction 2023-q1-under-2022)" in told


class TestEdition:
    def test_a_file_name_of_another_edition_is_told(self) -> None:
        told = refusal(by_quarter(), name="nrm-statistics-uk-quarter-3-2023-jul-to-sep-tables.ods")

        assert "The file's name tells of 2023-Q3. Expected edition 2023-Q4" in told

    def test_a_cover_of_another_edition_is_told(self) -> None:
        book = workbook({"Cover": [["NRM statistics"], ["Edition 2024 quarter 1"]], "Table_2": by_quarter()})

        with pytest.raises(ProblemsError, match="The cover tells of 2024-Q1"):
            judge(book, nrm_tables(book, "2023-Q4"), "2023-Q4")

    def test_a_newest_quarter_that_is_not_the_edition_is_told(self) -> None:
        assert "is 2023-Q4. Expected 2024-Q1" in refusal(by_quarter(), edition="2024-Q1")

    def test_several_tables_of_another_edition_are_told_together(self) -> None:
        title = "Table 16: Number of conclusive grounds decisions by quarter, outcome and age at exploitation"
        decisions = by_quarter(title=title, below=("Negative conclusive grounds", "Positive conclusive grounds"))
        book = workbook({"Table_2": by_quarter(), "Table_16": decisions})
        with pytest.raises(ProblemsError) as error:
            judge(book, nrm_tables(book, "2024-Q1"), "2024-Q1")
        (finding,) = error.value.findings

        assert finding.seen == "The newest quarter of sheets Table_2, Table_16 is 2023-Q4"

    def test_a_table_that_must_be_there_and_is_not_is_told(self) -> None:
        book = workbook({"Table_2": by_quarter()})

        with pytest.raises(ProblemsError, match='No sheet is the table "duty-to-notify-by-quarter"'):
            judge(book, nrm_tables(book, "2023-Q4"), "2023-Q4", required=["duty-to-notify-by-quarter"])


class TestCorrections:
    def correction(self, **changed: object) -> Correction:
        fields: dict[str, object] = {
            "id": "total-190",
            "table": "duty-to-notify-by-nationality",
            "where": {"nationality": "total"},
            "printed": 190,
            "corrected": 184,
            "reason": "The parts add up to 184.",
            "status": "reported",
            **changed,
        }
        return Correction(**fields)  # type: ignore[arg-type]

    def wrong(self) -> Rows:
        rows = nationalities()
        rows[-1][1] = 190
        return rows

    def test_a_corrected_cell_has_the_corrected_value(self) -> None:
        judgement = judged(self.wrong(), self.correction())

        assert judgement.tables[0].printed_totals["value"].to_list() == [184]
        assert judgement.used == ["total-190"]

    def test_a_waived_cell_keeps_what_is_printed(self) -> None:
        judgement = judged(self.wrong(), self.correction(corrected=None))

        assert judgement.tables[0].printed_totals["value"].to_list() == [190]
        assert judgement.used == ["total-190"]

    def test_words_in_a_cell_can_be_corrected_or_left_as_not_available(self) -> None:
        rows = nationalities()
        rows[8][1] = "one"
        where = {"nationality": "unknown-uk"}
        right = judged(rows, self.correction(where=where, printed="one", corrected=1)).tables[0]
        left = judged(rows, self.correction(where=where, printed="one", corrected=None)).tables[0]

        assert right.observations["value"].to_list() == [105, 78, 1]
        assert left.observations["status"].to_list() == ["official", "official", "not-available"]

    def test_a_correction_fails_once_the_publisher_prints_something_else(self) -> None:
        told = refusal(nationalities(), self.correction())

        assert 'Cell Table_2!B10 says "184" and not "190" (correction total-190)' in told
        assert "take the correction out of corrections.yml" in told

    def test_a_waiver_fails_once_the_checks_pass(self) -> None:
        told = refusal(nationalities(), self.correction(printed=184, corrected=None))

        assert "The checks that it waives pass (correction total-190)" in told

    @pytest.mark.parametrize(
        ("changed", "seen"),
        [
            ({"table": "referrals-by-county"}, "There is no table referrals-by-county"),
            ({"where": {"nationality": "klingon"}}, "Its place is 0 cells of sheet Table_2"),
            ({"where": {"period": "2023-Q4"}}, "Its place is 4 cells of sheet Table_2"),
            ({"where": {"shoe": "left"}}, "It looks for shoe, which the table does not have"),
        ],
    )
    def test_a_correction_that_finds_no_one_cell_is_told(self, changed: dict[str, object], seen: str) -> None:
        assert f"{seen} (correction total-190)" in refusal(self.wrong(), self.correction(**changed))

    def test_a_correction_of_another_edition_sleeps(self) -> None:
        assert judged(nationalities(), self.correction(edition="2022-Q4")).used == []

    def test_a_waiver_covers_its_own_cell_and_no_other(self) -> None:
        rows = self.wrong()
        rows[7][1] = -78

        assert "the count is -78" in refusal(rows, self.correction(corrected=None))


class TestTwoTables:
    def test_two_tables_that_differ_are_a_warning_and_no_refusal(self) -> None:
        by_time = duty_to_notify()
        by_time[9:] = [[2023, "", 5], ["", "Q1", 5]]
        book = workbook({"Table_40": by_time, "Table_41": nationalities()})
        (warning,) = judge(book, nrm_tables(book, "2023-Q1"), "2023-Q1").warnings

        assert warning.severity == "warning"
        assert "Duty to Notify reports by nationality give 184, the table by quarter 5" in warning.seen


def test_forces_across_the_top_are_checked_like_any_other_table() -> None:
    rows: Rows = [["Year", "Quarter", "Gwent", "South Wales", "Total"], [2023, "", 5, 7, 12], ["", "Q1", 5, 8, 12]]
    told = [str(finding) for finding in findings(with_title(FORCES, rows), "2023-Q1")]

    assert any("E8" in finding and "Expected 13" in finding for finding in told)
    assert any("D7" in finding and "Expected 8" in finding for finding in told)


def test_forces_down_the_side_repeat_their_quarters_without_fault() -> None:
    rows: Rows = [["Police force", "Year", "Quarter", "Total"], ["Gwent Police", 2023, "Q1", 5], ["", "", "Q2", 6]]
    rows += [["South Wales Police", 2023, "Q1", 7], ["", "", "Q2", 8]]

    assert findings(with_title(FORCES, rows), "2023-Q2") == []


@pytest.mark.skipif(not EDITIONS.is_dir(), reason=NOT_THERE)
class TestRealEditions:
    @pytest.mark.parametrize("quarter", ["2022q3", "2022q4", "2023q2", "2023q4"])
    def test_every_edition_is_believed_without_correction(self, quarter: str) -> None:
        path = EDITIONS / f"national-referral-mechanism-statistics-uk-{quarter}-tables.ods"
        edition = f"{quarter[:4]}-{quarter[4:].upper()}"
        book = read_workbook(path, path.name)
        judgement = judge(book, nrm_tables(book, edition), edition)
        # One person, a child, is in the quarter's headline and in none of the four tables.
        missing = "The four first responder tables together give 4,141, the table by quarter 4,142"

        assert [warning.seen for warning in judgement.warnings] == ([missing] if quarter == "2023q4" else [])
        assert {status for read in judgement.tables for status in read.cells["status"].unique()} == {"official"}
