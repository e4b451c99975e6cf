from __future__ import annotations

import pytest

from ahtc.core.markdown import anchors, destination, explicit_anchors, headings, is_external, links, prose


def test_a_heading_has_its_line_level_text_and_anchor() -> None:
    (heading,) = headings("Text.\n\n## Call now {#call}\n", first_line=10)
    assert (heading.line, heading.level, heading.text, heading.anchor) == (12, 2, "Call now", "call")


def test_a_line_underlined_with_hyphens_is_a_heading_of_level_2() -> None:
    assert [(h.line, h.level, h.text) for h in headings("Call now\n--------\n")] == [(1, 2, "Call now")]


@pytest.mark.parametrize("text", ["```\n## not one\n```\n", "Text\n\n---\n\nText\n", "| a |\n|---|\n| b |\n"])
def test_code_rules_and_tables_hold_no_headings(text: str) -> None:
    assert headings(text) == []


def test_an_anchor_inside_a_call_is_not_an_anchor() -> None:
    assert explicit_anchors('{{ term("nrm", text="{#no}") }}\n## Yes {#yes}\n')[0].name == "yes"


def test_a_heading_without_an_anchor_gets_the_one_that_markdown_makes() -> None:
    assert anchors("## Ble mae’r Tŷ?\n") == {"ble-maer-ty"}


def test_a_second_heading_of_the_same_words_gets_a_number() -> None:
    assert anchors("## Call\n\n## Call\n") == {"call", "call_1"}


def test_a_heading_with_an_anchor_has_no_other() -> None:
    assert anchors("## Call now {#call}\n") == {"call"}


def test_an_id_in_html_is_an_anchor() -> None:
    assert anchors('<div id="nrm">NRM</div>\n') == {"nrm"}


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


def test_code_holds_no_links() -> None:
    assert links("`[a](b.md)`") == []


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
    assert "999" not in prose(hidden)


def test_prose_keeps_the_words_of_a_link() -> None:
    assert "999" in prose("[call 999](a.md)")


def test_prose_keeps_every_word_on_its_line() -> None:
    text = 'One {{ phone(\n"a") }}\n<!-- \n\n-->\nSix'
    assert prose(text).split("\n")[5] == "Six"
