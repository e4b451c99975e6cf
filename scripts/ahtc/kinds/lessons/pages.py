"""The page of each lesson."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.lessons.record import Lesson

FOLDER = "practitioners/training"


def lesson_page(id: str) -> str:
    """A lesson's page, by its path under ``docs``."""
    return f"{FOLDER}/{id}.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """A page for each lesson."""
    for id, lesson in writer.facts[Lesson].items():
        said = writer.in_record(
            writer.facts.stands(Lesson, id),
            "practice",
            title=lesson.title.in_(writer.language),
            description=lesson.description.in_(writer.language),
            sources=list(lesson.sources.values()),
        )
        yield writer.page(lesson_page(id), "lesson.md", lesson.slug_cy, said, lesson.checked, lesson=lesson)
