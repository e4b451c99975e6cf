from __future__ import annotations

import pytest

from ahtc.check.welsh.words import Mutation, Reading, WelshWords, forms, mutated


@pytest.fixture(scope="module")
def words() -> WelshWords:
    return WelshWords(["cogio"])


@pytest.mark.parametrize("word", ["cath", "gath", "chath", "nghath", "mae'n", "i'r", "a'ch", "di-dâl", "Caerdydd"])
def test_welsh_words_are_known_in_every_form(words: WelshWords, word: str) -> None:
    assert words.knows(word)


@pytest.mark.parametrize("word", ["police", "exploitation", "caht", "year's"])
def test_english_and_slips_are_not(words: WelshWords, word: str) -> None:
    assert not words.knows(word)


def test_an_apostrophe_or_a_hyphen_of_print_makes_no_difference(words: WelshWords) -> None:
    assert words.knows("mae’n")
    assert words.knows("di\u2011dâl")


def test_a_word_that_is_allowed_is_known_in_every_form(words: WelshWords) -> None:
    assert words.knows("gogio")
    assert words.knows("nghogio'n")
    assert Reading("soft", "cogio") in words.readings("gogio")


@pytest.mark.parametrize(
    ("word", "mutation", "changed"),
    [
        ("pobl", "soft", "bobl"),
        ("gwaith", "soft", "waith"),
        ("llais", "soft", "lais"),
        ("Caerdydd", "nasal", "Nghaerdydd"),
        ("Gwent", "nasal", "Ngwent"),
        ("tŷ", "aspirate", "thŷ"),
        ("chwarae", "soft", None),
        ("mab", "nasal", None),
    ],
)
def test_the_first_letter_changes_as_the_grammar_has_it(word: str, mutation: Mutation, changed: str | None) -> None:
    assert mutated(word, mutation) == changed


def test_h_stands_before_a_vowel_in_a_form() -> None:
    assert forms("ardal") == {"ardal", "hardal"}


def test_a_word_is_read_as_itself_or_as_changed_from_its_stem(words: WelshWords) -> None:
    assert words.readings("ddioddefwyr") == [Reading("soft", "dioddefwyr")]
    assert words.readings("bachgen") == [Reading(None, "bachgen")]
    assert words.readings("Nghymru") == [Reading("nasal", "Cymru")]
    assert words.readings("police") == []


def test_a_word_of_two_readings_has_both(words: WelshWords) -> None:
    assert words.readings("chi") == [Reading(None, "chi"), Reading("aspirate", "ci")]


def test_a_word_to_let_pass_is_known_in_every_form_and_never_said_to_change() -> None:
    words = WelshWords(let_pass=["Bawso"])
    assert words.knows("Bawso")
    assert words.knows("Fawso")
    assert words.readings("Bawso") == []
