from __future__ import annotations

from html import unescape

import markdown
import pytest

from ahtc.pull.partners.report import Given, plain, report


@pytest.mark.parametrize("text", ["<b>x</b>", "`", "a `` b", "`a`", "[a](b)", "**x**", "@ann #12", "https://x.example"])
def test_what_a_source_gave_is_shown_in_code_letter_by_letter(text: str) -> None:
    page = markdown.markdown(report([("A", [("It gives ", Given(text), ".")])], "2026-11-22").decode())
    shown = page.partition("<code>")[2].partition("</code>")[0]
    assert unescape(shown) == text


def test_our_own_words_are_no_markup_either() -> None:
    page = markdown.markdown(report([("A <b>", [("*x* [y](z) <i>",)])], "2026-11-22").decode())
    assert "<em>" not in page
    assert "<a " not in page
    assert "<i>" not in page
    assert "<b>" not in page


def test_a_terminal_gets_the_same_words() -> None:
    assert plain(("It gives ", Given("`101`"), ".")) == "It gives `101`."


def test_a_source_with_nothing_to_say_says_so() -> None:
    assert "- Nothing to say.\n" in report([("A", [])], "2026-11-22").decode()
