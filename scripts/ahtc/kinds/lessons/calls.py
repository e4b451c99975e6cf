"""The call of a lesson's page: the same lesson for a learning system."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.lessons.scorm import address_of


def lesson_package(page: CallingPage, id: str) -> Markup:
    """A link to a lesson's SCORM package in the page's language."""
    lesson = page.find(Lesson, id, "lesson", "docs/data/lessons")
    return page.render("lesson_package.html", href=page.file(address_of(lesson, page.language)))


CALLS: dict[str, Callable[..., Markup]] = {"lesson_package": lesson_package}
