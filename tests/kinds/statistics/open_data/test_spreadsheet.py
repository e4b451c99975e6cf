"""The spreadsheet, by the guidance of the Government Analysis Function, and in both languages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data import files
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.kinds.statistics.open_data.sheet_plan import planned
from ahtc.kinds.statistics.open_data.spreadsheet import workbook
from tests.project import SmallProject

SHEETS = ["Cover - Clawr", "Contents - Cynnwys", "Notes - Nodiadau", "Table - Tabl"]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def book_of(facts: Facts, id: str) -> Workbook:
    return opened(OpenData(facts).files(id)["xlsx"])


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet's one table, by heading."""
    (marked,) = sheet.tables.values()
    cells = [[cell.value for cell in row] for row in sheet[marked.ref]]
    return [dict(zip(map(str, cells[0]), row, strict=True)) for row in cells[1:]]


@pytest.fixture(scope="module")
def books(facts: Facts) -> dict[str, Workbook]:
    open_data = OpenData(facts)
    return {id: opened(open_data.files(id)["xlsx"]) for id in facts[StatisticalDataset]}


def test_it_has_a_cover_contents_notes_and_one_table(books: dict[str, Workbook]) -> None:
    for id, book in books.items():
        assert book.sheetnames == SHEETS, id
        assert book.active is not None
        assert book.active.title == SHEETS[0], id


def test_every_table_is_marked_up_with_different_headings_and_no_empty_cell(books: dict[str, Workbook]) -> None:
    for id, book in books.items():
        for sheet in book.worksheets[1:]:
            (marked,) = sheet.tables.values()
            headings = [str(cell.value).casefold() for cell in sheet[marked.ref][0]]
            assert len(set(headings)) == len(headings), (id, headings)
            assert marked.ref.startswith("A"), id
            assert marked.ref.endswith(f"{sheet.max_row}"), "nothing stands under a table"
            assert not [cell.coordinate for row in sheet[marked.ref] for cell in row if cell.value is None], id


def test_nothing_that_the_guidance_warns_of_is_used(books: dict[str, Workbook]) -> None:
    for id, book in books.items():
        for sheet in book.worksheets:
            assert sheet.freeze_panes is None, id
            assert not sheet.merged_cells.ranges, id
            assert not sheet.auto_filter.ref, id
            assert all(marked.autoFilter is None for marked in sheet.tables.values()), id
            assert not [c for row in sheet.iter_rows() for c in row if c.fill.fill_type or c.data_type == "f"], id


def test_every_sheet_starts_with_its_title_in_both_languages(facts: Facts) -> None:
    title, caption = (
        facts[StatisticalDataset]["wales-annual"].about.title,
        facts[StatisticalDataset]["wales-annual"].about.table.caption,
    )
    cover, contents, notes, data = book_of(facts, "wales-annual").worksheets
    assert [cover["A1"].value, cover["A2"].value] == [title.en, title.cy]
    assert [contents["A1"].value, contents["A2"].value] == ["Contents", "Cynnwys"]
    assert [notes["A1"].value, notes["A2"].value] == ["Notes", "Nodiadau"]
    assert [data["A1"].value, data["A2"].value] == [caption.en, caption.cy]


def test_the_table_says_everything_in_english_and_in_welsh(facts: Facts) -> None:
    rows = rows_of(book_of(facts, "police-recorded-crime")[SHEETS[3]])
    assert list(rows[0])[:5] == ["Period", "Cyfnod", "Area", "Ardal", "Crimes / Troseddau"]
    gwent = next(row for row in rows if row["Area"] == "Gwent Police")
    assert (gwent["Ardal"], gwent["Crimes / Troseddau"]) == ("Heddlu Gwent", 0)
    assert (gwent["How we know"], gwent["Sut rydym yn gwybod"]) == ("Official", "Swyddogol")


def test_the_values_equal_the_observations(facts: Facts, books: dict[str, Workbook]) -> None:
    for id, dataset in facts[StatisticalDataset].items():
        value = f"{dataset.about.value_label.en} / {dataset.about.value_label.cy}"
        found = [row[value] for row in rows_of(books[id][SHEETS[3]])]
        expected = [
            float(o.value) if o.value is not None else "[c]" if o.status in ("small", "suppressed") else "[x]"
            for o in dataset.observations
        ]
        assert found == expected, id


