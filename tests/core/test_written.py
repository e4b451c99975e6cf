"""Words of the other language inside a text of the data."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from ahtc.core.escape import as_text
from ahtc.core.text import Bilingual, Name
from ahtc.core.words import SiteWords

ARTICLE = Bilingual(en="It says “last year”.", cy="Mae'n dweud “[en: last year]” (y llynedd).")


def test_words_of_the_other_language_are_marked_with_it_in_a_page() -> None:
    assert '“<span lang="en">last year</span>” (y llynedd).' in as_text(ARTICLE.cy)


def test_welsh_words_in_an_english_text_are_marked_too() -> None:
    assert as_text(Bilingual(en="[cy: Taclo'r Tacle], in Welsh", cy="Yn Gymraeg").en) == (
        '<span lang="cy">Taclo&#39;r Tacle</span>, in Welsh'
    )


def test_several_marks_and_a_whole_text_of_the_other_language_can_stand_in_one_text() -> None:
    assert as_text(Bilingual(en="Teams", cy="[en: Gender] a [en: Sex]").cy) == (
        '<span lang="en">Gender</span> a <span lang="en">Sex</span>'
    )
    assert as_text(Bilingual(en="Pull", cy="[en:Pull request]").cy) == '<span lang="en">Pull request</span>'


def test_whatever_prints_text_as_a_string_has_the_words_without_the_mark() -> None:
    words = "Mae'n dweud “last year” (y llynedd)."
    assert ARTICLE.in_("cy") == words
    assert f"{ARTICLE.in_('cy')}" == words
    assert json.loads(json.dumps({"note": ARTICLE.cy})) == {"note": words}


def test_a_copy_of_a_text_keeps_its_marks() -> None:
    assert as_text(ARTICLE.model_copy(deep=True).cy) == as_text(ARTICLE.cy)


def test_a_name_of_an_organisation_can_hold_marked_words() -> None:
    name = Name(en="Salvation Army helpline", cy="Llinell gymorth y [en: Salvation Army]", welsh="translation")
    assert name.in_("cy") == "Llinell gymorth y Salvation Army"
    assert as_text(name.in_("cy")) == 'Llinell gymorth y <span lang="en">Salvation Army</span>'


def test_marked_words_are_escaped_as_all_data_is() -> None:
    shown = as_text(Bilingual(en="x", cy="“[en: <b onclick=x>{{ 7*7 }}</b>]”").cy)
    assert "<b" not in shown
    assert "{{" not in shown
    assert shown.startswith('“<span lang="en">&#60;b')


def test_brackets_that_are_no_mark_stay_as_they_are() -> None:
    text = "Mae'r marciau [c], [x] a [z] yn y daflen [1]."
    assert Bilingual(en="Marks", cy=text).cy == text


@pytest.mark.parametrize(
    "text",
    [
        "Mae'n dweud [en: last year",
        "Mae'n dweud [fr: l'an dernier]",
        "Mae'n dweud [cy: y llynedd]",
        "Mae'n dweud [EN: last year]",
        "Mae'n dweud [english: last year]",
        "Mae'n dweud [en : last year]",
        "Mae'n dweud [en: ]",
        "Mae'n dweud [en: last [en: year]]",
    ],
)
def test_a_mark_that_is_not_closed_or_not_of_the_other_language_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r'a mark such as "\[en: words\]"'):
        Bilingual(en="It says", cy=text)


def test_the_sites_own_words_hold_no_marks_since_some_stand_in_attributes() -> None:
    with pytest.raises(ValidationError, match="words without a mark"):
        SiteWords(en="Menu", cy="[en: Menu]")
