"""Every written page says where its own statements come from, once, in English, for both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project

# Pages that somebody acts on: none of these is only a frame for calls.
STATES_FACTS = frozenset({"help", "law", "practice"})

_AN_ENTRY = "sources, each with its title, publisher, url (where it has one) and date"


def findings(project: Project) -> Iterator[Finding]:
    """Each page that lists no sources where it must, or repeats those of its English twin."""
    for page in project.written():
        yield from _of_page(page)


def _of_page(page: Page) -> Iterator[Finding]:
    sources = page.matter.sources
    if page.language == "cy":
        if sources is not None:
            seen, expected = "A Welsh page lists sources", "them in the English page alone, which lists them for both"
            yield _finding(page, "sources", seen, expected, f"Move them to docs/{page.name}.")
    elif not sources and page.matter.kind in STATES_FACTS:
        seen = f"A page of kind {page.matter.kind} lists no sources"
        remedy = "Add where each statement of the page was read; take out what no source says."
        yield _finding(page, "sources" if sources is not None else "kind", seen, _AN_ENTRY, remedy)
    elif sources is None:
        remedy = "Add them, or sources: [] where the page says nothing that its calls do not."
        yield _finding(page, "audience", "The page does not list its sources", _AN_ENTRY, remedy)


def _finding(page: Page, field: str, seen: str, expected: str, remedy: str) -> Finding:
    return Finding(page.path, page.line_of(field), "page-sources", seen, expected, remedy)
