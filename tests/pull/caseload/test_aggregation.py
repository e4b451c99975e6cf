from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.caseload.aggregation import aggregate_records
from ahtc.pull.caseload.mapping import RecordMapping

EXAMPLE = Path(__file__).parents[3] / "docs" / "data" / "nrm" / "record-mapping.example.yml"

MAPPING = """
source: ukds-nrm-records
period: {column: When, format: '%d/%m/%Y'}
dimensions:
  force:
    column: Force
    values: {Gwent Police: gwent, Dyfed-Powys: dyfed-powys, "Ynys Môn": north-wales}
  age:
    column: Age
    bands: [{category: minor, to: 17}, {category: adult}]
    blank: not-specified
datasets:
  by-force: {dimensions: [force], periods: both}
"""

QUARTERS = ("15/01/2023", "15/04/2023", "15/07/2023", "15/10/2023")


def written(folder: Path, rows: list[str], mapping: str = MAPPING, encoding: str = "utf-8") -> tuple[Path, Path]:
    records, meaning = folder / "records.csv", folder / "mapping.yml"
    records.write_text("\n".join(["Ref,When,Force,Age", *rows]) + "\n", encoding=encoding)
    meaning.write_text(mapping, encoding="utf-8")
    return records, meaning


def counts(folder: Path, rows: list[str], mapping: str = MAPPING, encoding: str = "utf-8") -> dict[str, int | str]:
    """What would be published of the first dataset, by period and categories."""
    found = next(iter(aggregate_records(*written(folder, rows, mapping, encoding)).values()))
    return {" ".join([o.period, *o.categories.values()]): o.status if o.count is None else o.count for o in found}


def refusal(folder: Path, rows: list[str], mapping: str = MAPPING, encoding: str = "utf-8") -> str:
    """The one finding that stops the count."""
    with pytest.raises(ProblemsError) as caught:
        aggregate_records(*written(folder, rows, mapping, encoding))
    assert len(caught.value.findings) == 1
    return str(caught.value)


def records(*groups: tuple[int, str, str]) -> list[str]:
    return [f"R{number},{when},{force},30" for times, when, force in groups for number in range(times)]


def test_records_become_counts_by_quarter_and_year_with_totals_and_zeroes(tmp_path: Path) -> None:
    rows = records(*((10, when, "Gwent Police") for when in QUARTERS), (20, QUARTERS[0], "Dyfed-Powys"))

    found = counts(tmp_path, rows)

    assert found["2023 gwent"] == 40
    assert found["2023 total"] == 60
    assert found["2023-Q1 total"] == 30
    assert found["2023-Q2 dyfed-powys"] == 0
    assert list(found)[:2] == ["2023 gwent", "2023 dyfed-powys"]


def test_no_count_under_5_is_given_and_none_can_be_worked_out(tmp_path: Path) -> None:
    found = counts(
        tmp_path,
        records((3, QUARTERS[0], "Gwent Police"), (20, QUARTERS[0], "Dyfed-Powys"), (30, QUARTERS[0], "Ynys Môn")),
    )

    assert found == {"2023-Q1 gwent": "small", "2023-Q1 dyfed-powys": "suppressed", "2023-Q1 north-wales": 30,
                     "2023-Q1 total": 53}  # fmt: skip


def test_a_count_hidden_in_one_dataset_is_hidden_in_every_other(tmp_path: Path) -> None:
    mapping = MAPPING + "  by-force-and-age: {dimensions: [force, age], periods: quarters}\n"
    rows = records((3, QUARTERS[0], "Gwent Police"), (20, QUARTERS[0], "Dyfed-Powys"), (30, QUARTERS[0], "Ynys Môn"))

    found = aggregate_records(*written(tmp_path, rows, mapping))

    totals = {o.categories["force"]: o.value for o in found["by-force-and-age"] if o.categories["age"] == "total"}
    assert totals == {o.categories["force"]: o.value for o in found["by-force"]}


def test_a_year_is_counted_only_when_the_file_has_all_four_quarters(tmp_path: Path) -> None:
    found = counts(tmp_path, records(*((10, when, "Gwent Police") for when in QUARTERS[:3])))

    assert not any(name.startswith("2023 ") for name in found)


def test_only_keeps_the_records_of_the_categories_listed(tmp_path: Path) -> None:
    mapping = MAPPING.replace("datasets:", "only: {force: [gwent]}\ndatasets:")
    rows = records((10, QUARTERS[0], "Gwent Police"), (20, QUARTERS[0], "Dyfed-Powys"))

    assert counts(tmp_path, rows, mapping) == {"2023-Q1 gwent": 10, "2023-Q1 total": 10}


