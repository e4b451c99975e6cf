"""Dates, numbers and order as each language writes them: CLDR through Babel, and the Welsh alphabet."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from ahtc.core.text import Language

_LOCALES = {"en": "en_GB", "cy": "cy_GB"}

WELSH_ALPHABET = [
    "a",
    "b",
    "c",
    "ch",
    "d",
    "dd",
    "e",
    "f",
    "ff",
    "g",
    "ng",
    "h",
    "i",
    "j",
    "k",
    "l",
    "ll",
    "m",
    "n",
    "o",
    "p",
    "ph",
    "q",
    "r",
    "rh",
    "s",
    "t",
    "th",
    "u",
    "v",
    "w",
    "x",
    "y",
    "z",
]


def long_date(day: datetime.date, language: Language) -> str:
    """A date as it is read aloud: 22 November 2026, 22 Tachwedd 2026."""
    return str(format_date(day, format="d MMMM y", locale=_LOCALES[language]))


def short_date(day: datetime.date, language: Language) -> str:
    """A date for a place with little room: 22 Nov 2026, 22 Tach 2026."""
    return str(format_date(day, format="d MMM y", locale=_LOCALES[language]))


def day_and_month(day: datetime.date, language: Language) -> str:
    """A day that comes every year, without its year: 18 October, 18 Hydref."""
    return str(format_date(day, format="d MMMM", locale=_LOCALES[language]))


@cache
def month_names(language: Language) -> list[str]:
    """The months by their names, as a date has them."""
    return [str(name) for _, name in sorted(get_month_names("wide", locale=_LOCALES[language]).items())]


# What a source without an exact date is said to be of: the years or the month stand in the place of {}.
_ROUGH: dict[Language, dict[str, str]] = {
    "en": {"undated": "undated", "about": "about {}", "before": "before {}", "later": "{} or later"},
    "cy": {"undated": "heb ddyddiad", "about": "tua {}", "before": "cyn {}", "later": "{} neu'n ddiweddarach"},
}

_ROUGH_FORMS = {
    "about": re.compile(r"about ([0-9]{4}(?:-[0-9]{4})?)"),
    "before": re.compile(r"before ([0-9]{4})"),
    "later": re.compile(r"([0-9]{4}(?:-[0-9]{2})?) or later"),
}


def source_date(text: str, language: Language) -> str | None:
    """A source's date in words; None for a text that is no date of ours, which is shown as printed.

    It is a day, a month (2013-11: November 2013) or a year; or roughly one: ``about 2020``, ``about 2018-2020``,
    ``before 2014``, ``2022 or later``, ``undated``.
    """
    if text == "undated":
        return _ROUGH[language]["undated"]
    for name, form in _ROUGH_FORMS.items():
        if found := form.fullmatch(text):
            when = found[1] if name != "later" else _exact_date(found[1], language)
            return when and _ROUGH[language][name].format(when.replace("-", "–"))
    return _exact_date(text, language)


def _exact_date(text: str, language: Language) -> str | None:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return long_date(datetime.date.fromisoformat(text), language)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            return format_date(datetime.date.fromisoformat(f"{text}-01"), format="MMMM y", locale=_LOCALES[language])
    except ValueError:  # no calendar has this day: it is shown as printed
        return None
    return text if re.fullmatch(r"[0-9]{4}", text) else None


# Whole phrases, since Welsh changes the first letter of the month that ends a quarter.
_QUARTERS: dict[Language, tuple[str, str, str, str]] = {
    "en": ("January to March", "April to June", "July to September", "October to December"),
    "cy": ("Ionawr i Fawrth", "Ebrill i Fehefin", "Gorffennaf i Fedi", "Hydref i Ragfyr"),
}


_SHORT_QUARTERS: dict[Language, tuple[str, str, str, str]] = {
    "en": ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"),
    "cy": ("Ion–Maw", "Ebr–Meh", "Gorff–Medi", "Hyd–Rhag"),
}


def short_period(text: str, language: Language) -> str:
    """An observation's period for a place with little room: ``2023-Q1`` is Jan–Mar 2023, a day its month."""
    if quarter := re.fullmatch(r"([0-9]{4})-Q([1-4])", text):
        return f"{_SHORT_QUARTERS[language][int(quarter[2]) - 1]} {quarter[1]}"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and source_date(text, language):
        return str(format_date(datetime.date.fromisoformat(text), format="MMM y", locale=_LOCALES[language]))
    return written_period(text, language)


def written_period(text: str, language: Language) -> str:
    """An observation's period as it is read: ``2023-Q1`` is January to March 2023; ``2017-02/2019-12`` two months.

    A year, or a year that is not a calendar year (``2018/19``), stays as it is; so does any other text.
    """
    if quarter := re.fullmatch(r"([0-9]{4})-Q([1-4])", text):
        return f"{_QUARTERS[language][int(quarter[2]) - 1]} {quarter[1]}"
    if ends := re.fullmatch(r"([0-9]{4}-[0-9]{2})/([0-9]{4}-[0-9]{2})", text):
        return " – ".join(source_date(end, language) or end for end in ends.groups())
    if years := re.fullmatch(r"([0-9]{4})-([0-9]{4})", text):
        return "–".join(years.groups())
    return source_date(text, language) or text


def number(value: int | Decimal, language: Language) -> str:
    """A number with its separators, 1,186, and as many decimals as it is given with, 4.0."""
    decimals = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    shape = f"#,##0.{'0' * decimals}" if decimals else None
    return str(format_decimal(value, format=shape, locale=_LOCALES[language]))


def plural_form(value: int | Decimal | None, language: Language) -> str:
    """Which form a counted noun has beside a number: one or other in English, one of six in Welsh (CLDR).

    ``other`` for None, which stands for a range or for what is not known exactly.
    """
    return "other" if value is None else Locale.parse(_LOCALES[language]).plural_form(value)


def letters(phrase: str) -> list[str]:
    """A phrase as letters of the Welsh alphabet: ``llinell`` is ll, i, n, e, ll; accents and other marks are dropped.

    Two signs are one letter within a word alone: ``cadwyn gyflenwi`` has n and g, not ng.
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", phrase.lower()) if not unicodedata.combining(c))
    found: list[str] = []
    for word in re.findall("[a-z]+", plain):
        while word:
            size = 2 if word[:2] in WELSH_ALPHABET else 1
            found.append(word[:size])
            word = word[size:]
    return found


def order(word: str, language: Language) -> tuple[object, ...]:
    """A sort key for lists A to Z; in Welsh ``ch``, ``dd``, ``ff``, ``ll`` and the rest are letters of their own."""
    if language == "cy":
        return (*(WELSH_ALPHABET.index(letter) for letter in letters(word)),)
    return ("".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).casefold(),)


def initial(word: str, language: Language) -> str:
    """The letter that a word stands under in a list A to Z: ``Ll`` for *llinell* in Welsh."""
    first = letters(word)
    if language == "cy" and first:
        return first[0].capitalize()
    return first[0][0].upper() if first else "#"
