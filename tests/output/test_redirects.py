"""Old addresses, and Welsh pages' addresses in English words, lead to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.core.former_addresses import FormerAddress
from ahtc.core.words import SiteWords, Words
from ahtc.output.redirects import write_redirects
from tests.markup import Element, page

WORDS = Words(
    words={
        "moved": SiteWords(en="The page has moved", cy="Mae'r dudalen wedi symud"),
        "moved-go": SiteWords(en="Go to the page", cy="Ewch i'r dudalen"),
    }
)
HOST = "https://site.example/base/"
PAIR = {"en": "partners/body/", "cy": "cy/partneriaid/y-corff/"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page and its Welsh twin, as they are built, on a host that serves the site below a folder."""
    links = "".join(f'<link rel="alternate" hreflang="{lang}" href="{HOST}{PAIR[lang]}">' for lang in PAIR)
    for language, address in PAIR.items():
        built = tmp_path / address / "index.html"
        built.parent.mkdir(parents=True)
        built.write_text(f'<html lang="{language}"><link rel="canonical" href="{HOST}{address}">{links}</html>')
    return tmp_path


def moved(site: Path, address: str) -> Element:
    return page(site / address / "index.html")


def test_a_welsh_page_is_found_at_its_address_in_english_words(site: Path) -> None:
    write_redirects(site, WORDS, [])
    leading = moved(site, "cy/partners/body/")
    assert leading.one("a").attributes["href"] == "../../partneriaid/y-corff/"
    assert leading.one("link", rel="canonical").attributes["href"] == HOST + PAIR["cy"]


@pytest.mark.parametrize(
    ("was", "target"),
    [("cy/partneriaid/body/", "../y-corff/"), ("organisations/body/", "../../partners/body/")],
)
def test_an_address_that_a_page_had_leads_to_it_in_its_language(site: Path, was: str, target: str) -> None:
    write_redirects(site, WORDS, [FormerAddress(was=was, page="partners/body.md")])
    assert moved(site, was).one("a").attributes["href"] == target


@pytest.mark.parametrize(
    ("was", "language", "title", "go"),
    [
        ("cy/hen/", "cy", "Mae'r dudalen wedi symud", "Ewch i'r dudalen"),
        ("old/", "en", "The page has moved", "Go to the page"),
    ],
)
def test_it_says_so_in_the_pages_language(site: Path, was: str, language: str, title: str, go: str) -> None:
    write_redirects(site, WORDS, [FormerAddress(was=was, page="partners/body.md")])
    leading = moved(site, was)
    assert leading.one("html").attributes["lang"] == language
    assert (leading.one("title").text, leading.one("h1").text, leading.one("a").text) == (title, title, go)


def test_where_a_page_stands_nothing_leads_on(site: Path) -> None:
    before = (site / PAIR["cy"] / "index.html").read_bytes()
    write_redirects(site, WORDS, [FormerAddress(was=PAIR["cy"], page="partners/body.md")])
    assert (site / PAIR["cy"] / "index.html").read_bytes() == before
