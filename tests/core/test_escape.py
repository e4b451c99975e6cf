"""Data is only ever text, wherever a page puts it."""

from __future__ import annotations

import html

import markdown
import pytest
from markupsafe import Markup

from ahtc.core.escape import as_text, inert_cell
from ahtc.site.expand import parts
from tests.markup import parsed

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "*b* _i_ **s** `c`",
    "# x",
    "--- x",
    "&amp; &lt; &#60;",
    "a | b",
    "x {: onclick=alert(1) }",
    "{#anchor}",
    "\"quoted\" 'too'",
    "<javascript:alert(1)>",
    "!!! note",
    "1) a",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_it_as_it_is(text: str) -> None:
    extensions = ["attr_list", "def_list", "md_in_html", "tables", "admonition", "pymdownx.details"]
    page = parsed(markdown.markdown(f"Before {as_text(text)} after.", extensions=extensions))
    assert page.text == f"Before {text} after."
    assert [element.tag for element in page.every()] == ["p"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_reader_of_calls_finds_none_in_it(text: str) -> None:
    assert parts(str(as_text(text)), "a.md") == [str(as_text(text))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_browser_reads_it_as_it_is_within_an_attribute_too(text: str) -> None:
    element = parsed(f'<p title="{as_text(text)}"></p>').one("p")
    assert element.attributes == {"title": html.unescape(str(as_text(text)))} == {"title": text}


def test_line_ends_become_spaces() -> None:
    assert as_text("one\n---\ntwo") == "one --- two"


def test_html_of_ours_stays_html() -> None:
    assert as_text(Markup("<b>ours</b>")) == "<b>ours</b>"


def test_welsh_letters_are_left_as_they_are() -> None:
    assert as_text("tŷ â môr") == "tŷ â môr"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_gets_a_quotation_mark(sign: str) -> None:
    assert inert_cell(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "unseen",
    ["\ufeff", "\u200b", "\u2060", "\u00a0 ", "\u202e", "\ufe0f", "\u3164", "\u2800", "\n", "\0", "\ufeff\u200b "],
)
def test_what_cannot_be_seen_does_not_hide_a_formula(unseen: str) -> None:
    assert inert_cell(f"{unseen}=1+1") == f"'{unseen}=1+1"


@pytest.mark.parametrize("text", ["", "-63%", "-63", "1,186", "2018/19", "a=b", "\u200b", "\ufeffGwent", "'=1+1"])
def test_a_number_and_harmless_text_stay_in_their_cell_as_they_are(text: str) -> None:
    assert inert_cell(text) == text
