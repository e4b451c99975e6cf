"""Reading the built pages: where each is, what it says of itself, and what it links to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class BuiltPage:
    """A built page: its address below the site's root, language, canonical address and language links.

    ``refresh`` is where a redirect leads; ``ids`` and ``links`` stand as written.
    """

    address: str
    language: str = ""
    canonical: str = ""
    refresh: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("id"):
            self.page.ids.add(values["id"])
        if tag == "html":
            self.page.language = values.get("lang", "")
        elif tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        elif tag == "link" and values.get("rel") == "canonical":
            self.page.canonical = values["href"]
        elif tag == "link" and "hreflang" in values:
            self.page.alternates[values["hreflang"]] = values["href"]
        elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.page.refresh = values["content"].partition("url=")[2]


def read_built_page(path: Path, site: Path) -> BuiltPage:
    """One built page."""
    address = path.relative_to(site).as_posix().removesuffix("index.html")
    page = BuiltPage(address)
    _Reader(page).feed(path.read_text(encoding="utf-8"))
    return page


def built_pages(site: Path) -> Iterator[BuiltPage]:
    """Every built page, in the order of their addresses; a piece of HTML for other sites is none."""
    found = (read_built_page(path, site) for path in sorted(site.rglob("*.html")))
    return (page for page in found if page.language)
