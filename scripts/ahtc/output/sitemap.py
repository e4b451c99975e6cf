"""The site map and ``robots.txt``: absolute addresses, each page with its twin, and no dates that say nothing."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

from ahtc.output.built_pages import BuiltPage, built_pages

_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def write_sitemap(site: Path) -> None:
    """Write ``sitemap.xml`` with every page that has language links, and ``robots.txt`` naming it."""
    pages = [page for page in built_pages(site) if page.alternates]
    body = "".join(_entry(page) for page in pages)
    (site / "sitemap.xml").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_XMLNS}>\n{body}</urlset>\n', encoding="utf-8"
    )
    home = next(page.canonical for page in pages if page.address == "")
    robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(home, 'sitemap.xml')}\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def _entry(page: BuiltPage) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(address)}/>\n'
        for code, address in page.alternates.items()
    )
    location = page.canonical.replace("&", "&amp;")
    return f"<url>\n<loc>{location}</loc>\n{links}</url>\n"
