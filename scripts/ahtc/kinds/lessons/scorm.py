"""A lesson as a SCORM 1.2 package: a manifest, one page that carries all it needs, and no word to anybody else.

https://adlnet.gov/projects/scorm/ (Content Aggregation Model and Run-Time Environment, version 1.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ahtc.core.addresses import Addresses
from ahtc.core.carried import Carried, content_policy
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.zipped import zipped
from ahtc.kinds.lessons.record import Lesson


def address_of(lesson: Lesson, language: Language) -> str:
    """Where a lesson's package stands below the site's root."""
    return f"data/lesson-{lesson.id}-{language}.zip"


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every lesson's package in both languages, by its address."""
    for lesson in project.facts[Lesson].values():
        for language in LANGUAGES:
            yield address_of(lesson, language), package(project, lesson, language)


def package(project: Project, lesson: Lesson, language: Language) -> bytes:
    """The package of a lesson in one language; the same bytes until the lesson, the words or the style change."""
    style = Carried(project.root, {"colours.css": "", "site.css": "", "lessons.css": ""}).by("")
    script = Carried(project.root, {"scorm.js": "", "lessons.js": ""}).by("")
    page = project.templates.render(
        "lesson_alone.html",
        language,
        lesson=lesson,
        style=Markup(style),
        script=Markup(script),
        policy=Markup(content_policy(style, script)),
    )
    manifest = project.templates.render("imsmanifest.xml", language, lesson=lesson)
    texts = (("imsmanifest.xml", manifest), ("index.html", page))
    return zipped(((name, str(text).encode()) for name, text in texts), pressed=True)
