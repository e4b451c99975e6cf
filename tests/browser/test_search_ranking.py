"""The search over a few documents of a test's own: what stands first, and that words are read alike on both sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from ahtc.core.text import Language
from ahtc.output.search.index import Document, index_of
from ahtc.output.search.lemmas import Lemmas
from ahtc.output.search.pieces import pieces_of
from ahtc.output.search.sections import Section
from tests.browser.search_trial import ADDRESSES, ask
from tests.browser.visit import Visitor

Searched = Callable[..., Page]
LEMMAS: dict[Language, Lemmas] = {"en": Lemmas("en"), "cy": Lemmas("cy")}


def document(address: str, title: str = "Page", text: str = "", heading: str = "", **more: Any) -> Document:
    return Document(title, f"{address}/", "", [Section("", heading, text)], **more)


@pytest.fixture
def searched(newcomer: Visitor) -> Searched:
    """Opens the search page of a language over these documents alone."""

    def opened(language: Language, *documents: Document, same: Sequence[Sequence[str]] = ()) -> Page:
        pieces = pieces_of(index_of(documents, same, language, LEMMAS[language]), language)

        def answer(route: Route) -> None:
            name = route.request.url.rpartition("/")[2].removesuffix(".js")
            found = pieces.get(name)
            route.fulfill(body=found, content_type="text/javascript") if found else route.fulfill(status=404)

        newcomer.context.route(re.compile(r"/search-\w+/(?:en|cy)[^/]*\.js"), answer)
        return newcomer.open(ADDRESSES[language])

    return opened


def found(page: Page, query: str) -> list[str]:
    return [address.strip("/") for address in ask(page, f"{query} ")[1]]


@pytest.mark.parametrize("form", ["cymorth", "gymorth", "nghymorth", "chymorth"])
def test_the_form_that_was_typed_stands_before_the_others(searched: Searched, form: str) -> None:
    forms = ("cymorth", "gymorth", "nghymorth", "chymorth")
    page = searched("cy", *(document(each, text=f"Y {each} hwn.") for each in forms))
    assert found(page, form)[0] == form
    assert {*found(page, form)} == {*forms}


def test_a_title_stands_before_a_heading_and_a_heading_before_the_text(searched: Searched) -> None:
    page = searched(
        "en",
        document("text", text="About guardians."),
        document("heading", heading="Guardians", text="Words."),
        document("title", title="Guardians", text="Words."),
    )
    assert found(page, "guardians") == ["title", "heading", "text"]


def test_whoever_asks_with_words_of_distress_gets_help_first(searched: Searched) -> None:
    page = searched(
        "en",
        document("law", title="Frightened: a law", text="frightened " * 9),
        document("help", title="Get help", leads=["frightened"], first=True, worth=1.5),
    )
    assert found(page, "i am frightened") == ["help", "law"]


def test_a_page_with_all_words_stands_before_one_with_some(searched: Searched) -> None:
    page = searched(
        "en", document("some", title="Nail", text="nail " * 9), document("all", text="In a nail bar."), document("none")
    )
    assert found(page, "nail bar") == ["all", "some"]


@pytest.mark.parametrize(
    "slip", ["gardian", "guardain", "gaurdian", "guardiann", "guardiam", "huardian", "uardian", "gguardian"]
)
def test_one_wrong_letter_is_forgiven_wherever_it_stands(searched: Searched, slip: str) -> None:
    page = searched(
        "en", document("found", text="The guardian."), *(document(f"x{n}", text="Other.") for n in range(3))
    )
    assert found(page, slip) == ["found"]


def test_a_word_begun_is_found_from_two_letters_on(searched: Searched) -> None:
    page = searched("en", document("found", text="The guardian."), document("other", text="Words."))
    assert ask(page, "gu")[1] == ["found/"]


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("cy", "Tŷ’r", "ty"),
        ("cy", "mae’n gaethwas", "caethwas"),
        ("cy", "Ynys Môn", "ynys mon"),
        ("cy", "cam-drin", "camdrin"),
        ("cy", "cam-drin", "cam-drin"),
        ("en", "victim’s", "victims"),
        ("en", "Dyfed-Powys", "powys"),
        ("en", "don’t", "don't"),
        ("en", "Ελληνικά", "ελληνικα"),
        ("en", "العربية", "العربية"),
        ("en", "section 45", "s45"),
        ("en", "constructor", "constructor"),
        ("en", "toString", "tostring"),
    ],
)
def test_what_stands_on_a_page_is_found_however_it_is_typed(
    searched: Searched, language: Language, written: str, typed: str
) -> None:
    page = searched(language, document("found", text=f"Yma {written} here."), document("other", text="Words."))
    assert found(page, typed) == ["found"]


def test_a_number_is_found_with_spaces_and_without(searched: Searched) -> None:
    number = Section("", "", "Call 08000 121 700", ("08000121700",))
    page = searched("en", Document("Helpline", "found/", "", [number]), document("other", text="08000 is a code."))
    for typed in ("08000 121 700", "08000121700", "+08000 121-700"):
        assert found(page, typed)[0] == "found"


def test_markup_in_what_was_indexed_is_shown_as_text(searched: Searched) -> None:
    page = searched("en", document("found", title="<img src=x onerror=alert(1)>", text="<script>slavery</script>"))
    assert found(page, "slavery") == ["found"]
    page.locator(".ask mark").wait_for()
    assert page.locator(".ask img, .ask script").count() == 0
    assert page.locator(".ask li").inner_text().startswith("<img src=x onerror=alert(1)>")
