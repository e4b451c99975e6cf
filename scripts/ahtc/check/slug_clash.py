"""No two Welsh pages are published at one address."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.site import Site
from ahtc.core.pages import Page, welsh_address
from ahtc.core.problems import Finding


def findings(site: Site) -> Iterator[Finding]:
    """Each Welsh page whose address, made from the slugs of it and its folders, another page has already."""
    welsh = site.in_language("cy")
    slugs = {name: page.matter.slug for name, page in welsh.items() if page.matter.slug}
    taken: dict[str, Page] = {}
    for name, page in welsh.items():
        address = welsh_address(name, slugs)
        other = taken.setdefault(address, page)
        if other is not page:
            line = page.line_of("slug")
            seen = f'The address "cy/{address}" is taken by {other.path}'
            yield Finding(page.path, line, "slug-clash", seen, "an address of its own", "Give this page another slug.")
