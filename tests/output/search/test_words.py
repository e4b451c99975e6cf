"""Words as they are compared: the same in a page's text and in what a visitor types."""

from __future__ import annotations

import pytest

from ahtc.core.text import Language
from ahtc.kinds.search.words import fold, words_of


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Tŷ’r ŵyn", "cy", ["ty", "wyn"]),
        ("mae'n gaethwas", "cy", ["mae", "gaethwas"]),
        ("i'r o'i gyda'ch", "cy", ["i", "o", "gyda"]),
        ("victim's victims’", "en", ["victim", "victims"]),
        ("don't", "en", ["dont"]),
        ("O'Neill", "en", ["oneill"]),
        ("cam-drin", "cy", ["cam", "drin", "camdrin"]),
        ("Dyfed-Powys", "en", ["dyfed", "powys", "dyfedpowys"]),
        ("s45, 08000 121 700", "en", ["s45", "08000", "121", "700"]),
        ("“Pwyleg” – Ελληνικά العربية", "cy", ["pwyleg", "ελληνικα", "العربية"]),
        ("¡…! <>/ 😀", "en", []),
    ],
)
def test_a_text_is_these_words(text: str, language: Language, words: list[str]) -> None:
    assert [word.folded for word in words_of(text, language)] == words


def test_a_word_says_where_it_begins_in_the_text_as_it_is_written() -> None:
    text = "Yn Nhŷ’r Cyffredin"
    assert [text[word.at : word.at + 3] for word in words_of(text, "cy")] == ["Yn ", "Nhŷ", "Cyf"]


@pytest.mark.parametrize("text", ["Ŷ", "İstanbul", "ﬁ", "ß", "Ǆ", "e\u0301"])
def test_folding_keeps_a_letter_for_every_letter(text: str) -> None:
    assert len(fold(text)) == len(text)
