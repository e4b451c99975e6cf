"""How old a reader must be: pages for the public are written for readers of 9 to 11; one above that is a warning.

The measure is the Automated Readability Index (Smith and Senter, 1967), which counts letters and sentences and needs no
list of words. It was made for English; no such measure stands for Welsh, whose pages say the same as their twins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahtc.check.passages import OTHER, Passage
from ahtc.check.texts import texts_of
from ahtc.core.problems import Finding
from ahtc.core.project import Project

OLDEST = 11
"""The age up to which a page for the public may ask its reader to be."""

FEWEST_WORDS = 100
"""A page of fewer words of its own is not measured: a name or two would decide."""

_SENTENCE_END = re.compile(r"[.!?:](?=[\"'”’)]*(?:\s|$))")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SCHOOL_STARTS = 5


@dataclass(frozen=True)
class Reading:
    """How hard a text is: its words, and the age of the pupils for whom it is (that of their year's end)."""

    words: int
    age: int


def reading_ages(project: Project) -> dict[str, Reading]:
    """The measure of each English page for the public that has words enough, by the page's path."""
    return {
        path: reading_of(passages)
        for path, passages in _public_pages(project).items()
        if sum(len(_WORD.findall(each.text)) for each in passages) >= FEWEST_WORDS
    }


def _public_pages(project: Project) -> dict[str, list[Passage]]:
    """What each English page says to the public, without its front matter, which is for machines and menus."""
    pages: dict[str, list[Passage]] = {}
    for passage in project.derived(texts_of).public_english:
        if passage.section is not None:
            pages.setdefault(passage.path, []).append(passage)
    return pages


def reading_of(passages: list[Passage]) -> Reading:
    """The measure of a text: a heading, an item of a list and a line that ends in a colon are each a sentence."""
    letters = words = sentences = 0
    for passage in passages:
        text = passage.text.replace(OTHER, " ")
        found = _WORD.findall(text)
        letters += sum(len(word) for word in found)
        words += len(found)
        parts = _SENTENCE_END.split(text)
        sentences += sum(1 for part in parts if _WORD.search(part))
    index = 4.71 * letters / words + 0.5 * words / sentences - 21.43
    return Reading(words, max(_SCHOOL_STARTS, math.ceil(index) + _SCHOOL_STARTS + 1))


def findings(project: Project) -> Iterator[Finding]:
    """Each page for the public that asks for an older reader than :data:`OLDEST`."""
    for path, reading in reading_ages(project).items():
        if reading.age > OLDEST:
            yield Finding(
                path,
                1,
                "reading-age",
                f"The page asks for a reader of {reading.age} (Automated Readability Index)",
                f"{OLDEST} at most on a page for the public",
                "Use shorter words and sentences. `ahtc reading-age` lists every page.",
                "warning",
            )
