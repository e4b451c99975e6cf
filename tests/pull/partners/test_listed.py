from __future__ import annotations

import pytest

from ahtc.pull.partners.listed import clean_text, read_email, read_given, read_phone, read_web


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("101", "101"),
        ("029 2064 4633", "029 2064 4633"),
        ("(029) 2064-4633", "029 2064 4633"),
        ("+44 29 2064 4633", "029 2064 4633"),
        ("0044 (0)29 2064 4633", "029 2064 4633"),
        ("  0800\u00a0731\u200b 8147 ", "0800 731 8147"),
        ("08007318147", "08007318147"),
    ],
)
def test_a_number_is_read_in_the_form_in_which_it_is_dialled(text: str, value: str) -> None:
    contacts, doubts = read_phone(text)
    assert [contact.value for contact in contacts] == [value]
    assert doubts == []


def test_two_numbers_in_one_field_are_both_given_and_said_to_be_two() -> None:
    contacts, doubts = read_phone("0800 123 456 or 0800 123 457 (ask for Ann)")
    assert [contact.value for contact in contacts] == ["0800 123 456", "0800 123 457"]
    assert doubts == [
        "the field holds 2 telephone numbers: 0800 123 456, 0800 123 457",
        'beside the number it says "or (ask for Ann"',
    ]


@pytest.mark.parametrize("text", ["to be confirmed", "=HYPERLINK(1)", "12"])
def test_a_field_without_a_number_gives_none_and_says_so(text: str) -> None:
    contacts, doubts = read_phone(text)
    assert contacts == []
    assert "holds no UK telephone number" in doubts[0]


def test_an_empty_field_gives_nothing_and_says_nothing() -> None:
    assert read_phone(" ") == read_email("") == read_web("\n") == ([], [])


@pytest.mark.parametrize("text", ["+33 1 42 68 53 00", "0800 12"])
def test_a_number_of_another_country_or_with_digits_missing_is_not_taken(text: str) -> None:
    contacts, doubts = read_phone(text)
    assert contacts == []
    assert doubts == [f'"{text}" is not a whole UK number']


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (2920180001, "2920180001 is a number and not text, so a 0 or + at its start may be lost"),
        (2920180001, "(it may have been 02920180001)"),
        (2920180001.0, "(it may have been 02920180001)"),
        (442920180001, "(it may have been +442920180001)"),
        (12, "12 is a number and not text"),
        (1e300, "is a number and not text, so it is left out"),
        (float("nan"), "is a number and not text, so it is left out"),
        (True, "is yes or no and not text, so it is left out"),
        (["029 2018 0001"], "is a list and not text, so it is left out"),
        ({"number": "101"}, "is a record of its own and not text, so it is left out"),
    ],
)
def test_a_telephone_that_is_no_text_is_left_out_and_said_with_what_it_lost(given: object, told: str) -> None:
    contacts, doubts = read_given(read_phone, given)
    assert contacts == []
    assert told in doubts[0]


def test_a_field_that_is_not_given_says_nothing_and_a_text_is_read() -> None:
    assert read_given(read_phone, None) == read_given(read_phone, "") == ([], [])
    assert read_given(read_phone, "101") == read_phone("101")


def test_an_extension_is_said_to_be_left_out() -> None:
    contacts, doubts = read_phone("01633 838111 ext 23")
    assert [contact.value for contact in contacts] == ["01633 838111"]
    assert doubts == ["the extension 23 is left out"]


def test_an_email_address_is_lower_case() -> None:
    assert [contact.value for contact in read_email("mailto:Info@Example.ORG.uk")[0]] == ["info@example.org.uk"]


@pytest.mark.parametrize("text", ["info(at)example.org", "@example.org", "=cmd@example.org", "ìnfo@example.org"])
def test_an_address_that_is_no_email_address_is_told(text: str) -> None:
    contacts, doubts = read_email(text)
    assert contacts == []
    assert "is not an e-mail address" in doubts[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("www.Example.org", "https://www.example.org"),
        ("http://example.org/Cymraeg", "http://example.org/Cymraeg"),
        ("HTTPS://EXAMPLE.ORG/", "https://example.org/"),
        ("example.org/a?b=c", "https://example.org/a?b=c"),
    ],
)
def test_a_web_address_is_whole(text: str, value: str) -> None:
    assert [contact.value for contact in read_web(text)[0]] == [value]


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "http//www.example.org", "https://gov.uk@example.org", "none", "ftp://example.org"]
)
def test_what_is_no_web_address_is_told(text: str) -> None:
    contacts, doubts = read_web(text)
    assert contacts == []
    assert "is not a web address" in doubts[0]


def test_text_is_one_line_without_control_or_bidirectional_characters_and_composed() -> None:
    assert clean_text("Tŷ\r\n\x00 \u202ednuos\u202c  \u2066Mo\u0302n\u2069") == "Tŷ dnuos Môn"
    assert clean_text("a" * 400) == "a" * 299 + "…"