def test_ages_fall_into_bands_and_blanks_into_their_own_category(tmp_path: Path) -> None:
    mapping = MAPPING.replace("dimensions: [force]", "dimensions: [age]")
    rows = [f"R,{QUARTERS[0]},Gwent Police,{age}" for age in ["17"] * 6 + ["18"] * 7 + ["0"] * 5 + [""] * 9]

    assert counts(tmp_path, rows, mapping) == {"2023-Q1 minor": 11, "2023-Q1 adult": 7, "2023-Q1 not-specified": 9,
                                               "2023-Q1 total": 27}  # fmt: skip


@pytest.mark.parametrize("words", ["2023 Q2", "Q2 2023", "2023-Q2", "Quarter 2 2023"])
def test_a_quarter_in_words_is_read(words: str, tmp_path: Path) -> None:
    mapping = MAPPING.replace("format: '%d/%m/%Y'", "kind: quarter")

    assert counts(tmp_path, records((6, words, "gwent police ")), mapping)["2023-Q2 gwent"] == 6


def test_windows_1252_is_read_when_the_mapping_says_so(tmp_path: Path) -> None:
    rows = records((6, QUARTERS[0], "Ynys Môn"))

    assert counts(tmp_path, rows, "encoding: windows-1252" + MAPPING, "cp1252")["2023-Q1 north-wales"] == 6


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    mapping = MAPPING.replace("column: Age", "column: Ref").replace("blank:", "other: elsewhere\n    blank:")

    assert counts(tmp_path, records((6, QUARTERS[0], "Ynys Môn")), mapping, "utf-8-sig")["2023-Q1 total"] == 6


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("R,31/02/2023,Gwent Police,30", 'When is "31/02/2023". Expected a date written %d/%m/%Y'),
        ("R,15/01/2023,Gwnt Police,30", 'Force is "Gwnt Police". Expected a word of the mapping\'s values'),
        ("R,15/01/2023,,30", "Force is empty"),
        ("R,15/01/2023,Gwent Police,thirty", 'Age is "thirty". Expected an age in whole years'),
        ("R,15/01/2023,Gwent Police,-1", 'Age is "-1"'),
        ("R,15/01/2023,Gwent Police,30,extra", "The row that ends here has 5 cells. Expected 4"),
        ("R,15/01/2023,Gwent Police", "The row that ends here has 3 cells. Expected 4"),
    ],
)
def test_a_wrong_value_is_told_once_with_its_line(row: str, said: str, tmp_path: Path) -> None:
    good = [*records((6, QUARTERS[0], "Gwent Police")), f'"a\nb",{QUARTERS[0]},Gwent Police,30']

    assert refusal(tmp_path, [*good, row, row]).startswith(f"records.csv:10  {said}")


def test_a_heading_that_is_not_there_is_told_with_what_it_may_be(tmp_path: Path) -> None:
    said = refusal(tmp_path, [], MAPPING.replace("column: Force", "column: Forces"))

    assert said.startswith('records.csv:1  The heading "Forces", which the mapping names, is not in this file')
    assert 'Did you mean "Force"?' in said


def test_bytes_of_another_encoding_are_told_with_their_line(tmp_path: Path) -> None:
    said = refusal(tmp_path, records((2, QUARTERS[0], "Gwent Police"), (1, QUARTERS[0], "Ynys Môn")), encoding="cp1252")

    assert said.startswith("records.csv:4  These bytes are not UTF-8 text")
    assert "encoding: windows-1252" in said


def test_an_empty_file_and_a_missing_file_are_told(tmp_path: Path) -> None:
    path, mapping = written(tmp_path, [])
    path.write_text("")
    with pytest.raises(ProblemsError, match="is not in this file"):
        aggregate_records(path, mapping)
    path.unlink()
    with pytest.raises(ProblemsError, match="cannot be read"):
        aggregate_records(path, mapping)


def test_headings_without_records_give_nothing(tmp_path: Path) -> None:
    assert "no records" in refusal(tmp_path, [])


def test_a_mapping_may_not_name_a_dimension_without_a_column(tmp_path: Path) -> None:
    said = refusal(tmp_path, [], MAPPING.replace("dimensions: [force]", "dimensions: [sex]"))

    assert said.startswith("mapping.yml:")
    assert '"sex" has no column here' in said


def test_the_message_does_not_say_where_the_file_is_kept(tmp_path: Path) -> None:
    assert str(tmp_path) not in refusal(tmp_path, ["R,never,Gwent Police,30"])


def test_nothing_is_written_beside_the_records(tmp_path: Path) -> None:
    rows = records((6, QUARTERS[0], "Ynys Môn"))
    paths = written(tmp_path, rows, "encoding: windows-1252" + MAPPING, "cp1252")

    aggregate_records(*paths)

    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_the_example_mapping_is_a_valid_one() -> None:
    assert validated(RecordMapping, read_yaml(EXAMPLE, EXAMPLE.parent)).datasets
