"""What the site's own shell prints round each page: titles, menu, languages, help bar, style, script."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]
from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from ahtc.core.language import long_date
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.templates import cited
from ahtc.core.text import Language, Source
from ahtc.facts import HELP_BAR, Facts
from ahtc.kinds.organisations.feeds.linked_data import linked_data
from ahtc.kinds.organisations.feeds.values import inert_json
from ahtc.kinds.organisations.record import ContactPoint
from ahtc.site.ageing import is_stale, review_due
from ahtc.site.calls import dial_link

_LEAD = re.compile(r"\A\s*<p>(?P<lead>.*?)</p>", re.DOTALL)
_LOCAL_LINK = re.compile(r'(?<= href=")(?![a-z]+:|#|/)([^"]*)')

# Each style and script, and the piece of markup of ours whose pages need it, which nothing in a page may look like.
STYLES = {"site.css": "", "home.css": 'class="home"', "finder.css": '<div class="finder"'}
# On an old phone one that lacks something ends those after it: the finder, which catches that, stands first.
SCRIPTS = {"finder.js": '<div class="finder"', "site.js": "", "opening.js": " data-opens=", "print.js": "<details>"}


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu: its words, its address from this page, whether it is this page, and its own lines."""

    text: str
    url: str
    current: bool
    children: list[MenuItem]


