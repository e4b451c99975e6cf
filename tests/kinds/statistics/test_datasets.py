"""Observations are checked on the way in: categories, sources, notes, and sums that add up."""

from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.kinds.statistics.datasets import StatisticalDataset
from tests.project import FAULTS, OBSERVATIONS, SmallProject

FOLDER = "docs/data/statistics/wales-2012-nations"
WALES = "2012,wales,200,,,printed,made-up,"


def row_problem(project: SmallProject, new: str) -> str:
    """The one problem after the row for Wales in 2012 is replaced, which must be told with its line."""
    line = project.change(OBSERVATIONS, WALES, new)
    problem = project.problem()
    assert problem.startswith(f"{OBSERVATIONS}:{line}  "), problem
    return problem


def test_observations_are_found_by_period_and_category(project: SmallProject) -> None:
    found = project.facts()[StatisticalDataset]["wales-2012-nations"].find("2012", {"nation": "wales"})
    assert [(observation.value, observation.line) for observation in found] == [(200, 3)]


def test_a_file_with_a_byte_order_mark_is_read_as_one_without(project: SmallProject) -> None:
    plain = project.facts()[StatisticalDataset]
    project.write(OBSERVATIONS, b"\xef\xbb\xbf" + project.read(OBSERVATIONS).encode())
    assert project.facts()[StatisticalDataset] == plain


def test_text_where_a_number_should_be_is_told(project: SmallProject) -> None:
    problem = row_problem(project, "2012,wales,many,,,printed,made-up,")
    assert 'value is "many"' in problem
    assert "a whole number in digits alone" in problem
    assert "Check it at the source, then correct it here." in problem


@pytest.mark.parametrize("value", ['"1,186"', "12.5", "34%", "£34", "-34"])
def test_a_number_is_whole_and_plain(project: SmallProject, value: str) -> None:
    assert "a whole number in digits alone" in row_problem(project, f"2012,wales,{value},,,printed,made-up,")


def test_a_percentage_may_be_below_zero(project: SmallProject) -> None:
    make(project, "percent", "12", "-34")
    held = project.facts()[StatisticalDataset]["wales-2012-nations"].observations
    assert [seen.value for seen in held] == [12, -34]


def test_a_rate_keeps_its_one_decimal(project: SmallProject) -> None:
    make(project, "rate", "4.0", "0.5")
    held = project.facts()[StatisticalDataset]["wales-2012-nations"].observations
    assert [str(seen.value) for seen in held] == ["4.0", "0.5"]
    assert [seen.count for seen in held] == [None, None]


@pytest.mark.parametrize("value", ["4", "4.05", "4,0", "-4.0", "1e5", "NaN"])
def test_a_rate_has_one_decimal_exactly(project: SmallProject, value: str) -> None:
    make(project, "rate", "0.5", f'"{value}"')
    problem = project.problem()
    assert f'value is "{value}"' in problem
    assert "a number with one decimal, such as 4.0" in problem


def make(project: SmallProject, unit: str, england: str, wales: str) -> None:
    """Turn the small project's counts into rates or percentages."""
    about = OBSERVATIONS.replace("observations.csv", "dataset.yml")
    text = project.read(about)
    project.write(
        about, text.replace("unit: people", f"unit: {unit}").split("totals:")[0] + text[text.index("table:") :]
    )
    header = project.read(OBSERVATIONS).splitlines()[0]
    rows = [f"2012,england,{england},,,printed,made-up,", f"2012,wales,{wales},,,printed,made-up,"]
    project.write(OBSERVATIONS, "\n".join([header, *rows, ""]))
    project.write(FAULTS, "checked: 2026-11-22\nentries: []\n")


def test_an_unknown_category_is_told_with_the_one_it_may_have_meant(project: SmallProject) -> None:
    problem = row_problem(project, "2012,whales,200,,,printed,made-up,")
    assert 'nation is "whales"' in problem
    assert 'Did you mean "wales"?' in problem


def test_an_unknown_source_is_told_with_the_one_it_may_have_meant(project: SmallProject) -> None:
    problem = row_problem(project, "2012,wales,200,,,printed,made-upp,")
    assert 'The source "made-upp" is not known' in problem
    assert 'Did you mean "made-up"?' in problem


def test_an_unknown_note_is_told_with_the_one_it_may_have_meant(project: SmallProject) -> None:
    problem = row_problem(project, "2012,wales,200,,,printed,made-up,slips")
    assert 'The note "slips" is not known' in problem
    assert 'Did you mean "slip"?' in problem


def test_an_unknown_status_is_told_with_those_that_there_are(project: SmallProject) -> None:
    assert "'official', 'printed'" in row_problem(project, "2012,wales,200,,,guessed,made-up,")


def test_a_total_that_does_not_add_up_is_told_with_file_and_line(project: SmallProject) -> None:
    project.change(OBSERVATIONS, WALES, "2012,wales,201,,,printed,made-up,")
    problem = project.problem()
    assert problem.startswith(f"{OBSERVATIONS}:4  The total 7200 is not the sum of its 2 parts, 7201.")
    assert "inconsistencies.yml under allows" in problem


