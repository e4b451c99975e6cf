from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.workbook import Reading, Sheet, column_letters, read_workbook, reading_of, words_of
from tests.pull.workbooks import Merged, Repeated, ods, workbook

MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Table_1">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def archive(rows: str, before: str = "") -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", before + CONTENT.replace("{rows}", rows))
    return body.getvalue()


def refusal(body: bytes) -> str:
    with pytest.raises(ProblemsError) as error:
        read_workbook(body, "nrm.ods")
    return str(error.value)


def test_a_cell_stands_where_the_workbook_has_it_even_after_an_empty_column_and_an_empty_row() -> None:
    (sheet,) = workbook({"Table_1": [[""], ["", "Year", "Total"], ["", 2023, 1234]]}).sheets

    assert sheet.words(1, 1) == "Year"
    assert sheet.reading(2, 2) == Reading(1234, "official")
    assert sheet.address(2, 2) == "Table_1!C3"


def test_a_cell_written_once_and_repeated_stands_as_often_as_it_says() -> None:
    (sheet,) = workbook({"Table_1": [["Albanian", Repeated(0, 3), 7]]}).sheets

    assert [sheet.reading(0, column).value for column in range(1, 5)] == [0, 0, 0, 7]


def test_merged_headings_are_known_with_their_width() -> None:
    (sheet,) = workbook({"Table_1": [["", Merged("Adult", 2), Merged("Child", 3)]]}).sheets

    assert sheet.merged == {(0, 1): (1, 2), (0, 3): (1, 3)}


def test_outside_the_sheet_there_is_nothing() -> None:
    sheet = Sheet("Table_1", [["Year"]])

    assert (sheet.cell(0, 9), sheet.cell(9, 0), sheet.words(9, 9)) == ("", "", "")


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Total [note 1]", "Total"),
        ("Total [note 1][note 2]", "Total"),
        ("Total [notes 1, 2]", "Total"),
        ("2023 [r]", "2023"),
        ("First  responder\n(Police)", "First responder (Police)"),
        (2023.0, "2023"),
        ("[x]", "[x]"),
    ],
)
def test_a_label_is_read_without_its_note_markers(printed: str | float, words: str) -> None:
    assert words_of(printed) == words


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (0.0, 0),
        (16921.0, 16921),
        ("1,234", 1234),
        ("12 345", 12345),
        ("1234 [note 3]", 1234),
        ("17 [r]", 17),
        (-3.0, -3),
        ("−3", -3),
    ],
)
def test_a_count_is_read_however_it_is_printed(printed: str | float, value: int) -> None:
    assert reading_of(printed) == Reading(value, "official")


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("[x]", "not-available"),
        ("[c]", "suppressed"),
        ("[C]", "suppressed"),
        ("*", "suppressed"),
        ("[z]", "not-applicable"),
        ("[low]", "low"),
        ("[c] [note 2]", "suppressed"),
    ],
)
def test_shorthand_is_a_status_and_never_a_zero(printed: str, status: str) -> None:
    reading = reading_of(printed)

    assert (reading.value, reading.status) == (None, status)


@pytest.mark.parametrize("printed", ["about 20", "", "-", 2.5, True, float("nan"), float("inf"), "1,23", "12.5"])
def test_anything_else_is_unreadable_and_keeps_what_was_printed(printed: str | float) -> None:
    reading = reading_of(printed)

    assert (reading.value, reading.status) == (None, "unreadable")
    assert reading.printed == str(printed)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_that_a_spreadsheet_shows(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_workbook_is_read_from_a_path_as_from_bytes(tmp_path: Path) -> None:
    path = tmp_path / "nrm.ods"
    path.write_bytes(ods({"Table_1": [["Year"], [2023]]}))

    assert read_workbook(path, "nrm.ods") == read_workbook(path.read_bytes(), "nrm.ods")


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"nrm.ods:1  The file cannot be read"):
        read_workbook(tmp_path / "nowhere.ods", "nrm.ods")


def test_a_web_page_served_as_a_workbook_is_refused() -> None:
    assert 'not a spreadsheet; it begins "<!doctype html>' in refusal(b"<!doctype html><title>Not found</title>")


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.99])
def test_a_workbook_cut_short_is_refused(kept: float) -> None:
    body = ods({"Table_1": [["Year"], [2023]]})

    assert "damaged or cut short" in refusal(body[: int(len(body) * kept)])


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as file:
        file.writestr("readme.txt", "hello")

    assert "ZIP archive but not an ODS workbook" in refusal(body.getvalue())


def test_broken_xml_is_refused() -> None:
    assert "damaged" in refusal(archive("<table:table-row>"))


def test_a_few_bytes_that_ask_for_all_memory_are_refused_before_they_get_it() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    body = archive(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>')

    assert len(body) < 2000
    assert "reaches over 1,000,000 rows and 16,000 columns" in refusal(body)


def test_an_archive_that_unpacks_to_more_than_a_workbook_can_hold_is_refused() -> None:
    assert "unpacks to" in refusal(archive(" " * 201_000_000))


def test_a_document_type_is_refused() -> None:
    before = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    assert "declares a document type" in refusal(archive("", before=before))


def test_the_blank_rows_that_spreadsheets_add_below_cost_nothing() -> None:
    full = '<table:table-row><table:table-cell office:value-type="float" office:value="3"/></table:table-row>'
    blank = (
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,) = read_workbook(archive(full + blank), "nrm.ods").sheets

    assert sheet.rows == [[3.0]]
