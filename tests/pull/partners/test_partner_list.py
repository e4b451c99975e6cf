from __future__ import annotations

import codecs
import datetime
import io
import random
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.partners.listed import Listed, ListedContact, Reply
from ahtc.pull.partners.lists.mapping import ListMapping
from ahtc.pull.partners.lists.reading import MOST_ROWS, read_partner_list
from tests.project import ROOT

TODAY = datetime.date(2026, 11, 22)
EXAMPLE = "docs/data/partners/list-mapping.example.yml"

MAPPING = """\
title: A list
publisher: A forum
licence: used with permission
{more}columns:
  name: Organisation
  name_cy: Enw
  phone: Telephone
  email: E-mail
"""
HEADINGS = "Organisation,Enw,Telephone,E-mail"


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads a list through the mapping above, with ``more`` lines in it, or through another mapping."""

    def reading(content: bytes | str, more: str = "", mapping: str = MAPPING) -> Reply:
        path = tmp_path / "mapping.yml"
        path.write_text(mapping.format(more=more), encoding="utf-8")
        data = content.encode() if isinstance(content, str) else content
        return read_partner_list(data, "list.csv", path, TODAY)

    return reading


def rows(*lines: str, headings: str = HEADINGS) -> str:
    return "\n".join([headings, *lines, ""])


def only(reply: Reply) -> Listed:
    (listed,) = reply.listed
    return listed


def refusal(read: Any, content: bytes | str, more: str = "") -> Finding:
    with pytest.raises(ProblemsError) as refused:
        read(content, more)
    (finding,) = refused.value.findings
    assert finding.expected
    assert finding.remedy
    return finding


def phones(listed: Listed) -> list[str]:
    return [contact.value for contact in listed.contacts if contact.kind == "phone"]


def test_a_row_becomes_an_organisation(read: Any) -> None:
    reply = read(rows("Example Trust,Ymddiriedolaeth Enghraifft,029 2018 0001,Help@Example.org"))
    contacts = (ListedContact("phone", "029 2018 0001"), ListedContact("email", "help@example.org"))
    assert only(reply) == Listed("Example Trust", "Example Trust", "Ymddiriedolaeth Enghraifft", contacts)
    assert (reply.title, reply.publisher, reply.licence) == ("A list", "A forum", "used with permission")
    assert (reply.address, reply.retrieved) == ("list.csv", TODAY)


def test_the_example_mapping_is_a_mapping() -> None:
    mapping = validated(ListMapping, read_yaml(ROOT / EXAMPLE, ROOT))
    assert mapping.columns.all() == [
        "Organisation", "Sefydliad", "Reference", "Telephone", "Text messages", "E-mail", "Website",
    ]  # fmt: skip


FULL = """\
title: A list
publisher: A forum
licence: with permission
address: https://www.example.org/list
columns: {{name: Name, identifier: Ref, phone: [Day, Night], text: Text, web: Site}}
"""


def test_columns_of_contacts_may_be_several_and_the_identifier_is_the_key(read: Any) -> None:
    content = rows(
        "Trust,T1,029 2018 0001,029 2018 0002,07860 077300,www.example.org", headings="Name,Ref,Day,Night,Text,Site"
    )
    listed = only(read(content, mapping=FULL))
    assert listed.key == "T1"
    assert listed.contacts == (
        ListedContact("phone", "029 2018 0001"),
        ListedContact("phone", "029 2018 0002"),
        ListedContact("text", "07860 077300"),
        ListedContact("web", "https://www.example.org"),
    )


# How the file is written.


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_from_the_headings(read: Any, separator: str) -> None:
    content = rows("Example Trust,,029 2018 0001,").replace(",", separator)
    assert phones(only(read(content))) == ["029 2018 0001"]


def test_the_separator_of_the_mapping_holds(read: Any) -> None:
    assert "Organisation" in refusal(read, rows("Trust,,,"), "separator: ';'\n").seen


def test_a_comma_between_quotes_is_part_of_the_name(read: Any) -> None:
    assert only(read(rows('"Town, Country and Coast",,,'))).name == "Town, Country and Coast"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_is_read_with_and_without_its_mark(read: Any, mark: bytes) -> None:
    reply = read(mark + rows("Ty Hafan,Tŷ Hafan Ŵyl,,").encode())
    assert only(reply).name_cy == "Tŷ Hafan Ŵyl"
    assert reply.warnings == ()


def test_windows_1252_is_told_from_the_bytes_and_said(read: Any) -> None:
    reply = read(rows("Trust,,,", "Môn Trust,Ymddiriedolaeth Môn,,").encode("cp1252"))
    assert [listed.name_cy for listed in reply.listed] == ["Ymddiriedolaeth Môn", None]
    assert [(warning.line, warning.severity) for warning in reply.warnings] == [(3, "warning")]
    assert "no ŵ and no ŷ" in reply.warnings[0].seen


def test_windows_1252_of_the_mapping_is_not_doubted(read: Any) -> None:
    reply = read(rows("Trust,Ymddiriedolaeth Môn – “Gwynedd”,,").encode("cp1252"), "encoding: windows-1252\n")
    assert only(reply).name_cy == "Ymddiriedolaeth Môn – “Gwynedd”"
    assert reply.warnings == ()


@pytest.mark.parametrize("name", ["T? Hafan", "?yl Dewi", "Llanll?r", "T?"])
def test_a_welsh_name_that_lost_its_letter_to_windows_1252_is_a_doubt_and_not_used(read: Any, name: str) -> None:
    listed = only(read(rows(f"Hafan,{name},,").encode("cp1252")))
    assert listed.name_cy is None
    assert listed.doubts == (
        f'row 2: "{name}" has a question mark at its character {name.index("?") + 1}: a letter may be lost there',
    )


def test_welsh_that_was_read_in_the_wrong_encoding_is_a_doubt_and_not_used(read: Any) -> None:
    listed = only(read(rows("Hafan,TÅ· Hafan,,")))
    assert listed.name_cy is None
    assert listed.doubts == ('row 2: "TÅ· Hafan" is damaged at its character 2',)


@pytest.mark.parametrize(
    ("content", "more", "seen"),
    [
        (rows("Môn,,,").encode("cp1252"), "encoding: utf-8\n", "Line 2 is not UTF-8"),
        (rows("M\x81n,,,").encode("latin-1"), "", "Line 2 is neither UTF-8 nor Windows-1252"),
        (rows("Trust,,,").encode("utf-16"), "", "This is not a CSV file in UTF-8 or Windows-1252"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00old workbook", "", "This is not a CSV file"),
        (b"", "", 'The heading "Organisation", which the mapping names, stands here 0 times'),
        (rows(), "", "No row names an organisation"),
        (rows(",,,", " , ,,"), "", "No row names an organisation"),
        (rows("A,,,") * (MOST_ROWS + 1), "", f"The list has more than {MOST_ROWS:,} rows"),
    ],
    ids=["said UTF-8", "neither", "UTF-16", "old Excel", "empty", "headings alone", "empty rows", "too many rows"],
)
def test_a_file_that_cannot_be_read_is_refused_once(read: Any, content: bytes | str, more: str, seen: str) -> None:
    finding = refusal(read, content, more)
    assert finding.path == "list.csv"
    assert finding.seen.startswith(seen)


# Mapping and list.


def test_a_heading_that_is_not_there_is_told_with_what_it_may_have_become(read: Any) -> None:
    finding = refusal(read, rows("Trust,,,", headings=HEADINGS.replace("Telephone", "Telephones")))
    assert finding.seen == 'The heading "Telephone", which the mapping names, stands here 0 times'
    assert finding.remedy == 'Did you mean "Telephones"?'


def test_a_heading_that_stands_twice_is_refused(read: Any) -> None:
    assert refusal(read, rows("Trust,,,,", headings=f"{HEADINGS},Telephone")).seen.endswith("stands here 2 times")


def test_headings_may_stand_below_other_rows(read: Any) -> None:
    content = "Our partners,,,\nUpdated in November,,,\n" + rows("Trust,,029 2018 0001,")
    assert phones(only(read(content, "headings_in_row: 3\n"))) == ["029 2018 0001"]


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("  name: ", "  nmae: ", 'The field "columns.nmae" is not known'),
        ("licence: used with permission\n", "", '"licence" is missing'),
        ("  phone: Telephone\n  email: E-mail\n", "", "columns cannot stand as it is"),
        ("Enw", "Organisation", "columns cannot stand as it is"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, seen: str) -> None:
    path = tmp_path / "mapping.yml"
    path.write_text(MAPPING.format(more="").replace(old, new), encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        read_partner_list(b"", "list.csv", path, TODAY)
    assert refused.value.findings[0].path == "mapping.yml"
    assert seen in str(refused.value)


# What cells hold.


def test_a_field_with_two_numbers_gives_both_with_doubts(read: Any) -> None:
    listed = only(read(rows("Trust,,0300 123 4567 or 0300 123 4568 (ask for Ann),")))
    assert phones(listed) == ["0300 123 4567", "0300 123 4568"]
    assert all(doubt.startswith("row 2, Telephone: ") for doubt in listed.doubts)
    assert any("ask for Ann" in doubt for doubt in listed.doubts)


def test_rows_of_one_organisation_are_put_together_with_a_doubt(read: Any) -> None:
    listed = only(read(rows("Trust,,029 2018 0001,", "THE TRUST,,029 2018 0002,", "trust,Yr Ymddiriedolaeth,,")))
    assert phones(listed) == ["029 2018 0001", "029 2018 0002"]
    assert listed.name_cy == "Yr Ymddiriedolaeth"
    assert listed.doubts == ("it stands in 3 rows, put together here: 2, 3, 4",)


def test_an_identifier_that_stands_for_two_names_is_told_and_neither_is_used(read: Any) -> None:
    content = rows("A,1,,,,", "B,1,,,,", "C,2,,,,", headings="Name,Ref,Day,Night,Text,Site")
    reply = read(content, mapping=FULL)
    assert only(reply).name == "C"
    assert [warning.seen for warning in reply.warnings] == ['"1" stands for A and for B, and neither is used']


def test_a_row_without_a_name_is_told_and_the_others_are_read(read: Any) -> None:
    reply = read(rows("Trust,,,", ",,,", ",,029 2018 0001,"))
    assert only(reply).name == "Trust"
    assert [(warning.line, warning.seen[:20]) for warning in reply.warnings] == [(4, "Rows without a name,")]


HOSTILE = [
    "<script>alert(1)</script>", "# Title", "[x](javascript:alert(1))", "{{ phone('x') }}", "{% for %}",
    '=HYPERLINK("http://x")', "@SUM(1)", "+1", "-1", "../../etc/passwd", "a\u202eb", "x\x07y",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_cell_is_one_line_of_text(read: Any, hostile: str) -> None:
    quoted = '"' + hostile.replace('"', '""') + '"'
    listed = only(read(rows(",".join([quoted] * 4))))
    assert listed.name == hostile.replace("\u202e", "").replace("\x07", " ")
    assert listed.contacts == ()


def test_no_text_at_all_is_a_traceback_or_loses_a_name(read: Any) -> None:
    chance = random.Random(4)
    letters = "aŷ0123+()=<>{}%\"',;|@.:/ \t\u202e\u00a0\ufffd?"
    for _ in range(300):
        cells = ["".join(chance.choices(letters, k=chance.randrange(14))) for _ in range(3)]
        line = ",".join('"' + cell.replace('"', '""') + '"' for cell in ["Trust", *cells])
        listed = only(read(rows(line), "separator: ','\n"))
        assert listed.name == "Trust"
        for contact in listed.contacts:
            assert contact.value.isprintable()
            assert contact.value == contact.value.strip()


def test_a_line_with_an_open_quote_does_not_take_those_below_it_along(read: Any) -> None:
    reply = read(rows("Trust,,029 2018 0001,", 'Forum,"Fforwm,,', "Hafan,,029 2018 0002,"))
    assert [each.key for each in reply.listed] == ["Hafan", "Trust"]
    assert [(each.line, each.seen.endswith("is not closed: 3")) for each in reply.warnings] == [(3, True)]


def test_a_list_of_open_quotes_is_refused_once(read: Any) -> None:
    assert "More than 100 lines cannot be read" in refusal(read, rows(*['"Trust,,,'] * 120)).seen


# Spreadsheets.

Sheet = list[list[object]]


class Formula(str):
    """A cell that is worked out, with what it was worked out to."""


def xlsx(sheets: dict[str, Sheet], **members: str) -> bytes:
    """An XLSX workbook, its text written in the cells; ``members`` stand in the place of its own."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(sheets, 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kinds}.worksheet+xml"/>'
        for n, _ in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
    }
    for n, rows in enumerate(sheets.values(), 1):
        lines = "".join(
            f'<row r="{r}">{"".join(xlsx_cell(f"{chr(64 + c)}{r}", cell) for c, cell in enumerate(row, 1))}</row>'
            for r, row in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>'
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | members).items():
            archive.writestr(name, text)
    return body.getvalue()