def test_a_known_fault_of_the_source_is_allowed_for_exactly_that_sum(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "2013,wales,4,", "2013,wales,3,")
    assert project.problem().startswith(f"{OBSERVATIONS}:7  The total 15 is not the sum of its 2 parts, 13.")


def test_an_allowance_whose_printed_value_is_gone_is_told(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "2013,uk-total,15,", "2013,uk-total,14,")
    problem = project.problem()
    assert problem.startswith(f"{FAULTS}:11  The printed value 15 no longer stands in wales-2012-nations")
    assert "delete this allowance" in problem


def test_an_allowance_whose_sum_adds_up_now_is_told(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "2013,wales,4,", "2013,wales,5,")
    problem = project.problem()
    assert problem.startswith(f"{FAULTS}:11  ")
    assert "delete this allowance" in problem


def test_a_total_with_a_part_that_is_not_known_is_not_added_up(project: SmallProject) -> None:
    project.change(OBSERVATIONS, WALES, "2012,wales,,,,suppressed,made-up,")
    assert project.facts()[StatisticalDataset]["wales-2012-nations"].find("2012", {"nation": "wales"})[0].value is None


def test_a_blank_is_never_a_nought(project: SmallProject) -> None:
    assert "never a blank for zero" in row_problem(project, "2012,wales,,,,printed,made-up,")


def test_a_value_that_was_not_found_has_none(project: SmallProject) -> None:
    assert "no value when the status is not-found" in row_problem(project, "2012,wales,200,,,not-found,made-up,")


def test_a_row_that_says_the_same_as_another_is_told_with_both_lines(project: SmallProject) -> None:
    line = project.append(OBSERVATIONS, WALES + "\n")
    problem = project.problem()
    assert problem.startswith(f"{OBSERVATIONS}:{line}  This row says the same as line 3.")


def test_a_renamed_column_is_told_once(project: SmallProject) -> None:
    project.change(OBSERVATIONS, "period,nation,", "period,natoin,")
    problem = project.problem()
    assert problem.startswith(f'{OBSERVATIONS}:1  The heading "natoin" is not known.')
    assert 'Did you mean "nation"?' in problem


def test_a_row_with_too_few_cells_is_told(project: SmallProject) -> None:
    assert "This row has 3 cells" in row_problem(project, "2012,wales,200")


def test_a_table_in_the_encoding_of_windows_is_told(project: SmallProject) -> None:
    project.write(OBSERVATIONS, project.read(OBSERVATIONS).replace(",slip", ",slíp").encode("cp1252"))
    assert project.problem().startswith(f"{OBSERVATIONS}:4  These bytes are not UTF-8 text.")


def test_a_dataset_is_called_as_its_folder_is(project: SmallProject) -> None:
    project.change(f"{FOLDER}/dataset.yml", "id: wales-2012-nations", "id: other")
    problem = project.problem()
    assert problem.startswith(f'{FOLDER}/dataset.yml:1  The id is "other".')
    assert 'the name of its folder, "wales-2012-nations"' in problem


def test_a_category_without_words_is_told(project: SmallProject) -> None:
    line = project.change(f"{FOLDER}/dataset.yml", "england, wales,", "england, wales, cornwall,")
    problem = project.problem()
    assert problem.startswith(f"{FOLDER}/dataset.yml:{line}  ")
    assert 'The category "cornwall" has no words' in problem
    assert "docs/data/statistics/labels.yml" in problem


def test_a_table_is_laid_out_by_dimensions_that_there_are(project: SmallProject) -> None:
    project.change(f"{FOLDER}/dataset.yml", "rows: [nation]", "rows: [country]")
    assert "a table laid out by known dimensions (nation, period)" in project.problem()


def test_a_file_that_is_gone_is_told_by_name(project: SmallProject) -> None:
    (project.root / OBSERVATIONS).unlink()
    assert project.problem().startswith(f"{OBSERVATIONS}:1  The file cannot be read")


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("datasets: [wales-2012-nations]", "datasets: [wales-2012-nation]", "wales-2012-nations"),
        ("- dataset: wales-2012-nations", "- dataset: wales-2012-nation", "wales-2012-nations"),
        ("at: {nation: uk-total}", "at: {natoin: uk-total}", "nation"),
    ],
    ids=["dataset touched", "dataset allowed", "dimension"],
)
def test_a_known_fault_names_datasets_and_dimensions_that_there_are(
    project: SmallProject, old: str, new: str, suggestion: str
) -> None:
    project.change(FAULTS, old, new)
    with pytest.raises(ProblemsError) as caught:
        project.facts()
    assert f'Did you mean "{suggestion}"?' in str(caught.value)


def test_a_table_has_a_place_for_every_dimension(project: SmallProject) -> None:
    project.change(f"{FOLDER}/dataset.yml", "rows: [nation]\n  columns: [period]", "rows: [period]")
    assert 'a table laid out by every dimension: "nation" is in neither rows nor columns' in project.problem()


def test_a_table_has_a_place_for_every_period(project: SmallProject) -> None:
    line = project.change(f"{FOLDER}/dataset.yml", "  columns: [period]\n", "")
    problem = project.problem()
    assert problem.startswith(f"{FOLDER}/dataset.yml:{line - 2}  The table has no place for its 2 periods.")
    assert "Add period to rows or columns." in problem
