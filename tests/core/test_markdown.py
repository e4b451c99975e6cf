from __future__ import annotations

import re

import pytest

from ahtc.core.markdown import Heading, Link, destination, is_external, outline


def headings(text: str, first_line: int = 1) -> list[Heading]:
    return outline(text, first_line).headings


def links(text: str, first_line: int = 1) -> list[Link]:
    return outline(text, first_line).links


def test_a_heading_has_its_line_level_text_and_anchor() -> None:
    (heading,) = headings("Text.\n\n## Call now {#call}\n", first_line=10)
    assert (heading.line, heading.level, heading.text, heading.anchor) == (12, 2, "Call now", "call")


def test_a_line_underlined_with_hyphens_is_a_heading_of_level_2() -> None:
    assert [(h.line, h.level, h.text) for h in headings("Call now\n--------\n")] == [(1, 2, "Call now")]


@pytest.mark.parametrize("text", ["```\n## not one\n```\n", "Text\n\n---\n\nText\n", "| a |\n|---|\n| b |\n"])
def test_code_rules_and_tables_hold_no_headings(text: str) -> None:
    assert headings(text) == []


def test_a_heading_in_a_note_is_one() -> None:
    assert [(h.line, h.text) for h in headings('!!! note "Now"\n\n    ## Call\n')] == [(3, "Call")]


def test_an_anchor_inside_a_call_is_not_an_anchor() -> None:
    found = outline('{{ term("nrm", text="{#no}") }}\n## Yes {#yes}\n').anchors
    assert [(anchor.line, anchor.name) for anchor in found] == [(2, "yes")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("See [help](../index.md#call).", "../index.md#call"),
        ("See [the *best* [one]](a.md).", "a.md"),
        ('See [help](a.md "Title").', "a.md"),
        ("See [it](https://a.b/c_(d)).", "https://a.b/c_(d)"),
        ("See <https://a.b/>.", "https://a.b/"),
        ("[help]: a.md", "a.md"),
        ('<a href="a.md">help</a>', "a.md"),
        ("![](a.svg)", "a.svg"),
    ],
)
def test_a_link_is_found_however_it_is_written(text: str, target: str) -> None:
    assert [link.target for link in links(text)] == [target]


def test_links_stand_in_order_with_their_lines() -> None:
    found = links("<a href='b.md'>b</a>\n\n[c](c.md) [d](d.md)\n", first_line=5)
    assert [(link.line, link.target) for link in found] == [(5, "b.md"), (7, "c.md"), (7, "d.md")]


def test_a_link_s_line_is_where_it_begins_in_its_paragraph() -> None:
    found = links("One `two\nthree` four\n[a\nb](a.md) and <b\nid='x'>\n![c](c.svg)")
    assert [(link.line, link.target) for link in found] == [(3, "a.md"), (6, "c.svg")]


def test_a_link_whose_address_stands_apart_is_told_once_where_its_address_stands() -> None:
    assert [(link.line, link.target) for link in links("See [help].\n\n[help]: a.md")] == [(3, "a.md")]


@pytest.mark.parametrize("text", ["[a](javascript:x)", "[a](b%20ŵ.md)", "[a](&#98;.md)"])
def test_a_target_is_what_a_browser_is_given(text: str) -> None:
    assert [link.target for link in links(text)] in (["javascript:x"], ["b%20ŵ.md"], ["b.md"])


def test_markdown_inside_html_is_read_and_other_html_as_html() -> None:
    text = '<div class="ways" markdown>\n[a](a.md)\n</div>\n\n<div>\n[b](b.md) <a href="c.md">c</a>\n</div>'
    assert [(link.line, link.target) for link in links(text)] == [(2, "a.md"), (6, "c.md")]


@pytest.mark.parametrize("code", ["`[a](b.md)`", "```\n[a](b.md)\n```"])
def test_code_holds_no_links(code: str) -> None:
    assert links(code) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("in-danger.md#call", ("cy/get-help/in-danger.md", "call")),
        ("../signs/index.md", ("cy/signs/index.md", "")),
        ("#call", ("cy/get-help/index.md", "call")),
    ],
)
def test_a_relative_link_leads_from_its_own_page(target: str, expected: tuple[str, str]) -> None:
    assert destination("cy/get-help/index.md", target) == expected


def test_a_link_with_a_scheme_is_external() -> None:
    assert [is_external(target) for target in ("https://a.b", "tel:999", "a.md", "#a", "/a")] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        '{{ figure("wales", period="999") }}',
        "[](https://a.b/999)",
        "{#a999}",
        "<!-- 999 -->",
        '<div class="c999">',
        "https://a.b/999",
        "999. ",
    ],
)
def test_prose_leaves_out_what_readers_do_not_see_as_words(hidden: str) -> None:
    assert "999" not in outline(hidden).prose


@pytest.mark.parametrize(
    "text",
    ["[call 999](a.md)", "Call\n999. Now", "`999`", "```\n999\n```", "![999](a.svg)", "<p>call<br>999</p>", "&#57;99"],
)
def test_prose_keeps_what_they_do(text: str) -> None:
    assert re.search(r"(?<!\w)999", outline(text).prose)


def test_prose_keeps_every_word_on_its_line() -> None:
    text = 'One {{ phone(\n"a") }}\n<!--\n\n-->\nSix\n\n| 8 | a |\n|---|---|\n| 10 | b |\n\n<p>\n13</p>\n\n```\n16\n```'
    lines = outline(text, first_line=50).prose.split("\n")
    assert [lines[number - 1].strip() for number in (6, 8, 10, 13, 16)] == ["Six", "8 | a", "10 | b", "13", "16"]
