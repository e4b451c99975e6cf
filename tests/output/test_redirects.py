"""Old addresses, and Welsh pages' addresses in English words, lead to the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.former_addresses import FormerAddress
from ahtc.core.pages import FrontMatter, Page
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.words import SiteWords, Words
from ahtc.core.yaml_file import Place
from ahtc.kinds.facts import templates_for
from ahtc.output.redirects import write_redirects
from tests.markup import Element, page
from tests.project import DAY

WORDS = Words(
    words={
        "moved": SiteWords(en="The page has moved", cy="Mae'r dudalen wedi symud"),
        "moved-go": SiteWords(en="Go to the page", cy="Ewch i'r dudalen"),
    }
)
HOST = "https://site.example/base/"
PAIR = {"en": "partners/body/", "cy": "cy/partneriaid/y-corff/"}
SLUGS = {"partners/index.md": "partneriaid", "partners/body.md": "y-corff"}


def made(name: str, language: Language) -> Page:
    matter = FrontMatter(
        title=name,
        description="What this page of a test is about.",
        kind="topic",
        reviewed=DAY,
        review_every=6,
        audience=["public"],
        slug=SLUGS[name] if language == "cy" else None,
    )
    return Page(name, name, language, matter, "", 1, Place(1, {}))


@dataclass
class Site:
    """A page and its Welsh twin, on a host that serves the site below a folder."""

    folder: Path

    def lead_on(self, *former: FormerAddress) -> None:
        pages = [made(name, language) for name in SLUGS for language in LANGUAGES]
        facts = Facts(WORDS, {}, {})
        project = Project(self.folder, DAY, facts, templates_for(facts), pages)
        write_redirects(project, Addresses(pages, HOST), former, self.folder)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for address in PAIR.values():
        built = tmp_path / address / "index.html"
        built.parent.mkdir(parents=True)
        built.write_text("<html>")
    return Site(tmp_path)


def moved(site: Site, address: str) -> Element:
    return page(site.folder / address / "index.html")


def test_a_welsh_page_is_found_at_its_address_in_english_words(site: Site) -> None:
    site.lead_on()
    leading = moved(site, "cy/partners/body/")
    assert leading.one("a").attributes["href"] == "../../partneriaid/y-corff/"
    assert leading.one("link", rel="canonical").attributes["href"] == HOST + PAIR["cy"]


@pytest.mark.parametrize(
    ("was", "target"),
    [("cy/partneriaid/body/", "../y-corff/"), ("organisations/body/", "../../partners/body/")],
)
def test_an_address_that_a_page_had_leads_to_it_in_its_language(site: Site, was: str, target: str) -> None:
    site.lead_on(FormerAddress(was=was, page="partners/body.md"))
    assert moved(site, was).one("a").attributes["href"] == target


@pytest.mark.parametrize(
    ("was", "language", "title", "go"),
    [
        ("cy/hen/", "cy", "Mae'r dudalen wedi symud", "Ewch i'r dudalen"),
        ("old/", "en", "The page has moved", "Go to the page"),
    ],
)
def test_it_says_so_in_the_pages_language(site: Site, was: str, language: str, title: str, go: str) -> None:
    site.lead_on(FormerAddress(was=was, page="partners/body.md"))
    leading = moved(site, was)
    assert leading.one("html").attributes["lang"] == language
    assert (leading.one("title").text, leading.one("h1").text, leading.one("a").text) == (title, title, go)


def test_where_a_page_stands_nothing_leads_on(site: Site) -> None:
    before = (site.folder / PAIR["cy"] / "index.html").read_bytes()
    site.lead_on(FormerAddress(was=PAIR["cy"], page="partners/body.md"))
    assert (site.folder / PAIR["cy"] / "index.html").read_bytes() == before
