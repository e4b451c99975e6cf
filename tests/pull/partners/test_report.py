from __future__ import annotations

import re
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


@pytest.mark.parametrize("text", ["@ann", "www.example.org", "https://x.example", "#12"])
def test_a_word_of_a_title_that_would_be_a_mention_or_a_link_is_code(text: str) -> None:
    page = markdown.markdown(report([(f"A {text}", [(f"see {text}",)])], "2026-11-22").decode())
    assert page.count(f"<code>{text}</code>") == 2


@pytest.mark.parametrize("text", ["a & b &lt;", "![x](y)", "a | b ~~c~~", "*x* `y` <z>"])
def test_a_title_is_shown_letter_by_letter(text: str) -> None:
    page = markdown.markdown(report([(text, [])], "2026-11-22").decode())
    assert unescape(re.sub(r"<[^>]+>", "", page)).splitlines()[1] == f"{text}, 2026-11-22"


def test_what_was_said_of_other_lists_stays_with_its_day_and_what_was_said_of_this_one_goes() -> None:
    before = report([("A", [("old",)]), ("B_", [("kept",)])], "2026-11-20").decode()
    now = report([("A", [("new",)])], "2026-11-22", before).decode()
    assert re.findall(r"(?m)^(?:#|-).*", now) == [
        "# What the partners' registers say, 2026-11-22",
        "## A, 2026-11-22",
        "- new",
        "## B\\_, 2026-11-20",
        "- kept",
    ]


def test_a_source_with_nothing_to_say_says_so() -> None:
    assert "- Nothing to say.\n" in report([("A", [])], "2026-11-22").decode()
