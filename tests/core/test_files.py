"""Reading YAML and CSV, with the line of everything wrong, and writing completely or not at all."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from ahtc.core.csv_file import Row, read_csv
from ahtc.core.files import read_text, write_if_changed
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Bilingual
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.terms.record import TermList

HEADINGS = ["year", "value"]


def yaml(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "some" / "record.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(path, folder)


def yaml_problem(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ProblemsError) as caught:
        yaml(folder, text)
    assert len(caught.value.findings) == 1
    return str(caught.value)


def csv(folder: Path, text: str | bytes) -> list[Row]:
    path = folder / "rows.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_csv(path, folder, HEADINGS)


def csv_problem(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ProblemsError) as caught:
        csv(folder, text)
    return str(caught.value)


# --- YAML


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = yaml(tmp_path, "a: 1\nlist:\n  - x\n  - deep:\n      key: y\n")
    assert file.line_of(["a"]) == 1
    assert file.line_of(["list", 0]) == 3
    assert file.line_of(["list", 1, "deep", "key"]) == 5


def test_a_value_that_is_not_there_has_the_line_of_its_nearest_parent(tmp_path: Path) -> None:
    file = yaml(tmp_path, "a: 1\nlist:\n  - x\n")
    assert file.line_of(["list", 7, "deep"]) == 2
    assert file.line_of(["nothing"]) == 1


def test_values_are_plain_so_that_records_hold_no_trace_of_the_reader(tmp_path: Path) -> None:
    data = yaml(tmp_path, 'a: "quoted"\nb: |\n  block\n').data
    assert type(data) is dict
    assert {type(value) for value in data.values()} == {str}


def test_a_mark_of_the_other_language_that_is_not_closed_is_told_with_its_line(tmp_path: Path) -> None:
    file = yaml(tmp_path, 'note:\n  en: It says\n  cy: "Mae\'n dweud [en: last year"\n')
    with pytest.raises(ProblemsError, match=r'some/record\.yml:3 .*Expected a mark such as "\[en: words\]"'):
        validated(Bilingual, file, ["note"])


def test_yes_and_no_are_words(tmp_path: Path) -> None:
    assert yaml(tmp_path, "a: yes\nb: no\n").data == {"a": "yes", "b": "no"}


@pytest.mark.parametrize(
    ("text", "line", "seen", "remedy"),
    [
        ("id: x\nname:\n\ten: A tab\n", 3, "This line begins with a tab", "Use spaces in its place"),
        (
            "id: x\nname:\n    en: Deep\n  cy: Bas\n",
            4,
            "This line stands further out than",
            "as many spaces as the other",
        ),
        ("id: x\n    name: y\n", 2, "This line stands further in than", "as many spaces as the other"),
        (
            "id: x\nname: One: two\n",
            2,
            "The text of this line holds a colon",
            'Put it between quotes: name: "One: two"',
        ),
        (
            "id: x\nkinds: [a, b\nname: y\n",
            2,
            "A bracket opens on this line and does not close ([)",
            "Close it with ].",
        ),
        ("id: x\nname: {en: a\nid: y\n", 2, "A bracket opens on this line and does not close ({)", "Close it with }."),
        ("id: x\nname: @home\n", 2, "The text of this line begins with @", 'Put it between quotes: name: "@home"'),
        (
            "id: x\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n",
            2,
            "Two versions of this file meet here",
            "Keep the lines",
        ),
        ("id: x\nname:\u00a0y\n", 2, "A space of a word processor's (U+00A0)", "type the space again"),
        ("- a\nid: x\n", 2, "This line cannot be read as it stands", "Look at this line and the one above it."),
    ],
    ids=["tab", "out", "in", "colon", "bracket", "brace", "at", "merge", "no-break", "else"],
)
def test_a_typo_is_told_as_what_was_done_with_its_line(
    tmp_path: Path, text: str, line: int, seen: str, remedy: str
) -> None:
    problem = yaml_problem(tmp_path, text)
    assert problem.startswith(f"some/record.yml:{line}  {seen}")
    assert "two spaces for each level" in problem
    assert remedy in problem
    assert not re.search("YAML|token|mapping|indicator|stream|scalar", problem), "none of the reader's own words"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "a zero-width space (U+200B)"),
        ("\u00ad", "a soft hyphen (U+00AD)"),
        ("\u202e", "a sign that nobody can see (U+202E)"),
    ],
)
def test_a_sign_that_nobody_can_see_is_named_after_the_words_before_it(tmp_path: Path, sign: str, name: str) -> None:
    problem = yaml_problem(tmp_path, f'id: x\nvalue: "0800{sign} 0121 700"\n')
    assert problem.startswith(f'some/record.yml:2  After "0800" there is {name}.')


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("3/3/27", "Write 2027-03-03, if that is the day that is meant."),
        ("3 Mawrth 2027", "Write 2027-03-03, if that is the day that is meant."),
        ("“2027-03-03”", 'Write it between straight quotes: "2027-03-03".'),
    ],
)
def test_a_day_in_another_form_is_told_with_what_to_write(tmp_path: Path, written: str, remedy: str) -> None:
    file = yaml(tmp_path, f"checked: {written}\nterms: []\n")
    with pytest.raises(ProblemsError, match=re.escape(f'record.yml:1  checked is "{written}"')) as caught:
        validated(TermList, file)
    assert remedy in str(caught.value)


@pytest.mark.parametrize("rest", ["more: 1\n", 'more: 1\nlast: "closed"\n'], ids=["no other", "another later"])
def test_a_quote_that_never_closes_is_told_where_it_opens(tmp_path: Path, rest: str) -> None:
    problem = yaml_problem(tmp_path, f'id: "x"\nlong: "over\n  two lines"\nname: "An unclosed quote\n{rest}')
    assert problem.startswith("some/record.yml:4  A quote opens on this line and does not close")
    assert "Close it, at the end of the text." in problem


def test_a_field_that_stands_twice_is_told_with_its_line(tmp_path: Path) -> None:
    problem = yaml_problem(tmp_path, "id: x\nname: y\nid: z\n")
    assert problem.startswith("some/record.yml:3  The same field stands here twice.")
    assert "Delete one of the two." in problem


def test_a_file_that_is_not_utf_8_is_told_with_the_line_of_its_first_bad_byte(tmp_path: Path) -> None:
    problem = yaml_problem(tmp_path, "id: x\nname: café\n".encode("cp1252"))
    assert problem.startswith("some/record.yml:2  These bytes are not UTF-8 text.")
    assert 'Save the file again as "UTF-8".' in problem


def test_a_byte_order_mark_is_not_part_of_the_first_field(tmp_path: Path) -> None:
    assert yaml(tmp_path, b"\xef\xbb\xbfid: x\n").data == {"id": "x"}


def test_a_file_that_is_not_there_is_told_and_not_raised(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"^gone\.yml:1  The file cannot be read .*Put the file back"):
        read_yaml(tmp_path / "gone.yml", tmp_path)


def test_a_date_that_no_calendar_has_is_told_by_its_file(tmp_path: Path) -> None:
    problem = yaml_problem(tmp_path, "id: x\nchecked: 2026-02-30\n")
    assert problem.startswith("some/record.yml:2  ")
    assert "a date such as 2026-11-22" in problem


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- b\n", "3\n"], ids=["empty", "words", "list", "number"])
def test_a_file_of_another_shape_is_told_and_not_raised(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProblemsError, match=r"^some/record\.yml:1  .*two spaces") as caught:
        validated(TermList, yaml(tmp_path, text))
    assert len(caught.value.findings) == 1


def test_an_unknown_field_is_told_with_the_field_it_may_have_meant(tmp_path: Path) -> None:
    file = yaml(tmp_path, "terms: []\nchecked: 2026-11-22\ncheked: 2026-11-22\n")
    with pytest.raises(ProblemsError) as caught:
        validated(TermList, file)
    problem = str(caught.value)
    assert problem.startswith('some/record.yml:3  The field "cheked" is not known.')
    assert 'Did you mean "checked"?' in problem


# --- CSV


def test_rows_know_their_lines_blank_lines_between_them_and_all(tmp_path: Path) -> None:
    assert csv(tmp_path, "year,value\n2011,1\n\n2012, 2 \n") == [
        Row(2, {"year": "2011", "value": "1"}),
        Row(4, {"year": "2012", "value": "2"}),
    ]


def test_a_byte_order_mark_is_not_part_of_the_first_heading(tmp_path: Path) -> None:
    assert csv(tmp_path, b"\xef\xbb\xbfyear,value\n2011,1\n") == [Row(2, {"year": "2011", "value": "1"})]


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    assert csv(tmp_path, "year,value\r\n2011,1\r\n") == [Row(2, {"year": "2011", "value": "1"})]


def test_headings_may_stand_in_any_order(tmp_path: Path) -> None:
    assert csv(tmp_path, "value,year\n1,2011\n") == [Row(2, {"value": "1", "year": "2011"})]


def test_a_missing_heading_is_told(tmp_path: Path) -> None:
    assert csv_problem(tmp_path, "year\n2011\n").startswith('rows.csv:1  The heading "value" is missing.')


def test_a_renamed_heading_is_told_with_the_one_it_may_have_meant(tmp_path: Path) -> None:
    problem = csv_problem(tmp_path, "year,valeu\n2011,1\n")
    assert problem.startswith('rows.csv:1  The heading "valeu" is not known.')
    assert 'Did you mean "value"?' in problem
    assert "missing" not in problem


def test_a_heading_too_many_is_told(tmp_path: Path) -> None:
    assert csv_problem(tmp_path, "year,value,more\n1,2,3\n").startswith('rows.csv:1  The heading "more" is not known.')


def test_a_heading_that_stands_twice_is_told(tmp_path: Path) -> None:
    assert csv_problem(tmp_path, "year,value,value\n2011,1,2\n").startswith(
        'rows.csv:1  The heading "value" stands here twice.'
    )


@pytest.mark.parametrize(("row", "cells"), [("2011", 1), ("2011,1,186", 3)], ids=["too few", "too many"])
def test_a_row_with_another_number_of_cells_is_told_with_its_line(tmp_path: Path, row: str, cells: int) -> None:
    problem = csv_problem(tmp_path, f"year,value\n2010,1\n{row}\n")
    assert problem.startswith(f"rows.csv:3  This row has {cells} cells.")
    assert "Put quotes round a cell that holds a comma." in problem


def test_a_quote_that_never_closes_is_told_with_the_line(tmp_path: Path) -> None:
    problem = csv_problem(tmp_path, 'year,value\n2010,"1\n')
    assert problem.startswith("rows.csv:2  This row cannot be read")


def test_an_empty_file_lacks_every_heading(tmp_path: Path) -> None:
    assert csv_problem(tmp_path, "").count("is missing") == len(HEADINGS)


def test_a_table_saved_by_windows_in_its_own_encoding_is_told(tmp_path: Path) -> None:
    problem = csv_problem(tmp_path, "year,value\n2010,1\n2011,£2\n".encode("cp1252"))
    assert problem.startswith("rows.csv:3  These bytes are not UTF-8 text.")


# --- text


def test_welsh_letters_survive_reading(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Tŷ a ŵyn\n".encode())
    assert read_text(tmp_path / "a.md", tmp_path) == "Tŷ a ŵyn\n"


# --- writing


def test_writing_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.md"
    assert write_if_changed(path, "Tŷ\n")
    assert path.read_bytes() == "Tŷ\n".encode()


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    write_if_changed(path, "same\n")
    os.utime(path, ns=(1, 1))
    assert not write_if_changed(path, "same\n")
    assert path.stat().st_mtime_ns == 1


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    write_if_changed(tmp_path / "page.md", "text\n")
    assert (tmp_path / "page.md").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", [(os, "fsync"), (Path, "replace")], ids=["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[object, str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "page.md"
    write_if_changed(path, "old\n")
    monkeypatch.setattr(*step, full)
    with pytest.raises(OSError, match="No space left"):
        write_if_changed(path, "new\n")
    assert path.read_bytes() == b"old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_misspelt_field_is_told_once_and_not_as_missing_too(tmp_path: Path) -> None:
    file = yaml(tmp_path, "terms: []\ncheked: 2026-11-22\n")
    with pytest.raises(ProblemsError) as caught:
        validated(TermList, file)
    assert [finding.rule for finding in caught.value.findings] == ["unknown-field"]


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x1b", "\x85", "\uffff"], ids=ascii)
def test_a_sign_that_nobody_can_see_is_told_with_its_line(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"one\ntwo{sign}\n", encoding="utf-8")
    with pytest.raises(
        ProblemsError, match=rf"^a\.csv:2  After .two. there is a sign that nobody can see .*U\+{ord(sign):04X}"
    ):
        read_text(path, tmp_path)


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    with pytest.raises(ProblemsError, match=r"^a\.yml:1  A pipe or a device stands here"):
        read_text(tmp_path / "a.yml", tmp_path)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    with pytest.raises(ProblemsError, match=r"^a\.yml:1  A folder stands here"):
        read_text(tmp_path / "a.yml", tmp_path)


def test_a_sign_that_nobody_can_see_is_found_where_yaml_writes_it_as_a_number(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text('a: well\nb: "bad\\x01"\n', encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"^a\.yml:2  A sign that nobody can see is written here \(U\+0001\)"):
        read_yaml(tmp_path / "a.yml", tmp_path)
