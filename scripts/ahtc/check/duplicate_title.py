"""No two pages of one language look the same in a list of results or in the browser's tabs."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES


def findings(project: Project) -> Iterator[Finding]:
    """Each page whose title, or tab title where that differs, another page of its language has already."""
    for language in LANGUAGES:
        taken: dict[str, Page] = {}
        for page in project.in_language(language).values():
            for field, title in _titles(page):
                other = taken.setdefault(title.casefold(), page)
                if other is not page:
                    line = page.line_of(field)
                    seen = f'The {field} "{title}" is taken by {other.path}'
                    remedy = "Give one of them another."
                    yield Finding(page.path, line, "duplicate-title", seen, "a title of its own", remedy)


def _titles(page: Page) -> Iterator[tuple[str, str]]:
    yield "title", page.matter.title
    if page.matter.neutral_title is not None:
        yield "neutral_title", page.matter.neutral_title
