"""The typesetter: data stays data, the same makes the same bytes, and what cannot be read by everybody is refused."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ahtc.core.press.document import Document, spoken
from ahtc.core.press.typesetter import Typesetter
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Bilingual

SAID: dict[str, Any] = {
    "site": "Gwrth-Fasnachu Cymru",
    "home": None,
    "home_text": None,
    "newest": None,
    "not_advice": "Gwybodaeth gyffredinol.",
    "unchecked": None,
    "page_of": "Tudalen {n} o {all}",
    "for_whom": "I bawb.",
    "edition": "Fersiwn 1",
    "valid": "Yn ddilys",
    "checked": "Wedi'i wirio",
    "numbers": [],
    "table_sources": "Ffynonellau'r tabl:",
    "sources_title": "Ffynonellau",
    "sources": [{"text": "Publisher, Title", "date": "2026", "url": None}],
}


def document(*statements: Any, language: Any = "cy", **changes: Any) -> Document:
    section = {
        "title": "Yr hyn i'w wneud",
        "statements": [{"text": text, "sources": [1]} for text in statements],
        "table": None,
    }
    data = {**SAID, "sections": [section]}
    made = Document(
        "print/toolkit-x.pdf",
        "Tŷ ŵyn",
        language,
        "kinds/toolkits/print/toolkit.typ",
        data,
        datetime.date(2026, 11, 22),
        "docs/data/toolkits/x.yml",
        7,
    )
    return replace(made, **changes)


def words(content: bytes) -> str:
    return " ".join("".join(page.extract_text() + "\n" for page in PdfReader(io.BytesIO(content)).pages).split())


HOSTILE = [
    '#read("secret.txt")',
    "*bold* _italic_ $x$ `code`",
    '#image("/core/drawings/hotels.svg")',
    "= Heading <label> @reference",
    '#eval("1+1") #import "x": y',
    "\\ // /* comment */ ~ -- ---",
    'https://evil.example/ #link("x")[y]',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_typst_prints_as_it_is(text: str) -> None:
    pdf = Typesetter(None).pdf(document(text))
    assert text in words(pdf.content)
    annotations = [page.get("/Annots") for page in PdfReader(io.BytesIO(pdf.content)).pages]
    assert annotations == [None], "no text becomes a link"


def test_the_same_document_is_the_same_bytes_in_another_run() -> None:
    one, other = Typesetter(None).pdf(document("Un")), Typesetter(None).pdf(document("Un"))
    assert one == other
    assert one != Typesetter(None).pdf(document("Dau"))


def test_only_what_changed_is_set_again(tmp_path: Path) -> None:
    Typesetter(tmp_path).pdf(document("Un"))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"as it was kept")
    again = Typesetter(tmp_path)
    assert again.pdf(document("Un")).content == b"as it was kept"
    assert words(again.pdf(document("Dau")).content).count("Dau") == 1


def test_the_number_of_pages_is_that_of_the_document() -> None:
    long = Typesetter(None).pdf(document(*[f"Gosodiad {number}" for number in range(120)]))
    assert long.pages == len(PdfReader(io.BytesIO(long.content)).pages) == 3


def test_words_of_the_other_language_say_so() -> None:
    text = Bilingual.model_validate({"en": "x", "cy": "Mae'n dweud “[en: last year]” yma."}).cy
    pdf = Typesetter(None).pdf(document(spoken(text)))
    assert "“last year”" in words(pdf.content)
    assert "(en-GB)" in _structure(pdf.content)


def test_every_letter_of_welsh_is_there() -> None:
    letters = "ŵ ŷ Ŵ Ŷ â ê î ô û ä ë ï ö ü á é í ó ú à è ì ò ù ẁ ẃ ẅ"
    assert letters in words(Typesetter(None).pdf(document(letters)).content)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (document("𓀀 a letter that no font of ours has"), "could not be displayed"),
        (document("x", title=""), "title"),
        (document("x", language="zzzz"), "language code"),
    ],
)
def test_what_not_everybody_could_read_is_refused_and_its_record_named(wrong: Document, said: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        Typesetter(None).pdf(wrong)
    (finding,) = caught.value.findings
    assert (finding.path, finding.line) == ("docs/data/toolkits/x.yml", 7)
    assert "print/toolkit-x.pdf cannot be set" in finding.seen
    assert said in finding.seen


def test_nothing_is_kept_of_what_could_not_be_set(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError):
        Typesetter(tmp_path / "print").pdf(document("x", language="zzzz"))
    assert not (tmp_path / "print").exists()


def _structure(content: bytes) -> str:
    """The languages that anything in the file names."""
    reader = PdfReader(io.BytesIO(content))
    found: list[Any] = [reader.get_object(number) for number in range(1, 400)]
    return " ".join(f"({value.get('/Lang')})" for value in found if hasattr(value, "get"))
