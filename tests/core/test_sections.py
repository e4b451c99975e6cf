"""The sections of a page: what they are called, and which change of the page changes which fingerprint."""

from __future__ import annotations

from ahtc.core.pages import Page, page_of
from ahtc.core.sections import sections, words_of

MATTER = """\
title: A page
description: One sentence about what the page holds.
kind: topic
reviewed: 2026-11-22
review_every: 6
audience: [public]
"""

TEXT = """\
What comes first.

## Who to ask { #ask }
Ask them.

### When
At once.

## No anchor
Text.
"""


def written(text: str = TEXT, matter: str = MATTER) -> Page:
    return page_of(f"---\n{matter}---\n{text}", "docs/a.md", "a.md")


def changed(text: str = TEXT, matter: str = MATTER) -> list[str]:
    """The sections whose fingerprint another text has changed."""
    before, after = sections(written()), sections(written(text, matter))
    assert [*before] == [*after]
    return [key for key in before if before[key].fingerprint != after[key].fingerprint]


def test_a_section_is_called_by_its_anchor_or_by_its_place() -> None:
    found = sections(written())
    assert [*found] == ["page", "opening", "ask", "part-2", "part-3"]
    assert [each.heading for each in found.values()] == ["", "", "Who to ask", "When", "No anchor"]


def test_each_section_says_on_which_line_it_begins() -> None:
    lines = f"---\n{MATTER}---\n{TEXT}".split("\n")
    found = sections(written())
    assert lines[found["ask"].line - 1] == "## Who to ask { #ask }"
    assert lines[found["part-3"].line - 1] == "## No anchor"
    assert lines[found["page"].line - 1] == "title: A page"


def test_a_page_that_begins_with_a_heading_has_no_opening() -> None:
    assert [*sections(written("## A heading { #a }\nText.\n"))] == ["page", "a"]


def test_an_anchor_that_is_called_as_a_part_of_every_page_is_told_apart() -> None:
    assert [*sections(written("Text.\n\n## Opening { #opening }\nMore.\n"))] == ["page", "opening", "opening-part-1"]


def test_a_change_changes_the_fingerprint_of_its_own_section_alone() -> None:
    assert changed(TEXT.replace("Ask them.", "Ask us.")) == ["ask"]
    assert changed(TEXT.replace("Who to ask", "Whom to ask")) == ["ask"]
    assert changed(TEXT.replace("At once.", "Later.")) == ["part-2"]
    assert changed(TEXT.replace("What comes first.", "What is first.")) == ["opening"]


def test_of_the_front_matter_what_is_translated_counts_and_nothing_else() -> None:
    assert changed(matter=MATTER.replace("A page", "The page")) == ["page"]
    assert changed(matter=MATTER.replace("One sentence", "A sentence")) == ["page"]
    assert changed(matter=MATTER.replace("2026-11-22", "2026-11-23")) == []


def test_spaces_at_the_end_of_lines_and_empty_lines_around_a_section_count_for_nothing() -> None:
    assert changed(TEXT.replace("Ask them.", "Ask them.  ")) == []
    assert changed(TEXT.replace("Ask them.\n", "Ask them.\n\n")) == []
    assert changed(TEXT.replace("\n", "\r\n")) == []


def test_the_words_of_a_page_change_with_any_of_its_sections() -> None:
    assert words_of(written(TEXT.replace("Later", "Now"))) == words_of(written())
    assert words_of(written(TEXT.replace("At once", "Now"))) != words_of(written())
