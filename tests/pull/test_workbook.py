from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.cells import Reading, Sheet, column_letters, reading_of, words_of
from ahtc.pull.workbook import read_workbook
from tests.pull.workbooks import Merged, Repeated, ods, workbook

MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Table_1">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


SHEET = '<table:table table:name="{name}">{rows}</table:table>'
FULL = '<table:table-cell office:value-type="float" office:value="1"{more}/>'


SPACES = '<text:s text:c="%d"/>'


def worded(words: str) -> str:
    """The XML of a cell of words."""
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def sheets(*named: tuple[str, str]) -> bytes:
    """An ODS workbook of sheets, each with its name and the XML of its rows."""
    first, *others = named
    rows = f"{first[1]}</table:table>" + "".join(SHEET.format(name=name, rows=rows) for name, rows in others)
    return archive(rows.removesuffix("</table:table>"), name=first[0])


def archive(rows: str, before: str = "", name: str = "Table_1") -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", before + CONTENT.replace("{rows}", rows).replace("Table_1", name))
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


def test_many_sheets_that_each_would_fit_are_refused_together() -> None:
    cell = FULL.format(more=' table:number-columns-repeated="2490"')
    rows = f'<table:table-row table:number-rows-repeated="2000">{cell}</table:table-row>'
    told = refusal(sheets(*((f"Table_{number}", rows) for number in range(1, 41))))

    assert "nrm.ods:1  Sheet Table_2 reaches over 2,000 rows and 2,490 columns, beside the 1 sheet before it" in told
    assert "more than 5,000,000 cells in all" in told


def test_a_cell_of_two_thousand_million_spaces_is_refused() -> None:
    cell = (
        '<table:table-cell office:value-type="string"><text:p><text:s text:c="2000000000"/></text:p></table:table-cell>'
    )
    told = refusal(archive(f"<table:table-row>{cell}</table:table-row>"))

    assert 'in sheet Table_1 text:c is "2000000000"' in told


def test_a_cell_of_more_characters_than_anybody_reads_is_refused_by_its_place() -> None:
    told = refusal(archive(f"<table:table-row>{worded(SPACES % 100_001)}</table:table-row>"))

    assert "Cell Table_1!A1 holds more than 100,000 characters" in told


@pytest.mark.parametrize("count", ["9" * 6_000, "-1", "1_0", "١٥", "many"])
def test_a_repeat_count_that_is_no_plain_number_is_refused_with_its_sheet(count: str) -> None:
    cell = FULL.format(more=f' table:number-columns-repeated="{count}"')
    told = refusal(archive(f"<table:table-row>{cell}</table:table-row>"))

    assert "in sheet Table_1 table:number-columns-repeated is" in told
    assert len(told) < 400


def test_formulas_by_the_million_are_refused() -> None:
    cell = '<table:table-cell table:formula="of:=1" table:number-columns-repeated="16000"/>'
    told = refusal(archive(f'<table:table-row table:number-rows-repeated="300">{cell}</table:table-row>'))

    assert "Sheet Table_1 has more than 200,000 formulas" in told


def test_two_sheets_of_one_name_are_refused() -> None:
    row = f"<table:table-row>{FULL.format(more='')}</table:table-row>"

    assert 'Two sheets are called "Table_1"' in refusal(sheets(("Table_1", row), ("Table_1", row)))


@pytest.mark.parametrize("printed", ["1_5", "١٥", "nan", "0x10", ""])
def test_a_number_in_other_than_plain_digits_is_refused_with_its_cell(printed: str) -> None:
    cell = f'<table:table-cell office:value-type="float" office:value="{printed}"/>'
    told = refusal(archive(f"<table:table-row>{cell}</table:table-row>"))

    assert f'in cell Table_1!A1 a number is "{printed}"' in told


@pytest.mark.parametrize(
    "words",
    [
        "South Wales<text:line-break/>Police",
        "South Wales<text:tab/>Police",
        "South Wales<text:s/>Police",
        "South Wales</text:p><text:p>Police",
        "South<text:span> Wales</text:span>\n Police",
    ],
)
def test_line_breaks_and_tabs_inside_a_cell_are_spaces(words: str) -> None:
    (sheet,) = read_workbook(archive(f"<table:table-row>{worded(words)}</table:table-row>"), "nrm.ods").sheets

    assert sheet.words(0, 0) == "South Wales Police"


def test_comments_and_drawings_are_not_what_a_cell_says() -> None:
    aside = (
        "<office:annotation><text:p>Check this</text:p></office:annotation><draw:frame><text:p>9</text:p></draw:frame>"
    )
    cell = f'<table:table-cell office:value-type="string">{aside}<text:p>Gwent</text:p></table:table-cell>'
    body = archive(f"<table:table-row>{cell}</table:table-row>")

    assert read_workbook(body, "nrm.ods").sheets[0].rows == [["Gwent"]]


def test_dates_truths_and_formulas_are_known_as_such() -> None:
    cells = (
        '<table:table-cell office:value-type="date" office:date-value="2023-04-01"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    )
    (sheet,) = read_workbook(archive(f"<table:table-row>{cells}</table:table-row>"), "nrm.ods").sheets

    assert sheet.rows == [[datetime.date(2023, 4, 1), True, 2.0]]
    assert sheet.formulas == {(0, 2)}


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
