"""What holds on every page of the site; each page is opened once, on a phone, and everything is read there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from ahtc.core.facts import Facts
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.record import Organisation
from tests.browser.visit import (
    AXE,
    NARROW,
    PHONE,
    ZOOMED,
    Visitor,
    axe_violations,
    covered,
    new_visitor,
    raise_text_spacing,
    scrolls_sideways,
)
from tests.built_pages import BuiltPage, built_pages

STORED = """async () => [
    ...(document.cookie ? ["a cookie"] : []),
    ...Object.keys(localStorage).map(key => "localStorage " + key),
    ...Object.keys(sessionStorage).map(key => "sessionStorage " + key),
    ...(await indexedDB.databases()).map(base => "indexedDB " + base.name),
    ...(await caches.keys()).map(key => "cache " + key),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => "service worker " + worker.scope),
]"""


@dataclass
class Seen:
    """What one page did and showed."""

    page: BuiltPage
    violations: list[str]
    covered: list[str]
    sideways: list[str]
    requests: list[str]
    console: list[str]


@dataclass
class Heard:
    """What the window asked of others and complained of since the last page was opened."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


class Walk(NamedTuple):
    """All pages as one visitor saw them, and what the site had stored on that visitor's machine at the end."""

    seen: list[Seen]
    stored: list[str]


@pytest.fixture(scope="module")
def real_pages(built_site: Path) -> list[BuiltPage]:
    """Every page but the redirects."""
    return [page for page in built_pages(built_site) if not page.refresh]


@pytest.fixture(scope="module")
def walk(chromium: Browser, served: str, real_pages: list[BuiltPage]) -> Iterator[Walk]:
    """Every page, opened by one visitor who keeps whatever the site may have stored."""
    visitor = new_visitor(chromium, served)
    visitor.context.add_init_script(AXE)
    heard = Heard()
    visitor.page.on("request", lambda request: heard.requests.append(request.url))
    visitor.page.on("console", lambda message: heard.console.append(message.text))
    visitor.page.on("pageerror", lambda error: heard.console.append(str(error)))
    places: set[str] = set()
    seen = [look(visitor, page, places, heard) for page in real_pages]
    stored = visitor.page.evaluate(STORED)
    yield Walk(seen, [*stored, *(f"cookie {cookie['name']}" for cookie in visitor.context.cookies())])
    visitor.context.close()


def look(visitor: Visitor, built: BuiltPage, places: set[str], heard: Heard) -> Seen:
    """One page; the colours are measured where text stands in a place that none of the pages before had."""
    heard.requests, heard.console = [], []
    page = visitor.page
    page.set_viewport_size(PHONE)
    page.goto(visitor.site + built.address)
    violations = axe_violations(page, known=places)
    return Seen(built, violations, *squeezed(page), heard.requests, heard.console)


def squeezed(page: Page) -> tuple[list[str], list[str]]:
    """What a finger cannot hit, and where the page scrolls sideways, in ever smaller windows, then with wider text."""
    covers: list[str] = []
    wide: list[str] = []
    for size in (PHONE, NARROW, ZOOMED):
        page.set_viewport_size(size)
        window = f"{size['width']} by {size['height']}"
        covers += [f"{window}: {thing}" for thing in covered(page)]
        wide += [window] if scrolls_sideways(page) else []
    raise_text_spacing(page)
    wide += [f"{window}, with text spacing raised"] if scrolls_sideways(page) else []
    return covers, wide


def told(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"/{address}  {what}" for address, what in found)


def test_axe_finds_nothing_on_a_phone(walk: Walk) -> None:
    found = [line for seen in walk.seen for line in seen.violations]
    assert not found, "\n".join(found)


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    found = [(seen.page.address, when) for seen in walk.seen for when in seen.sideways]
    assert not found, told(found)


def test_nothing_that_can_be_tapped_lies_under_anything(walk: Walk) -> None:
    found = [(seen.page.address, thing) for seen in walk.seen for thing in seen.covered]
    assert not found, told(found)


def test_a_page_is_one_request_to_this_site(walk: Walk, served: str) -> None:
    charts = f"{served}assets/charts/"  # lazy images, which a page is weighed before
    search = re.compile(rf"{re.escape(served)}search-[0-9a-f]+/search\.js")  # the search page's own script
    asked = [
        (s, [url for url in s.requests if not url.startswith(charts) and not search.fullmatch(url)]) for s in walk.seen
    ]
    found = [(s.page.address, str(urls)) for s, urls in asked if urls != [served + s.page.address]]
    assert not found, told(found)


def test_a_page_says_nothing_in_the_console_and_keeps_to_its_policy(walk: Walk) -> None:
    found = [(seen.page.address, text) for seen in walk.seen for text in seen.console]
    assert not found, told(found)


def test_nothing_is_stored_on_the_visitors_machine(walk: Walk) -> None:
    assert walk.stored == []


def test_every_page_has_a_link_that_dials_999_and_the_helpline(real_pages: list[BuiltPage], facts: Facts) -> None:
    helpline = facts[Organisation]["modern-slavery-helpline"].published_contacts
    wanted = {"tel:999", next(f"tel:{point.digits}" for point in helpline if point.kind == "phone")}
    found = [(page.address, str(wanted - set(page.links))) for page in real_pages if not wanted <= set(page.links)]
    assert not found, told(found)


def test_every_page_says_its_language(real_pages: list[BuiltPage], facts: Facts) -> None:
    spoken = {language.address: language.lang for language in facts[HelpLanguage].values()}
    other = {page.address: "cy" if page.address.startswith("cy/") else "en" for page in real_pages}
    assert {page.address: page.language for page in real_pages} == other | spoken


def test_language_links_are_absolute_and_mutual(real_pages: list[BuiltPage]) -> None:
    pages = {page.canonical: page for page in real_pages if page.canonical and page.language in ("en", "cy")}
    for page in pages.values():
        assert set(page.alternates) == {"en", "cy", "x-default"}, page.address
        assert page.alternates[page.language] == page.canonical
        assert page.alternates["x-default"] == page.alternates["en"]
        for language in ("en", "cy"):
            twin = pages[page.alternates[language]]  # addresses in full, as canonical addresses are
            assert twin.language == language
            assert twin.alternates == page.alternates


def test_a_redirect_leads_to_a_page(built_site: Path) -> None:
    for page in built_pages(built_site):
        if page.refresh:
            target = built_site / page.address / page.refresh / "index.html"
            assert target.resolve().is_file(), f"/{page.address} leads to {page.refresh}"
