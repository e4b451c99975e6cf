"""The site map and ``robots.txt``: absolute addresses, each page with its twin, and no dates that say nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from ahtc.core.addresses import Addresses
from ahtc.core.pages import Page
from ahtc.core.project import Project

_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def write_sitemap(project: Project, addresses: Addresses, more: Iterable[str], site: Path) -> None:
    """Write ``sitemap.xml`` with every page that is for readers and counts, and ``robots.txt`` naming it.

    ``more`` are the addresses of pages that have no twin.
    """
    pages = [
        page
        for page in project.pages
        if page.name != "404.md" and not page.matter.withdrawn and not page.matter.unlisted
    ]
    body = "".join(_entry(page, addresses) for page in sorted(pages, key=lambda page: _full(page, addresses)))
    body += "".join(f"<url>\n<loc>{addresses.site_url}{address}</loc>\n</url>\n" for address in more)
    (site / "sitemap.xml").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_XMLNS}>\n{body}</urlset>\n', encoding="utf-8"
    )
    robots = f"User-agent: *\nAllow: /\nSitemap: {addresses.full('index.md', 'en')}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def _full(page: Page, addresses: Addresses) -> str:
    return addresses.full(page.name, page.language)


def _entry(page: Page, addresses: Addresses) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(address)}/>\n'
        for code, address in addresses.alternates(page)
    )
    location = _full(page, addresses).replace("&", "&amp;")
    return f"<url>\n<loc>{location}</loc>\n{links}</url>\n"
