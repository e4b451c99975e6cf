"""A page's sections and their fingerprints."""

from __future__ import annotations

import pytest

from ahtc.core.pages import Page, page_of
from ahtc.core.sections import sections, words_of

MATTER = """title: A page
description: One sentence about the page.
kind: topic
reviewed: 2026-11-22
review_every: 6
audience: [public]"""
TEXT = "Opening.\n\n## One {#one}\n\nFirst.\n\n## Two\n\nSecond.\n"


def page(text: str = TEXT, matter: str = MATTER) -> Page:
    return page_of(f"---\n{matter}\n---\n{text}", "docs/a.md", "a.md")


def changed(other: Page) -> set[str]:
    """The sections that differ from those of the page as it is above."""
    before, now = sections(page()), sections(other)
    assert before.keys() == now.keys()
    return {key for key in before if before[key].fingerprint != now[key].fingerprint}


def test_a_page_is_its_matter_its_opening_and_each_heading() -> None:
    found = sections(page())
    assert list(found) == ["page", "opening", "one", "part-2"]
    assert [each.line for each in found.values()] == [2, 9, 11, 15]
    assert found["one"].text == "## One {#one}\n\nFirst.\n"


def test_a_page_that_begins_with_a_heading_has_no_opening() -> None:
    assert list(sections(page("## One {#one}\n"))) == ["page", "one"]


@pytest.mark.parametrize(
    ("other", "section"),
    [
        (page(matter=MATTER.replace("A page", "The page")), "page"),
        (page(matter=MATTER.replace("One sentence", "A sentence")), "page"),
        (page(TEXT.replace("Opening", "Beginning")), "opening"),
        (page(TEXT.replace("First", "Third")), "one"),
        (page(TEXT.replace("## Two", "## Another")), "part-2"),
    ],
)
def test_a_change_is_of_its_section_alone(other: Page, section: str) -> None:
    assert changed(other) == {section}
    assert words_of(other) != words_of(page())


@pytest.mark.parametrize(
    "other", [page(matter=MATTER.replace("-22", "-23")), page(TEXT.replace("First.", "First.  ")), page(f"\n{TEXT}\n")]
)
def test_what_nobody_reads_changes_no_section(other: Page) -> None:
    assert changed(other) == set()


def test_a_heading_in_code_begins_nothing() -> None:
    assert list(sections(page("Opening.\n\n```\n## No\n```\n"))) == ["page", "opening"]
