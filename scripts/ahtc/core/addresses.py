"""Where each page of the site stands: its address below the site's root, from another page, and in full."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from ahtc.core.calls import CallError
from ahtc.core.pages import Page, welsh_address
from ahtc.core.text import LANGUAGES, Language


class Addresses:
    """The addresses of all pages, named by their path in their language's folder, which twins share."""

    def __init__(self, pages: Iterable[Page], site_url: str) -> None:
        known = list(pages)
        slugs = {page.name: page.matter.slug for page in known if page.language == "cy" and page.matter.slug}
        self.site_url = site_url
        self._paths = {(page.name, page.language): _path(page, slugs) for page in known}

    def path(self, name: str, language: Language) -> str:
        """Below the site's root: ``cy/cael-help/``; the home page's is empty. Raises :class:`CallError` for no page."""
        if (name, language) not in self._paths:
            raise CallError(f"This call links to {name}, which does not exist", "a page", "Name another page.")
        return self._paths[name, language]

    def full(self, name: str, language: Language) -> str:
        """With the site's own address before it."""
        return urljoin(self.site_url, self.path(name, language))

    def between(self, start: Page, name: str) -> str:
        """From one page to another of its language."""
        return relative(self.path(name, start.language), self.path(start.name, start.language))

    def to_file(self, start: Page, file: str) -> str:
        """From a page to a file of the site, ``data/directory.csv``."""
        return relative(file, self.path(start.name, start.language))

    def to_twin(self, start: Page) -> str:
        """From a page to itself in the other language."""
        other: Language = "en" if start.language == "cy" else "cy"
        return relative(self.path(start.name, other), self.path(start.name, start.language))

    def alternates(self, page: Page) -> list[tuple[str, str]]:
        """A page's full address in each language, and the one for every other language."""
        found = [(str(language), self.full(page.name, language)) for language in sorted(LANGUAGES)]
        return [*found, ("x-default", self.full(page.name, "en"))]

    def from_root(self, page: Page) -> str:
        """A page's address from the root of the host that the site stands on."""
        return urljoin(urlsplit(self.site_url).path or "/", self.path(page.name, page.language))


def relative(target: str, start: str) -> str:
    """An address below the site's root, as a link from another: ``../signs/``."""
    folder, there = start.split("/")[:-1], target.split("/")
    shared = len(posixpath.commonprefix([folder, there[:-1]]))
    return "/".join([*[".."] * (len(folder) - shared), *there[shared:]]) or "./"


def _path(page: Page, slugs: dict[str, str]) -> str:
    if page.name == "404.md":
        return "cy/404.html" if page.language == "cy" else "404.html"
    return f"cy/{welsh_address(page.name, slugs)}" if page.language == "cy" else welsh_address(page.name, {})
