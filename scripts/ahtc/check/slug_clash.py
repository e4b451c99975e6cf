"""No two pages are published at one address."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.pages import Page, welsh_address
from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each page whose address, made from the names or the slugs of it and its folders, another page has already."""
    slugs = {name: page.matter.slug for name, page in project.in_language("cy").items() if page.matter.slug}
    taken: dict[str, Page] = {}
    for page in project.pages:
        address = f"cy/{welsh_address(page.name, slugs)}" if page.language == "cy" else welsh_address(page.name, {})
        other = taken.setdefault(address, page)
        if other is not page:
            seen, expected = f'The address "{address}" is taken by {other.path}', "an address of its own"
            remedy = "Give this page another slug." if page.matter.slug else "Give its file another name."
            yield Finding(page.path, page.line_of("slug"), "slug-clash", seen, expected, remedy)