def xlsx_cell(place: str, cell: object) -> str:
    if isinstance(cell, Formula):
        return f'<c r="{place}" t="str"><f>1+1</f><v>{escape(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'


def ods(sheets: dict[str, Sheet]) -> bytes:
    """An ODS workbook."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                kind = {"valuetype": "float", "value": str(cell)} if isinstance(cell, int) else {"valuetype": "string"}
                worked_out = {"formula": "of:=1+1"} if isinstance(cell, Formula) else {}
                written = TableCell(**kind, **worked_out)
                written.addElement(P(text=str(cell)))
                line.addElement(written)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    body = io.BytesIO()
    document.write(body)
    return body.getvalue()


HEADING_CELLS: list[object] = list(HEADINGS.split(","))
WRITERS = pytest.mark.parametrize("write", [xlsx, ods])


@WRITERS
def test_a_spreadsheet_is_read_as_a_csv_file_is(read: Any, write: Any) -> None:
    content = write({"List": [HEADING_CELLS, ["Hafan", "Tŷ Hafan", "029 2018 0001", ""]]})
    assert only(read(content)) == only(read(rows("Hafan,Tŷ Hafan,029 2018 0001,")))


@WRITERS
def test_a_formula_is_told_by_its_cell_and_not_used(read: Any, write: Any) -> None:
    content = write({"List": [HEADING_CELLS, ["Hafan", "Tŷ Hafan", Formula("029 2018 0001"), "a@example.org"]]})
    listed = only(read(content))
    assert phones(listed) == []
    assert listed.doubts == ("C2 holds a formula, which is not used",)


@WRITERS
def test_a_number_that_may_have_lost_its_0_is_a_doubt(read: Any, write: Any) -> None:
    content = write({"List": [HEADING_CELLS, ["Hafan", "", 2920180001, ""]]})
    listed = only(read(content))
    assert phones(listed) == []
    assert listed.doubts == (
        "row 2, Telephone: 2920180001 is a number and not text, so a 0 or + at its start may be lost: it is left out "
        "(it may have been 02920180001)",
    )


@WRITERS
def test_empty_rows_are_left_out_and_rows_keep_their_numbers(read: Any, write: Any) -> None:
    content = write({"List": [HEADING_CELLS, ["", "", "", ""], ["Hafan", "T? Hafan", "", ""]]})
    assert only(read(content)).doubts[0].startswith("row 3: ")


@WRITERS
def test_the_sheet_of_the_mapping_is_read(read: Any, write: Any) -> None:
    content = write({"Notes": [["About"]], "Services": [HEADING_CELLS, ["Hafan", "", "", ""]]})
    assert only(read(content, "sheet: Services\n")).name == "Hafan"
    finding = refusal(read, content, "sheet: Servces\n")
    assert (finding.seen, finding.remedy) == ('The workbook has no sheet "Servces"', 'Did you mean "Services"?')


@WRITERS
def test_the_sheets_that_are_not_read_are_named(read: Any, write: Any) -> None:
    content = write({name: [HEADING_CELLS, ["Hafan", "", "", ""]] for name in ("Refuge", "Advice", "Night")})
    reply = read(content, "sheet: Advice\n")
    assert reply.sheet == "Advice"
    assert [each.seen for each in reply.warnings] == ['Only the sheet "Advice" was read, and not: Refuge, Night']


@WRITERS
def test_the_one_sheet_of_a_workbook_is_the_list(read: Any, write: Any) -> None:
    reply = read(write({"Sheet1": [HEADING_CELLS, ["Hafan", "", "", ""]]}))
    assert (reply.sheet, reply.warnings) == (None, ())


FAR = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("spoilt", "seen"),
    [
        (
            xlsx(
                {"List": []},
                **{"xl/worksheets/sheet1.xml": FAR.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')},
            ),
            "Sheet List reaches over 1,048,576 rows and 16,384 columns",
        ),
        (
            xlsx({"List": []}, **{"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + FAR}),
            "declares a document type",
        ),
        (xlsx({"List": [HEADING_CELLS]})[:-40], "cut short or damaged"),
        (xlsx({"List": []}, **{"xl/workbook.xml": "<workbook"}), "cannot be read"),
        (b"PK\x03\x04 and no more", "cut short or damaged"),
    ],
    ids=["reaches far", "document type", "cut", "broken", "no ZIP"],
)
def test_a_workbook_that_is_damaged_or_a_trap_is_refused(read: Any, spoilt: bytes, seen: str) -> None:
    assert seen in refusal(read, spoilt).seen


def cells_at(*places: str) -> str:
    cells = "".join(f'<c r="{place}"><v>1</v></c>' for place in places)
    return FAR.format(f"<row>{cells}</row>")


@pytest.mark.parametrize(
    ("places", "seen"),
    [
        (("a1", "xfd1048576"), "Sheet List reaches over 1,048,576 rows and 16,384 columns"),
        (("A1", "XFD99999999"), 'in sheet List a cell is called "XFD99999999"'),
        (("A1", "A٣"), 'in sheet List a cell is called "A٣"'),
    ],
)
def test_cells_that_would_fill_the_memory_are_refused_with_the_sheet(
    read: Any, places: tuple[str, ...], seen: str
) -> None:
    content = xlsx({"List": []}, **{"xl/worksheets/sheet1.xml": cells_at(*places)})

    assert seen in refusal(read, content).seen


def test_two_sheets_of_one_name_are_refused(read: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"List": [HEADING_CELLS], "Else": []}))) as archive:
        twice = archive.read("xl/workbook.xml").decode().replace("Else", "List")

    told = refusal(read, xlsx({"List": [HEADING_CELLS]}, **{"xl/workbook.xml": twice}))

    assert told.seen == 'Two sheets are called "List"'
