"""Which words are forms of one."""

from __future__ import annotations

import pytest

from ahtc.core.text import Language
from ahtc.output.search.lemmas import Lemmas, radicals


@pytest.fixture(scope="module")
def welsh() -> Lemmas:
    """Reading the dictionary takes longest: once for all."""
    return Lemmas("cy")


@pytest.mark.parametrize(
    ("word", "radical"),
    [
        ("nghymru", "cymru"),
        ("mhasbort", "pasbort"),
        ("nhref", "tref"),
        ("ngogledd", "gogledd"),
        ("mlynedd", "blynedd"),
        ("nychymyg", "dychymyg"),
        ("chynnal", "cynnal"),
        ("phobl", "pobl"),
        ("thair", "tair"),
        ("fasnachu", "masnachu"),
        ("ddim", "dim"),
        ("orfodol", "gorfodol"),
        ("wlad", "gwlad"),
        ("lafur", "llafur"),
        ("rwydo", "rhwydo"),
        ("hatgyfeiriad", "atgyfeiriad"),
    ],
)
def test_a_changed_first_letter_leads_back(word: str, radical: str) -> None:
    assert radical in radicals(word)


@pytest.mark.parametrize("word", ["llafur", "rhwydo", "ffordd", "chwilio"])
def test_two_signs_that_are_one_letter_are_not_parted(word: str) -> None:
    assert not {"g" + word, "r" + word, "ll" + word[1:]} & {*radicals(word)}


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        (("cymorth", "gymorth", "nghymorth", "chymorth"), "cymorth"),
        (("plentyn", "blant", "mhlant", "phlant"), "plentyn"),
        (("tŷ", "dŷ", "thŷ", "nhŷ", "tai", "dai"), "ty"),
        (("atgyfeiriad", "atgyfeiriadau", "hatgyfeiriad"), "atgyfeiriad"),
        (("caerdydd", "nghaerdydd"), "caerdydd"),
    ],
)
def test_forms_of_a_welsh_word_are_one(welsh: Lemmas, forms: tuple[str, ...], lemma: str) -> None:
    assert {welsh.lemma(form) for form in forms} == {lemma}


def test_of_two_readings_the_one_that_stands_more_often_counts() -> None:
    lemmas = Lemmas("cy")
    lemmas.settle({"llafur": 9, "lafur": 3})
    assert lemmas.lemma("lafur") == "llafur"


def test_a_word_in_no_dictionary_is_itself(welsh: Lemmas) -> None:
    assert welsh.lemma("bawso") == "bawso"


@pytest.mark.parametrize(("language", "word", "form"), [("cy", "cymorth", "chymorth"), ("en", "referral", "referrals")])
def test_every_form_leads_to_its_lemma_whether_it_is_on_the_site_or_not(
    language: Language, word: str, form: str
) -> None:
    lemmas = Lemmas(language)
    lemma = lemmas.lemma(word)
    assert lemmas.forms({lemma}, [word])[form] == lemma


def test_what_a_first_letter_could_become_never_takes_a_form_that_another_word_has_itself() -> None:
    lemmas = Lemmas("cy")
    forms = lemmas.forms({"cam", "gam"}, ["gam", "cam"])
    assert forms["gam"] == lemmas.lemma("gam")
