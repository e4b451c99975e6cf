"""Dates, numbers and order, as each language writes them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from ahtc.core.language import day_and_month, initial, letters, long_date, number, order, short_period, source_date
from ahtc.core.text import Language

DAY = datetime.date(2026, 11, 22)

WELSH_MONTHS = [
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
]  # fmt: skip


def test_a_date_is_written_as_it_is_read_aloud() -> None:
    assert long_date(DAY, "en") == "22 November 2026"
    assert long_date(DAY, "cy") == "22 Tachwedd 2026"


def test_a_day_of_every_year_is_written_without_a_year() -> None:
    assert day_and_month(DAY, "en") == "22 November"
    assert day_and_month(DAY, "cy") == "22 Tachwedd"


@pytest.mark.parametrize(("month", "name"), list(enumerate(WELSH_MONTHS, 1)))
def test_every_month_has_its_welsh_name(month: int, name: str) -> None:
    assert long_date(datetime.date(2026, month, 1), "cy") == f"1 {name} 2026"


@pytest.mark.parametrize(
    ("text", "english", "welsh"),
    [
        ("2013-11-28", "28 November 2013", "28 Tachwedd 2013"),
        ("2013-11", "November 2013", "Tachwedd 2013"),
        ("2017", "2017", "2017"),
        ("undated", "undated", "heb ddyddiad"),
        ("about 2020", "about 2020", "tua 2020"),
        ("about 2018-2020", "about 2018–2020", "tua 2018–2020"),
        ("before 2014", "before 2014", "cyn 2014"),
        ("2022 or later", "2022 or later", "2022 neu'n ddiweddarach"),
        ("2022-11 or later", "November 2022 or later", "Tachwedd 2022 neu'n ddiweddarach"),
    ],
)
def test_a_source_s_date_is_put_in_the_page_s_language(text: str, english: str, welsh: str) -> None:
    assert (source_date(text, "en"), source_date(text, "cy")) == (english, welsh)


@pytest.mark.parametrize(
    "text",
    [
        "c. 2022",
        "2017–2018",
        "about May",
        "2023-13 or later",
        "April 2026 (PDF made 2026-03-31)",
        "2023-02-31",
        "2023-13",
    ],
)
def test_what_is_not_a_date_is_left_as_printed(text: str) -> None:
    assert source_date(text, "en") is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_thousands_are_set_apart_by_a_comma(language: Language) -> None:
    assert number(1186, language) == "1,186"


def test_a_negative_number_keeps_its_sign() -> None:
    assert number(-63, "cy") == "-63"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_rate_is_written_with_its_decimal_even_where_it_is_zero(language: Language) -> None:
    assert number(Decimal("4.0"), language) == "4.0"
    assert number(Decimal("1186.5"), language) == "1,186.5"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("llinell", ["ll", "i", "n", "e", "ll"]),
        ("chwarae", ["ch", "w", "a", "r", "a", "e"]),
        ("ymddiriedolaeth", ["y", "m", "dd", "i", "r", "i", "e", "d", "o", "l", "a", "e", "th"]),
        ("Tŷ'r", ["t", "y", "r"]),
        ("", []),
    ],
)
def test_welsh_letters_of_two_signs_are_one_letter(word: str, expected: list[str]) -> None:
    assert letters(word) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["cwm", "chwarae"],
        ["dyn", "ddoe"],
        ["fan", "ffa"],
        ["gwlad", "ngwlad", "haf"],
        ["lol", "llaw"],
        ["pwll", "phen"],
        ["rwan", "rhaff"],
        ["twll", "thema"],
        ["afal", "bach", "cath", "chwaer", "dafad", "ddoe", "eira", "ffermwr", "gardd", "llaw", "mam", "ŵy", "ysgol"],
    ],
)
def test_welsh_words_stand_in_the_order_of_the_welsh_alphabet(words: list[str]) -> None:
    backwards = list(reversed(words))
    assert sorted(backwards, key=lambda word: order(word, "cy")) == words


@pytest.mark.parametrize("phrase", ["cadwyn gyflenwi", "cadwyn-gyflenwi", "cadwyn'gyflenwi"])
def test_two_signs_are_no_one_letter_where_one_word_ends_and_the_next_begins(phrase: str) -> None:
    assert letters(phrase) == ["c", "a", "d", "w", "y", "n", "g", "y", "f", "l", "e", "n", "w", "i"]


def test_a_phrase_stands_by_the_letters_of_its_words() -> None:
    words = ["cadwyn glo", "cadwyn hir", "cadwyngi"]
    assert sorted(words, key=lambda word: order(word, "cy")) == ["cadwyngi", "cadwyn glo", "cadwyn hir"]


def test_english_words_stand_in_english_order() -> None:
    words = ["chapter", "city", "cwm", "llama", "lot"]
    backwards = list(reversed(words))
    assert sorted(backwards, key=lambda word: order(word, "en")) == words


@pytest.mark.parametrize("language", ["en", "cy"])
def test_capitals_and_accents_make_no_difference_to_order(language: Language) -> None:
    words = ["Tan", "tŷ", "Ty'n"]
    backwards = list(reversed(words))
    assert sorted(backwards, key=lambda word: order(word, language)) == words


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("llinell", "cy", "Ll"), ("llinell", "en", "L"), ("Ŵyn", "cy", "W"), ("chwedl", "cy", "Ch"), ("24", "cy", "#")],
)
def test_a_word_stands_under_its_first_letter(word: str, language: Language, expected: str) -> None:
    assert initial(word, language) == expected


@pytest.mark.parametrize(
    ("language", "quarters"),
    [
        ("en", ["Jan–Mar 2023", "Apr–Jun 2023", "Jul–Sep 2023", "Oct–Dec 2023"]),
        ("cy", ["Ion–Maw 2023", "Ebr–Meh 2023", "Gorff–Medi 2023", "Hyd–Rhag 2023"]),
    ],
)
def test_a_quarter_is_short_where_there_is_little_room(language: Language, quarters: list[str]) -> None:
    assert [short_period(f"2023-Q{number}", language) for number in range(1, 5)] == quarters
    assert short_period("2018/19", language) == "2018/19"
    assert short_period("2022-12-31", language) == {"en": "Dec 2022", "cy": "Rhag 2022"}[language]
