"""What a translator may change in a block, and what is protected."""

from __future__ import annotations

import pytest

from ahtc.output.exchange.segments import blocks_of, rendered, segment_of, unfit


@pytest.mark.parametrize(
    ("block", "texts", "kept"),
    [
        ("Call {{ phone('x') }} now.", ("Call ", " now."), ("{{ phone('x') }}",)),
        ('A {{ term("x", text="slave") }}.', ("A ", "slave", "."), ('{{ term("x", text="', '") }}')),
        ("## Who {#who}", ("", "Who ", ""), ("## ", "{#who}")),
        ("[Help](get-help/index.md) here", ("", "Help", " here"), ("[", "](get-help/index.md)")),
        ("- **One** two", ("", "", "One", " two"), ("- ", "**", "**")),
        ('A <span lang="cy">gair</span>', ("A ", "gair", ""), ('<span lang="cy">', "</span>")),
    ],
)
def test_calls_links_and_markup_are_kept_and_words_are_text(
    block: str, texts: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    segment = segment_of(block)
    assert (segment.texts, segment.kept) == (texts, kept)
    assert segment.whole == block


def test_a_block_without_a_word_says_nothing() -> None:
    assert segment_of("{{ help_card() }}").says_nothing


def test_empty_lines_part_blocks() -> None:
    assert blocks_of("\nOne\ntwo\n\n\nThree\n") == ["One\ntwo", "Three"]


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "{{ phone('x') }}", "{% if %}", "[x](y)", "a\n# Title", "a\n- item", "a | b", "`x`", "**x**"]
)
def test_markup_in_a_translation_is_told(text: str) -> None:
    assert unfit([text], segment_of("Plain words."))


@pytest.mark.parametrize("text", ["Galwch 999!", "un, dau – “tri”", "1 o 3", "1. Yn gyntaf"])
def test_words_are_fit(text: str) -> None:
    assert not unfit([text], segment_of("## 1. First"))


def test_a_sign_may_stand_as_often_as_it_did_and_no_more() -> None:
    source = segment_of("## 1. First")
    assert not unfit(["1. Yn gyntaf"], source)
    assert unfit(["1. Yn gyntaf", "1. Eto"], source)


def test_what_is_kept_follows_the_order_of_the_welsh() -> None:
    source = segment_of("{{ a() }} and {{ b() }}")
    assert rendered(source, (1, 0), ("", " ac ", ""), segment_of("{{ a() }} a {{ b() }}")) == "{{ b() }} ac {{ a() }}"
