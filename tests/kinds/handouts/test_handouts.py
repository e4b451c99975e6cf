"""Handouts: both languages on one sheet, in colour and in black, with a square code only where it leads somewhere."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import segno
from pydantic import ValidationError
from pypdf import PdfReader

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.press.code import square_code
from ahtc.core.press.press import pdf_of
from ahtc.kinds.handouts.calls import everything_to_print, to_print
from ahtc.kinds.handouts.checks import agree
from ahtc.kinds.handouts.print import documents, pocket_cards
from ahtc.kinds.handouts.record import Handout
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.help_bar import help_points
from tests.calls import answer
from tests.facts import with_records

OWN = "https://www.gwrth-fasnachu.cymru/"
RESERVED = "https://anti-trafficking-wales.example/"


def changed(facts: Facts, id: str, **values: Any) -> Handout:
    return Handout.model_validate(facts[Handout][id].model_dump(exclude_none=True) | values)


def said(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_each_says_the_same_in_both_languages(facts: Facts) -> None:
    for handout, _, _, document in documents(facts, RESERVED):
        text = said(pdf_of(facts, document).content)
        for language in ("en", "cy"):
            assert handout.headline.in_(language) in text, document.address
            for line in handout.says:
                assert line.in_(language) in text, document.address


def test_each_is_there_in_colour_and_in_black_and_posters_on_a3_too(facts: Facts) -> None:
    made = {(handout.id, paper, ink) for handout, paper, ink, _ in documents(facts, RESERVED)}
    assert {("poster-help", "a3", "black"), ("poster-help", "a4", "colour"), ("wallet-card", "a4", "black")} <= made
    assert ("wallet-card", "a3", "colour") not in made


def test_what_is_printed_in_black_has_no_colour(facts: Facts) -> None:
    for _, _, ink, document in documents(facts, OWN):
        reader = PdfReader(io.BytesIO(pdf_of(facts, document).content))
        content = b" ".join(page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
        coloured = re.search(rb"(?:[0-9.]+ ){3}(?:scn|SCN|rg|RG)\b", content) is not None
        assert coloured == (ink == "colour"), document.address


def test_a_square_code_leads_to_help_and_carries_nothing_else() -> None:
    rows = square_code(f"{OWN}help/")
    assert rows == [
        list(map(int, row)) for row in segno.make(f"{OWN}help/", error="m", micro=False).matrix_iter(border=4)
    ]
    assert len(rows) == len(rows[0])
    assert not any(rows[0] + rows[-1]), "the light border that readers need"


def test_a_poster_has_a_code_only_where_the_site_has_an_address_of_its_own(facts: Facts) -> None:
    for site_url, there in ((OWN, True), (RESERVED, False), ("", False)):
        posters = [document for handout, *_, document in documents(facts, site_url) if handout.form == "poster"]
        for document in posters:
            assert (document.data["code"] is not None) == there
            assert ("gwrth-fasnachu.cymru/help/" in said(pdf_of(facts, document).content)) == there


def test_there_is_a_page_of_pocket_cards_in_each_language_with_both_numbers(facts: Facts) -> None:
    cards = list(pocket_cards(facts, RESERVED))
    assert [language.id for language, _ in cards] == sorted(facts[HelpLanguage])
    for language, document in cards:
        pdf = pdf_of(facts, document)
        assert pdf.pages == 1, language.id
        text = said(pdf.content)
        for point in help_points(facts):
            assert point.value in text, language.id
        assert set(re.findall(r"\w+", f"{language.name.cy} {language.name.en}")) <= set(re.findall(r"\w+", text)), (
            language.id
        )


def test_a_headline_too_long_for_a_card_is_refused(facts: Facts) -> None:
    with pytest.raises(ValidationError, match="at most 70 characters"):
        changed(facts, "wallet-card", headline={"en": "x" * 71, "cy": "x"})


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({"call": ["emergency-999"]}, "1 numbers and 2 lines to stand beside them"),
        ({"call": ["emergency-999", "acas"]}, '"acas" has no published phone'),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    wrong = with_records(facts, Handout, {"strips": changed(facts, "strips", **values)})
    assert [finding.seen for finding in agree(wrong)] == [seen]


def test_an_unknown_group_or_archive_is_told(facts: Facts) -> None:
    with pytest.raises(CallError, match='no group "poster" of things to print'):
        answer(facts, to_print, "poster")
    with pytest.raises(CallError, match='no archive of the language "fr"'):
        answer(facts, everything_to_print, "fr")
