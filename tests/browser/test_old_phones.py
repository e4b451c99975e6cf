"""The scripts on a phone of 2014 (Android 5 with Chrome 37, iOS 9): nothing younger, or else the plain page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_leaving import click, is_elsewhere, press_shift
from tests.browser.visit import Visitor, new_visitor
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "docs" / "assets").glob("*.js"))
EACH = pytest.mark.parametrize("script", SCRIPTS, ids=[path.name for path in SCRIPTS])
FINDER = "get-help/find-support/"

# Every name after a dot that a script may use. Each was there in Chrome 37 and Safari 9: ES5, and the DOM of its time.
OLD = {
    *("call", "every", "filter", "forEach", "indexOf", "length", "slice", "some", "split", "unshift"),
    *("UTC", "getUTCDay", "getUTCFullYear", "max", "now", "toISOString"),
    *("activeElement", "body", "documentElement", "querySelector", "querySelectorAll", "title"),
    *("className", "getAttribute", "href", "name", "open", "removeAttribute", "setAttribute", "textContent", "value"),
    *("addEventListener", "altKey", "ctrlKey", "keyCode", "metaKey", "persisted", "preventDefault", "target"),
    *("focus", "replace"),
    *("hasAttribute", "hidden", "lang", "parent", "print", "getDate", "getMonth", "getFullYear"),
    *(
        "abs",
        "appendChild",
        "charAt",
        "concat",
        "createElement",
        "createTextNode",
        "hasOwnProperty",
        "join",
        "keys",
        "log",
    ),
    *(
        "map",
        "match",
        "min",
        "onerror",
        "onload",
        "parentNode",
        "prototype",
        "push",
        "removeChild",
        "sort",
        "src",
        "test",
    ),
    "toLowerCase",
    # Our own in the search.
    *(
        "at",
        "first",
        "has",
        "item",
        "leads",
        "link",
        "page",
        "pages",
        "rarity",
        "score",
        "searchPiece",
        "section",
        "sections",
    ),
    *("starts", "t", "weight"),
    # Our own, and what a learning system gives (SCORM 1.2).
    *("lessonScore", "API", "LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "round", "opener"),
}
# What no browser is without.
EVER = {"body", "documentElement", "className", "title"}

YOUNG_WORDS = re.compile(r"=>|`|\?\.|\?\?|\.\.\.|\*\*|\b(?:let|const|class|async|await|of|yield|import|export)\b")

# What the scripts name without a dot and a capital letter first; and what a phone of 2014 does not have of such.
OLD_OBJECTS = {"Date", "Math", "Object", "String"}
YOUNG_OBJECTS = ["Intl", "Map", "Promise", "Proxy", "Reflect", "Set", "Symbol", "URL", "URLSearchParams", "fetch"]

# Takes away, from everything that the page's own scripts can reach, what a test names.
TAKE_AWAY = """gone => {
    const take = owner => Object.getOwnPropertyNames(owner).filter(gone).forEach(name => {
        try { delete owner[name]; } catch (kept) { /* not to be taken away by anybody */ }
    });
    for (const name of Object.getOwnPropertyNames(window)) {
        const value = window[name];
        if (typeof value === "function" && value.prototype) { take(value.prototype); take(value); }
    }
    %s.forEach(name => { delete window[name]; });
}"""


def code(path: Path) -> str:
    """A script without its comments and its quotations."""
    return re.sub(r'//[^\n]*|"(?:[^"\\]|\\.)*"', "", path.read_text("utf-8"))


def used(*scripts: str) -> list[str]:
    """What these scripts name after a dot."""
    named = {name for path in SCRIPTS if path.name in scripts for name in re.findall(r"\.([A-Za-z]\w*)", code(path))}
    return sorted(named - EVER)


@EACH
def test_a_script_names_nothing_that_is_younger(script: Path) -> None:
    text = code(script)
    assert set(re.findall(r"\.([A-Za-z]\w*)", text)) <= OLD | EVER
    assert set(re.findall(r"(?<![.\w])[A-Z]\w*", text)) <= OLD_OBJECTS
    assert YOUNG_WORDS.findall(text) == []


@pytest.fixture(scope="module")
def phone(chromium: Browser, served: str) -> Iterator[Visitor]:
    """A visitor whose browser lacks what the address says: ``?lacks=forEach``."""
    lacks = "name => name === lacking"
    yield from lacking(chromium, served, f"const lacking = location.search.slice(7); ({TAKE_AWAY % []})({lacks})")


@pytest.fixture(scope="module")
def old_phone(chromium: Browser, served: str) -> Iterator[Visitor]:
    """A visitor whose browser has nothing but what was there in 2014, as far as any script here asks for it."""
    kept = sorted(OLD | EVER | {"constructor", "prototype", "toString", "valueOf"})
    lists = "for (const list of [NodeList, DOMTokenList]) delete list.prototype.forEach;"
    yield from lacking(chromium, served, f"{lists} ({TAKE_AWAY % YOUNG_OBJECTS})(name => !{kept}.includes(name))")


def lacking(browser: Browser, site: str, script: str) -> Iterator[Visitor]:
    visitor = new_visitor(browser, site)
    visitor.context.add_init_script(f"{{ {script} }}")
    yield visitor
    visitor.context.close()


def shown(page: Page) -> int:
    return page.locator("[data-for]:visible").count()


def said(page: Page) -> int:
    return int(page.locator(".found").inner_text().split()[-1])


def test_an_old_phone_filters(old_phone: Visitor) -> None:
    page = old_phone.open(FINDER)
    everything = shown(page)
    page.locator("#by-channel").select_option("text")
    assert 0 < shown(page) == said(page) < everything
    page.locator(".finder button").click()
    assert (shown(page), said(page)) == (everything, everything)


def test_an_old_phone_leaves_by_shift_and_by_click(old_phone: Visitor) -> None:
    for leave in (press_shift, click):
        page = old_phone.open(FINDER)
        leave(page)
        page.wait_for_url(is_elsewhere)


def test_an_old_phone_closes_the_menu_by_escape(old_phone: Visitor) -> None:
    page = old_phone.open("")
    page.locator(".menu summary").click()
    page.keyboard.press("Escape")
    assert not page.locator(".menu nav").is_visible()


def test_an_old_phone_says_open_now(old_phone: Visitor) -> None:
    assert always_open(old_phone) == "Open"


def always_open(phone: Visitor, lacks: str = "") -> str:
    """What the script writes beside hours that never end."""
    script = (ROOT / "docs" / "assets" / "opening.js").read_text("utf-8")
    phone.open(f"robots.txt?lacks={lacks}")
    phone.page.set_content(
        '<span data-opens="1234567 00:00 24:00" data-holidays="" data-until="9999-12-31" data-rule="open"'
        f' data-open="Open" data-maybe="Perhaps" data-closed="Closed" hidden></span><script>{script}</script>'
    )
    return phone.page.locator("span").inner_text()


@pytest.mark.parametrize("name", used("finder.js", "site.js", "opening.js"))
def test_a_phone_that_lacks_one_thing_has_what_works_or_the_plain_page(phone: Visitor, name: str) -> None:
    assert always_open(phone, name) in ("Open", "")
    page = phone.open(f"{FINDER}?lacks={name}")
    everything = shown(page)
    if page.locator(".finder").is_visible():
        page.locator("#by-channel").select_option("text")
        assert 0 < shown(page) == said(page) < everything
        assert not page.locator(".jump").is_visible()
    else:
        assert everything > 15
        assert page.locator(".jump").is_visible()
        assert not page.locator(".found").is_visible()
    click(page)
    page.wait_for_url(is_elsewhere)


@pytest.mark.parametrize("name", used("search.js"))
def test_a_phone_that_lacks_one_thing_searches_or_has_every_page_from_a_to_z(phone: Visitor, name: str) -> None:
    page = phone.open(f"search/?lacks={name}")
    if page.locator("#asked").is_visible():
        page.locator("#asked").fill("passport")
        page.wait_for_timeout(150)
    results, pages = page.locator(".ask li > a:first-child:visible"), page.locator(".a-z h3 + ul a:visible")
    assert results.count() or pages.count() > 100


def test_an_old_phone_searches(old_phone: Visitor) -> None:
    page = old_phone.open("search/")
    page.locator("#asked").fill("passport")
    page.locator(".ask li > a:first-child").first.wait_for()
    assert "get-help/me/" in str(page.locator(".ask li > a:first-child").first.get_attribute("href"))