class Shell:
    """Makes the context of the templates in ``overrides``; style and script are read, closed up and hashed once."""

    def __init__(self, facts: Facts, assets: Path, today: datetime.date) -> None:
        self._facts, self._today = facts, today
        self._styles = _closed_up(assets, STYLES, rcssmin.cssmin)
        self._scripts = _closed_up(assets, SCRIPTS, rjsmin.jsmin)

    def context(
        self,
        source: Page,
        page: SitePage,
        nav: Navigation,
        site_url: str,
        shows_stale: bool,
        sources: Sequence[Source] = (),
    ) -> dict[str, Any]:
        """Everything the shell's templates print for one page; ``shows_stale``: a number it calls is long unchecked.

        ``sources`` are those of the page's own statements, which its English twin lists.
        """
        language = source.language
        other: Language = "en" if language == "cy" else "cy"
        lead, rest = _split_lead(page.content or "") if source.matter.kind == "home" else ("", page.content or "")
        body = f'<body class="{source.matter.kind}">{page.content or ""}'
        style, script = _needed(self._styles, body), _needed(self._scripts, body)
        return {
            "language": language,
            "other": other,
            "matter": source.matter,
            "say": lambda name: self._facts.words.say(name, language),
            "say_other": lambda name: self._facts.words.say(name, other),
            "lead": Markup(lead),
            "content": Markup(rest),
            "contents": [(item.id, Markup(item.title)) for item in page.toc],
            "window_title": self._window_title(source),
            "style": Markup(style),
            "script": Markup(script),
            "policy": content_policy(style, script),
            "linked_data": self._linked_data(source, urljoin(site_url, page.url)),
            "is_error": source.name == "404.md",
            "is_home": source.name == "index.md",
            "home": get_relative_url(nav.homepage.url if nav.homepage else "", page.url) or "./",
            "menu": list(self._menu(nav, page, language)),
            "ancestors": [self._item(first, page, language) for first in self._above(page, nav)],
            "other_url": get_relative_url(alternates(page.file)[other].url, page.url),
            "alternates": _alternate_addresses(page, site_url),
            "canonical": urljoin(site_url, page.url),
            "page_url": lambda name: get_relative_url(self._page_named(name, nav).url, page.url),
            "title_of": lambda name: self._page_named(name, nav).meta["title"],
            "help_bar": [dial_link(point) for point in self._help_points()],
            "stale": shows_stale or self._help_bar_stale(),
            "sources": [cited(each, language) for each in sources],
            "reviewed": long_date(source.matter.reviewed, language),
            "review_due": self._today > review_due(source.matter),
        }

    def _linked_data(self, source: Page, address: str) -> Markup:
        """What programs read of an organisation on its own page; nothing on other pages."""
        organisation = self._facts.organisations.get(PurePosixPath(source.name).stem)
        if source.matter.kind != "organisation" or organisation is None:
            return Markup("")
        return Markup(inert_json(linked_data(organisation, self._facts, source.language, address)))

    def _window_title(self, source: Page) -> str:
        if source.matter.neutral_title:
            return source.matter.neutral_title
        return f"{source.matter.title} – {self._facts.words.say('site-name', source.language)}"

    def _menu(self, nav: Navigation, page: SitePage, language: Language) -> Iterator[MenuItem]:
        for item in nav.items:
            if isinstance(item, Section):
                first, *others = [child for child in item.children if isinstance(child, SitePage)]
                yield self._item(first, page, language, others)
            elif isinstance(item, SitePage):
                yield self._item(item, page, language)

    def _item(self, item: Any, page: SitePage, language: Language, children: list[SitePage] | None = None) -> MenuItem:
        text = (
            self._facts.words.say("home", language)
            if item.file.src_uri.removeprefix("cy/") == "index.md"
            else str(item.meta["title"])
        )
        below = [self._item(child, page, language) for child in children or []]
        return MenuItem(text, get_relative_url(item.url, page.url), item is page, below)

    def _above(self, page: SitePage, nav: Navigation) -> Iterator[SitePage]:
        """The first pages of the parts of the site that this page is in, except this page itself."""
        name = page.file.src_uri.removeprefix("cy/")
        for folder in reversed([folder for folder in PurePosixPath(name).parents if folder.name]):
            first = f"{folder}/index.md"
            if name != first:
                yield self._page_named(first, nav)

    def _page_named(self, name: str, nav: Navigation) -> SitePage:
        for candidate in nav.pages:
            if candidate.file.src_uri.removeprefix("cy/") == name:
                return candidate
        seen = f"{name} is not in the nav"
        remedy = "Put it back under nav: every page links to it."
        raise ProblemsError([Finding("mkdocs.yml", 1, "nav", seen, "all pages that the shell links to", remedy)])

    def _help_points(self) -> list[ContactPoint]:
        organisations = [self._facts.organisations[id] for id in HELP_BAR]
        return [next(c for c in o.published_contacts if c.kind == "phone") for o in organisations]

    def _help_bar_stale(self) -> bool:
        return any(is_stale(point, self._today) for point in self._help_points())

    def finish(self, output: str, page: SitePage, site_url: str) -> str:
        """The page with its white space closed up; an error page, served at any depth, with links from the root."""
        text = re.sub(r"\n\s*", "\n", output)
        if page.file.src_uri.removeprefix("cy/") == "404.md":
            base = urljoin(urlsplit(site_url).path or "/", page.url)
            text = _LOCAL_LINK.sub(lambda found: urljoin(base, found[1]), text)
        return text


def _closed_up(assets: Path, names: dict[str, str], close_up: Callable[[str], str]) -> dict[str, str]:
    """For each sign the text of its file without white space and comments."""
    return {sign: close_up((assets / name).read_text(encoding="utf-8")) for name, sign in names.items()}


def _needed(texts: dict[str, str], content: str) -> str:
    return "\n".join(text for sign, text in texts.items() if sign in content)


def alternates(file: File) -> dict[str, File]:
    """A page's file in each language, itself included, as the i18n plugin recorded them."""
    found: dict[str, File] = vars(file)["alternates"]
    return found


def _alternate_addresses(page: SitePage, site_url: str) -> list[tuple[str, str]]:
    addresses = {name: urljoin(site_url, file.url) for name, file in sorted(alternates(page.file).items())}
    return [*addresses.items(), ("x-default", addresses["en"])]


def _split_lead(content: str) -> tuple[str, str]:
    found = _LEAD.match(content)
    return (found["lead"], content[found.end() :]) if found else ("", content)


def content_policy(style: str, script: str) -> str:
    """A content security policy under which only this style and this script run, and nothing is sent or loaded."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
