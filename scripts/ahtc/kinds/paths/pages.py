"""A page for each guided path: its steps and ends are parts of it, linked by anchors, so that it needs no script."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from markupsafe import Markup

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.paths.record import GuidedPath

FOLDER = "practitioners"


def pages(writer: PageWriter) -> Iterator[Page]:
    """One page a path, beside the other pages for practitioners."""
    for id, path in writer.facts[GuidedPath].items():
        said = writer.in_record(
            writer.facts.stands(GuidedPath, id),
            "practice",
            title=path.title.in_(writer.language),
            description=path.description.in_(writer.language),
            sources=path.sources,
            audience=["practitioner"],
        )
        yield writer.page(f"{FOLDER}/{id}.md", "path.md", path.slug_cy, said, path.checked, path=path, to_page=_to_page)


def _to_page(page: str) -> Markup:
    """The link from a path's page to another page; its record lets it hold nothing that means something in Markdown."""
    return Markup(posixpath.relpath(page, FOLDER))