def test_the_notes_explain_the_marks_and_hold_each_note_that_a_row_names(books: dict[str, Workbook]) -> None:
    for id, book in books.items():
        notes = {str(row["Mark or note / Marc neu nodyn"]): row for row in rows_of(book[SHEETS[2]])}
        assert list(notes)[:3] == ["[c]", "[x]", "[z]"]
        for row in rows_of(book[SHEETS[3]]):
            mark = str(row.get("Notes / Nodiadau", "[z]"))
            assert mark == "[z]" or mark.strip("[]") in notes, (id, mark)


def test_what_it_does_not_tell_and_known_faults_are_among_the_notes(facts: Facts) -> None:
    rows = rows_of(book_of(facts, "wales-annual")[SHEETS[2]])
    welsh = "\n".join(str(row["Cymraeg"]) for row in rows)
    assert "Yr hyn nad yw hyn yn ei ddweud wrthych" in welsh
    assert "Lle mae'r ffynhonnell yn anghyson" in welsh


def test_the_contents_link_to_each_sheet(facts: Facts) -> None:
    contents = book_of(facts, "uk-annual")[SHEETS[1]]
    links = [link.location for row in contents.iter_rows(min_row=4, max_col=1) for c in row if (link := c.hyperlink)]
    assert links == [f"'{name}'!A1" for name in SHEETS]


def test_it_says_whose_it_is_and_its_languages(facts: Facts) -> None:
    properties = book_of(facts, "uk-annual").properties
    assert (
        properties.title == "UK: referrals to the NRM each year / Y Deyrnas Unedig: atgyfeiriadau i'r NRM bob blwyddyn"
    )
    assert properties.creator == "Anti-Trafficking Wales / Gwrth-Fasnachu Cymru"
    assert properties.language == "en-GB, cy-GB"


def test_another_reader_opens_it(facts: Facts) -> None:
    content = OpenData(facts).files("uk-annual")["xlsx"]
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names == SHEETS


def test_no_part_of_it_reads_a_clock(facts: Facts) -> None:
    with zipfile.ZipFile(io.BytesIO(OpenData(facts).files("uk-annual")["xlsx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count(f"{facts[StatisticalDataset]['uk-annual'].origin.retrieved}T00:00:00Z") == 2


def test_one_that_is_kept_is_taken_and_one_that_says_something_else_is_written(
    facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "kept_for_this_user", lambda: tmp_path)
    written = OpenData(facts).files("uk-annual")["xlsx"]
    (kept,) = (tmp_path / "spreadsheets").iterdir()
    assert kept.read_bytes() == written
    kept.write_bytes(b"taken")
    assert OpenData(facts).files("uk-annual")["xlsx"] == b"taken"
    dataset = facts[StatisticalDataset]["uk-annual"]
    plan, later = (planned(dataset, edition, facts) for edition in ("2026-11-22", "2026-11-23"))
    assert plan.key != later.key
    assert planned(dataset, OpenData(facts).edition("uk-annual"), facts).key == kept.stem


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", '=HYPERLINK("http://x")', "a\nb\x0b\ud800\uffff"])
def test_hostile_words_are_only_ever_text(facts: Facts, text: str) -> None:
    dataset = facts[StatisticalDataset]["uk-annual"]
    about = dataset.about.model_copy(update={"title": Bilingual.model_construct(en=text, cy=text)})
    notes = {id: Bilingual.model_construct(en=text, cy=text) for id in dataset.notes}
    book = opened(workbook(planned(replace(dataset, about=about, notes=notes), "2026-11-22", facts)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if text[:1] in str(cell.value)[:1]]


def test_a_hidden_count_is_marked_and_nowhere_in_the_file(project: SmallProject) -> None:
    project.append("docs/data/statistics/wales-2012-nations/dataset.yml", "disclosure: small-counts\n")
    rows = rows_of(book_of(project.facts(), "wales-2012-nations")[SHEETS[3]])
    wales = next(row for row in rows if row["Period"] == "2013" and row["Cyfnod"] == "2013" and "Wales" in row.values())
    assert wales["Referrals / Atgyfeiriadau"] == "[c]"
    assert wales["Sut rydym yn gwybod"] == "Cyfrif bach wedi'i guddio i ddiogelu pobl"
