from __future__ import annotations

import time
from pathlib import Path

import pytest

from ahtc.check.passages import OTHER, Pair, Passage, data_pairs, page_passages
from tests.check.project import Project


def _read(project: Project, text: str, **matter: object) -> list[Passage]:
    page = project.page("cy/a.md", text, title="Teitl", description="Disgrifiad o'r dudalen hon.", **matter)
    return list(page_passages(page))[2:]


def _texts(project: Project, text: str) -> list[str]:
    return [passage.text for passage in _read(project, text)]


def _pairs(root: Path, text: str, name: str = "words.yml") -> list[Pair]:
    path = root / "docs" / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return list(data_pairs(root))


def test_a_page_is_read_block_by_block_without_its_marks(project: Project) -> None:
    text = "## Pennawd {#heading}\n\nGair **cryf** a [dolen](b.md).\n\n- un\n- dau\n\n| a |\n|---|\n| cell |"
    assert _texts(project, text) == ["Pennawd " + OTHER, "Gair cryf a dolen.", "un", "dau", "a", "cell"]


def test_the_title_and_the_description_of_a_page_are_read_with_their_lines(project: Project) -> None:
    page = project.page("cy/a.md", title="Teitl", description="Disgrifiad o'r dudalen hon.")
    title, description = page_passages(page)
    lines = (project.root / page.path).read_text(encoding="utf-8").split("\n")
    assert lines[title.line - 1] == "title: Teitl"
    assert lines[description.line - 1] == "description: Disgrifiad o'r dudalen hon."


def test_a_title_in_the_other_language_is_passed_over(project: Project) -> None:
    page = project.page("cy/a.md", "Testun.", title="Hope", title_lang="en")
    assert [passage.text for passage in page_passages(page)] == ["Testun."]


def test_the_words_that_a_call_shows_are_read_and_a_figure_is_not(project: Project) -> None:
    text = 'I\'r {{ term("nrm", text="mecanwaith") }} daeth {{ figure("wales-annual", period="2024") }}.'
    assert _texts(project, text) == [f"I'r mecanwaith daeth {OTHER}."]


def test_code_addresses_and_names_of_files_are_not_read(project: Project) -> None:
    (text,) = _texts(project, "Gweler `code`, https://www.gov.wales/a a data.json.")
    assert text == f"Gweler {OTHER}, {OTHER} a {OTHER}."


def test_words_marked_as_the_other_language_are_not_read(project: Project) -> None:
    text = 'Dyma <span lang="en">a pull request</span>, *Modern day slavery*{lang=en} a [Home](a.md){: lang="en" }.'
    assert _texts(project, text) == [f"Dyma {OTHER}, {OTHER} a {OTHER}."]


def test_a_note_s_heading_and_its_indented_text_are_read(project: Project) -> None:
    assert _texts(project, '!!! danger "Perygl nawr"\n    Ffoniwch nhw.') == ["Perygl nawr", "Ffoniwch nhw."]


def test_a_word_s_line_is_that_of_the_page(project: Project) -> None:
    (passage,) = _read(project, "Un dau\ntri *pedwar*\npump.")
    lines = (project.root / passage.path).read_text(encoding="utf-8").split("\n")
    assert lines[passage.line_at(passage.text.index("pump")) - 1] == "pump."


def test_texts_of_records_stand_in_pairs_with_their_field_and_their_lines(tmp_path: Path) -> None:
    (pair,) = _pairs(tmp_path, "words:\n  menu:\n    en: Menu\n    cy: Dewislen\n")
    assert pair.field == "menu"
    assert {language: (text.text, text.line) for language, text in pair.texts.items()} == {
        "en": ("Menu", 3),
        "cy": ("Dewislen", 4),
    }


def test_a_name_says_whether_it_has_a_welsh_one(tmp_path: Path) -> None:
    (pair,) = _pairs(tmp_path, "name: {en: Bawso, welsh: none}\n")
    assert (pair.field, pair.welsh, list(pair.texts)) == ("name", "none", ["en"])


def test_the_forms_of_a_count_are_read_each(tmp_path: Path) -> None:
    found = _pairs(tmp_path, "cases:\n  en: {one: case, other: cases}\n  cy: {two: achos, other: achos}\n")
    texts = [{language: text.text for language, text in pair.texts.items()} for pair in found]
    assert texts == [{"en": "case"}, {"en": "cases", "cy": "achos"}, {"cy": "achos"}]


def test_a_word_s_line_is_found_in_a_text_of_several_lines(tmp_path: Path) -> None:
    text = 'cy: "Un dau\n  tri pedwar\n\n  pump chwech"\nen: >\n  One two\n  three\n'
    ((en, cy),) = (pair.texts.values() for pair in _pairs(tmp_path, text))
    assert cy.line_at(cy.text.index("pedwar")) == 2
    assert cy.line_at(cy.text.index("pump")) == 4
    assert en.line_at(en.text.index("three")) == 7


def test_marks_and_placeholders_of_a_record_are_not_read(tmp_path: Path) -> None:
    (pair,) = _pairs(tmp_path, 'cy: "Yn {year} meddai “[en: last year]”."\n')
    assert pair.texts["cy"].text == f"Yn {OTHER} meddai “{OTHER}”."


def test_publishers_files_settings_and_kept_editions_are_not_read(tmp_path: Path) -> None:
    assert _pairs(tmp_path, "cy: gair\n", "nrm/2023-Q1/origin.yml") == []
    assert _pairs(tmp_path, "cy: gair\n", "partners/sources.yml") == []
    assert _pairs(tmp_path, "cy: gair\n", "releases/a/dataset.yml") == []


@pytest.mark.parametrize("text", ["{{" * 20_000, "*" * 20_000, "a." * 50_000, "@a/" * 20_000, "[a](" * 20_000])
def test_a_text_made_to_be_slow_is_read_quickly(project: Project, text: str) -> None:
    page = project.page("cy/a.md", text)
    start = time.process_time()
    list(page_passages(page))
    assert time.process_time() - start < 2
