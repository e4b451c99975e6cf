"""Ids, dates, addresses, names: the small types that every record shares."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from ahtc.core.text import Bilingual, Id, Name, Text, WebAddress, form


@pytest.mark.parametrize("value", ["bawso", "new-pathways", "2012", "a1-b2"])
def test_an_id_is_small_letters_digits_and_single_hyphens(value: str) -> None:
    assert TypeAdapter(Id).validate_python(value) == value


@pytest.mark.parametrize(
    "value", ["", "../x", "a/b", "A", "a b", "-a", "a-", "a--b", "tŷ", "a.b", "a\n", "x" * 81, "<a>"]
)
def test_nothing_else_is_an_id(value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(value)


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://example.org",
        "https://a b",
        "https://[a",
        "https://",
        'https://a"b',
        "",
    ],
)
def test_only_web_addresses_are_web_addresses(value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(WebAddress).validate_python(value)


def test_a_blank_is_never_text() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(" \n ")


def test_a_number_is_not_taken_for_text() -> None:
    with pytest.raises(ValidationError):
        Bilingual.model_validate({"en": 101, "cy": "101"})


def test_a_name_without_a_welsh_one_is_shown_as_its_own_and_said_to_be_english() -> None:
    name = Name(en="Bawso", welsh="none")
    assert (name.in_("cy"), name.language_of("cy")) == ("Bawso", "en")


def test_a_welsh_name_is_shown_on_welsh_pages_alone() -> None:
    name = Name(en="Live Fear Free", cy="Byw Heb Ofn", welsh="official")
    assert (name.in_("en"), name.in_("cy"), name.language_of("cy")) == ("Live Fear Free", "Byw Heb Ofn", "cy")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"en": "A", "welsh": "official"}, "a Welsh name in cy"),
        ({"en": "A", "welsh": "translation"}, "a Welsh name in cy"),
        ({"en": "A", "cy": "B", "welsh": "none"}, 'no cy when welsh is "none"'),
    ],
)
def test_a_name_says_truly_whether_it_has_a_welsh_one(fields: dict[str, str], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        Name.model_validate(fields)


def test_a_text_of_another_form_is_told_what_form_it_should_have() -> None:
    year = TypeAdapter(Annotated[str, form("[0-9]{4}", 'a year, such as "2013"')])
    assert year.validate_python("2026") == "2026"
    with pytest.raises(ValidationError, match='a year, such as "2013"'):
        year.validate_python("2026\n")
