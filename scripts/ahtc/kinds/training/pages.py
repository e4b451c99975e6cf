"""The page of training: our own lessons, then the courses of others by level."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.training.record import LEVELS, Catalogue, Course

LIST = "practitioners/training/index.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """One page."""
    courses = list(writer.facts[Course].values())
    if not courses:
        return
    catalogue = writer.facts.document(Catalogue)
    yield writer.page(
        LIST,
        "training.md",
        "hyfforddiant",
        writer.in_words("training", "list"),
        catalogue.checked,
        lessons=sorted(writer.facts[Lesson].values(), key=lambda lesson: (lesson.minutes, lesson.id)),
        levels=[(level, [each for each in courses if each.level == level]) for level in LEVELS],
        gaps=catalogue.gaps,
    )
