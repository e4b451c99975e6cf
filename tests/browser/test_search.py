"""The search as visitors meet it: what it finds, what it gives away, and what stands there when it cannot work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from ahtc.core.addresses import Addresses
from ahtc.core.language import order
from ahtc.core.project import Project
from tests.browser.conftest import NewVisitor
from tests.browser.search_trial import ADDRESSES, Asked, ask, queries
from tests.browser.test_every_page import STORED
from tests.browser.visit import DESK, ZOOMED, Visitor, axe_violations, in_focus, new_visitor, scrolls_sideways, tab

PAGES = pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
PIECE = re.compile(r"/search-[0-9a-f]{10}/(?:search|(?:cy|en)(?:-p|-[fwte]\d+)?)\.js")
MANY = {"en": "slavery", "cy": "caethwasiaeth"}


@pytest.fixture
def fresh(chromium: Browser, served: str) -> Iterator[Visitor]:
    """Somebody who has asked for nothing yet; ``outside`` holds every address that their browser asks for."""
    visitor = new_visitor(chromium, served)
    visitor.page.on("request", lambda request: visitor.outside.append(request.url))
    yield visitor
    visitor.context.close()


def asked(visitor: Visitor, address: str, query: str) -> Page:
    """The search page with a query typed and answered."""
    page = visitor.open(address)
    ask(page, query)
    return page


@pytest.mark.parametrize("language", ["cy", "en"])
def test_what_people_ask_for_stands_among_the_first_three(
    visitor: Visitor, whole_project: Project, language: str
) -> None:
    addresses = Addresses(whole_project.pages, "https://x.example/")
    page = visitor.open(ADDRESSES[language])
    wanted = [each for each in queries() if each.language == language]
    missed = [f"{each.query}: {found}" for each in wanted if not (found := _first_three(page, each, addresses))[0]]
    assert len(wanted) >= {"cy": 120, "en": 60}[language]
    assert len(missed) <= 0.02 * len(wanted), "\n".join(missed)


def _first_three(page: Page, each: Asked, addresses: Addresses) -> tuple[bool, list[str]]:
    found = ask(page, each.query)[1][:3]
    return bool({addresses.path(name, each.language) for name in each.pages} & {*found}), found


@pytest.mark.parametrize(
    "forms",
    [
        ("cymorth", "gymorth", "nghymorth", "chymorth"),
        ("caethwasiaeth", "gaethwasiaeth", "chaethwasiaeth", "nghaethwasiaeth"),
        ("masnachu", "fasnachu"),
        ("dioddefwr", "ddioddefwr", "nioddefwyr", "dioddefwyr", "DDIODDEFWYR"),
        ("plentyn", "blentyn", "phlentyn", "mhlant", "plant", "blant", "phlant"),
        ("trais", "drais", "thrais", "nhrais"),
        ("gorfodol", "orfodol"),
        ("llafur", "lafur"),
        ("Cymru", "Gymru", "Chymru", "Nghymru"),
        ("bwrdd", "fwrdd", "mwrdd", "byrddau"),
        ("Caerdydd", "Gaerdydd", "Chaerdydd", "Nghaerdydd", "caerdydd"),
        ("atgyfeiriad", "hatgyfeiriad", "atgyfeiriadau"),
        ("mecanwaith", "fecanwaith"),
        ("tŷ", "ty", "dŷ", "thŷ", "nhŷ", "tai"),
        ("iaith", "hiaith", "ieithoedd"),
        ("pasbort", "basbort", "phasbort", "mhasbort"),
    ],
    ids=lambda forms: forms[0],
)
def test_every_form_of_a_welsh_word_finds_as_many_pages(visitor: Visitor, forms: tuple[str, ...]) -> None:
    page = visitor.open(ADDRESSES["cy"])
    told = {form: ask(page, form + " ")[0] for form in forms}
    assert len(set(told.values())) == 1, told
    assert any(character.isdigit() for character in told[forms[0]])


@PAGES
def test_nothing_but_the_search_itself_is_loaded_before_somebody_types(fresh: Visitor, address: str) -> None:
    fresh.open(address)
    assert [urlsplit(url).path for url in fresh.outside if not url.endswith("/search.js")] == [f"/{address}"]


@PAGES
def test_words_searched_for_are_nowhere_but_in_the_page(fresh: Visitor, address: str) -> None:
    page = fresh.open(address)
    length, title = page.evaluate("history.length"), page.title()
    for query in ("passport pasbort", "nghymorth"):
        ask(page, query)
    assert page.url == fresh.site + address
    assert (page.evaluate("history.length"), page.title()) == (length, title)
    assert page.evaluate(STORED) == []
    assert [url for url in fresh.outside[1:] if not PIECE.fullmatch(urlsplit(url).path) or urlsplit(url).query] == []


@PAGES
@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "a",
        "q" * 10_000,
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "😀",
        "שלום עולם",
        "aeiou",
        "__proto__",
    ],
    ids=["nothing", "space", "a-letter", "letters", "script", "path", "emoji", "right-to-left", "vowels", "prototype"],
)
def test_whatever_is_typed_is_answered_in_words(visitor: Visitor, address: str, query: str) -> None:
    page, heard = visitor.open(address), list[str]()
    page.on("pageerror", lambda error: heard.append(str(error)))
    _, found = ask(page, query)
    assert heard == []
    assert page.locator(".ask script, .ask img").count() == 0
    assert found or page.locator(".a-z a").first.is_visible()


@PAGES
@pytest.mark.parametrize("piece", ["en.js|cy.js", "-f", "-w"], ids=["first", "forms", "words"])
@pytest.mark.parametrize("fault", ["missing", "cut-short"])
def test_an_index_that_does_not_come_is_told_and_every_page_is_offered(
    fresh: Visitor, address: str, piece: str, fault: str
) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=404) if fault == "missing" else route.fulfill(
            body='searchPiece("x",{"a', content_type="text/javascript"
        )

    fresh.context.route(re.compile(rf"/search-[0-9a-f]+/.*(?:{piece})"), answer)
    page = fresh.open(address)
    said, found = ask(page, "caerdydd cardiff ")
    assert said == page.locator(".said").get_attribute("data-broken")
    assert found == []
    assert page.locator(".a-z a").first.is_visible()


def test_a_line_of_the_text_that_does_not_come_leaves_the_titles(fresh: Visitor) -> None:
    fresh.context.route(re.compile(r"-t\d+\.js"), lambda route: route.fulfill(status=404))
    assert ask(fresh.open("search/"), "cardiff ")[1]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_the_other_language_has_is_said_in_it_and_shown_here(visitor: Visitor, language: str) -> None:
    other = {"en": "cy", "cy": "en"}[language]
    page = asked(visitor, ADDRESSES[language], "Bawso ")
    over = page.locator(".over")
    over.wait_for()
    assert over.get_attribute("lang") == other
    over.click()
    page.locator(f".ask ol[lang={other}] li").first.wait_for()
    assert page.url == visitor.site + ADDRESSES[language]
    assert page.locator(".ask li > a:first-child").first.get_attribute("href").endswith("bawso/")  # type: ignore[union-attr]


def test_a_helpline_shows_its_number_ready_to_tap(visitor: Visitor) -> None:
    page = asked(visitor, "search/", "modern slavery helpline ")
    assert page.locator(".ask li .dial[href='tel:08000121700']").first.is_visible()


@pytest.mark.parametrize(
    ("query", "sort"),
    [("Bawso ", "organisation"), ("newport ", "council"), ("poster ", "pdf"), ("nationality ", "data")],
)
def test_organisations_councils_and_downloads_say_what_they_are(visitor: Visitor, query: str, sort: str) -> None:
    page = asked(visitor, "search/", query)
    while page.locator(".further").is_visible():
        page.locator(".further").click()
    words = str(page.locator(".ask").get_attribute(f"data-kind-{sort}"))
    assert words in page.locator(".ask .sort").all_inner_texts()


@PAGES
def test_the_keyboard_reaches_field_and_results_and_goes_on_at_the_first_of_more(
    visitor: Visitor, address: str
) -> None:
    page = visitor.open(address)
    page.locator("#asked").focus()
    page.keyboard.type(MANY["cy" if address.startswith("cy") else "en"])
    page.locator(".further").wait_for()
    page.keyboard.press("Enter")
    assert page.url == visitor.site + address
    tab(page, 1)
    assert in_focus(page) in ("over", "a")
    page.locator(".further").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.ask li > a:first-child')[6]")


@pytest.mark.parametrize("settings", [{"viewport": DESK}, {"color_scheme": "dark"}, {"viewport": ZOOMED}], ids=str)
@PAGES
def test_axe_finds_nothing_among_the_results(arrive: NewVisitor, settings: dict[str, object], address: str) -> None:
    page = asked(arrive(**settings), address, MANY["cy" if address.startswith("cy") else "en"])
    page.locator(".ask mark").first.wait_for()
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_without_script_there_is_every_page_in_the_order_of_its_alphabet(
    arrive: NewVisitor, whole_project: Project, language: str
) -> None:
    page = arrive(java_script_enabled=False).open(ADDRESSES[language])
    assert not page.locator(".ask").is_visible()
    titles = page.locator(".a-z h3 + ul a").all_inner_texts()
    keys = [order(title, "cy" if language == "cy" else "en") for title in titles]
    assert keys == sorted(keys)
    assert len(titles) > 200
    if language == "cy":
        letters = page.locator(".a-z h3").all_inner_texts()
        assert {"Ch", "Dd", "Ff", "Ll", "Rh"} & {*letters}
        assert letters.index("C") < letters.index("Ch") < letters.index("D")
