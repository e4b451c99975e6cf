"""The whole site as it is published: addresses, languages, links, and every number traced to its record."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from ahtc.core.facts import Facts
from ahtc.core.former_addresses import read_former_addresses
from ahtc.core.pages import FrontMatter, welsh_address
from ahtc.core.project import Project
from ahtc.core.text import Language
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.never_publish.checks import never_publish_in
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.kinds.settings.record import settings_of
from ahtc.output.attention import CALENDARS
from tests.conftest import RESERVED, ROOT
from tests.markup import Element, page

HOST = RESERVED

Pages = dict[str, Element]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Pages:
    """Every built page by its address below the site's root; the help boxes in ``data/`` are no pages."""
    return {
        path.relative_to(built_site).as_posix().removesuffix("index.html"): page(path)
        for path in sorted(built_site.rglob("*.html"))
        if path.parent != built_site / "data" or path.name == "index.html"
    }


@pytest.fixture(scope="module")
def alone(pages: Pages, facts: Facts) -> Pages:
    """The pages in other languages, which have no twin."""
    return {language.address: pages[language.address] for language in facts[HelpLanguage].values()}


@pytest.fixture(scope="module")
def proper(pages: Pages, alone: Pages) -> Pages:
    """The pages that people read in English and Welsh: neither redirects nor the error pages."""
    return {
        address: built
        for address, built in pages.items()
        if address not in alone
        and not list(built.every("meta", http_equiv="refresh"))
        and not address.endswith(".html")
    }


@pytest.fixture(scope="module")
def matters(whole_project: Project) -> dict[str, FrontMatter]:
    """What each page says of itself, by its path under docs."""
    return {page.docs_path: page.matter for page in whole_project.pages}


@pytest.fixture(scope="module")
def addresses(matters: dict[str, FrontMatter]) -> dict[str, tuple[str, str]]:
    """The English and the Welsh address of each page by its name."""
    slugs = {name.removeprefix("cy/"): m.slug for name, m in matters.items() if name.startswith("cy/") and m.slug}
    return {
        name: (re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/"), f"cy/{welsh_address(name, slugs)}")
        for name in matters
        if not name.startswith("cy/") and name != "404.md"
    }


def alternates(built: Element) -> dict[str, str]:
    return {link.attributes["hreflang"]: link.attributes["href"] for link in built.every("link", rel="alternate")}


def language_of(address: str) -> Language:
    return "cy" if address.startswith("cy/") else "en"


# --- addresses and languages


def test_every_page_is_published_in_both_languages_at_its_own_address(
    proper: Pages, addresses: dict[str, tuple[str, str]]
) -> None:
    assert set(proper) == {address for pair in addresses.values() for address in pair}


def test_every_page_names_itself_and_its_twin_absolutely(proper: Pages, addresses: dict[str, tuple[str, str]]) -> None:
    for english, welsh in addresses.values():
        expected = {"en": HOST + english, "cy": HOST + welsh, "x-default": HOST + english}
        for address in (english, welsh):
            assert alternates(proper[address]) == expected, address
            assert proper[address].one("link", rel="canonical").attributes["href"] == HOST + address


def test_error_pages_and_redirects_ask_not_to_be_indexed_and_have_no_language_links(
    pages: Pages, proper: Pages, alone: Pages
) -> None:
    others = set(pages) - set(proper) - set(alone)
    assert {"404.html", "cy/404.html", "cy/get-help/"} <= others
    for address in others:
        assert pages[address].one("meta", name="robots").attributes["content"] == "noindex", address
        assert alternates(pages[address]) == {}, address


def test_the_site_map_names_every_page_for_readers_with_its_twin_and_nothing_else(
    built_site: Path, proper: Pages, alone: Pages
) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {}
    for url in ET.parse(built_site / "sitemap.xml").getroot().findall("s:url", spaces):
        links = {link.get("hreflang", ""): link.get("href", "") for link in url.findall("x:link", spaces)}
        entries[url.findtext("s:loc", "", spaces)] = links
    listed = {
        address: built for address, built in (proper | alone).items() if not list(built.every("meta", name="robots"))
    }
    assert entries == {HOST + address: alternates(built) for address, built in listed.items()}


def test_robots_are_shown_the_site_map(built_site: Path) -> None:
    assert f"Sitemap: {HOST}sitemap.xml\n" in (built_site / "robots.txt").read_text(encoding="utf-8")


def test_the_english_address_of_a_welsh_page_leads_to_it(pages: Pages, addresses: dict[str, tuple[str, str]]) -> None:
    checked = 0
    for english, welsh in addresses.values():
        old = f"cy/{english}"
        if old == welsh:
            continue
        checked += 1
        redirect = pages[old]
        target = redirect.one("meta", http_equiv="refresh").attributes["content"].partition("url=")[2]
        assert urljoin("/" + old, target) == "/" + welsh
        assert redirect.one("a").attributes["href"] == target
        assert redirect.one("link", rel="canonical").attributes["href"] == HOST + welsh
    assert checked > 20


def test_every_page_says_its_language(pages: Pages, alone: Pages, facts: Facts) -> None:
    spoken = {language.address: language.lang for language in facts[HelpLanguage].values()}
    for address, built in pages.items():
        assert built.one("html").attributes["lang"] == spoken.get(address, language_of(address)), address


def test_a_page_in_another_language_runs_its_way_and_has_a_title_and_an_address_that_give_nothing_away(
    facts: Facts, alone: Pages
) -> None:
    for language in facts[HelpLanguage].values():
        built = alone[language.address]
        assert built.one("html").attributes["dir"] == ("rtl" if language.id in ("ar", "ckb", "fa") else "ltr")
        assert built.one("title").text == language.own
        assert language.address == f"languages/{language.id}/"
        assert built.one("link", rel="canonical").attributes["href"] == HOST + language.address


def test_a_page_in_another_language_says_that_no_translator_has_checked_it_and_leads_to_english_and_welsh(
    facts: Facts, alone: Pages
) -> None:
    assert len(alone) >= 12
    for language in facts[HelpLanguage].values():
        built = alone[language.address]
        assert (language.lines.unchecked in built.text) is not language.translator_checked
        links = [link.attributes for link in built.every("a")]
        found = {link["href"]: link["hreflang"] for link in links if "hreflang" in link}
        assert (found["../../"], found["../../cy/"]) == ("en", "cy")


def test_every_link_to_another_language_says_its_language_and_the_way_it_runs(
    facts: Facts, proper: Pages, alone: Pages
) -> None:
    seen = set()
    for address, built in (proper | alone).items():
        for link in built.every("a"):
            target = urljoin("/" + address, link.attributes["href"]).removeprefix("/")
            if target in alone:
                language = facts[HelpLanguage][target.split("/")[1]]
                marks = [link.attributes.get(name) for name in ("lang", "hreflang", "dir")]
                assert marks == [language.lang, language.lang, language.dir], (address, target)
                seen.add((address, target))
    assert {("languages/", target) for target in alone} | {("cy/ieithoedd/", target) for target in alone} <= seen


def test_parts_in_the_other_language_are_marked(proper: Pages) -> None:
    for address, built in proper.items():
        other = "en" if language_of(address) == "cy" else "cy"
        assert built.one("a", class_="tongue").attributes["lang"] == other, address


def test_the_link_to_the_other_language_leads_to_the_twin(proper: Pages) -> None:
    for address, built in proper.items():
        link = built.one("a", class_="tongue")
        other = link.attributes["hreflang"]
        assert urljoin(HOST + address, link.attributes["href"]) == alternates(built)[other], address


def test_titles_are_unique_in_each_language(proper: Pages) -> None:
    for language in ("en", "cy"):
        titles = Counter(
            built.one("head").one("title").text for address, built in proper.items() if language_of(address) == language
        )
        assert [title for title, count in titles.items() if count > 1] == []


def test_descriptions_are_unique_in_each_language(proper: Pages) -> None:
    for language in ("en", "cy"):
        found = Counter(
            built.one("meta", name="description").attributes["content"]
            for address, built in proper.items()
            if language_of(address) == language
        )
        assert [text for text, count in found.items() if count > 1] == []


def test_every_welsh_page_says_whether_a_translator_has_checked_it(
    facts: Facts, proper: Pages, addresses: dict[str, tuple[str, str]], matters: dict[str, FrontMatter]
) -> None:
    for name, (english, welsh) in addresses.items():
        checked = matters[f"cy/{name}"].translator_checked
        assert checked is not None, name
        said = "Gwiriodd cyfieithydd proffesiynol (" if checked else facts.words.say("not-translator-checked", "cy")
        assert said in proper[welsh].one("p", class_="reviewed").text, welsh
        assert facts.words.say("not-translator-checked", "en") not in proper[english].one("p", class_="reviewed").text


def test_every_page_says_when_it_was_reviewed(
    proper: Pages, addresses: dict[str, tuple[str, str]], matters: dict[str, FrontMatter]
) -> None:
    for name, (english, welsh) in addresses.items():
        for source, address in ((name, english), (f"cy/{name}", welsh)):
            shown = next(proper[address].one("p", class_="reviewed").every("time")).attributes["datetime"]
            assert shown == matters[source].reviewed.isoformat(), address


# --- what is published


def test_nothing_of_the_theme_is_published(built_site: Path) -> None:
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    ours = {name for name in files if not name.endswith(".html") and not name.startswith("assets/charts/")}
    for_systems = {name for name in ours if name.startswith(("api/", "cy/api/", "data/")) or name.endswith(".vcf")}
    for_systems |= {
        name for name in ours if name.startswith(("print/", "cy/argraffu/")) or name.endswith("preview.png")
    }
    for_search = {
        name for name in ours if re.fullmatch(r"search-[0-9a-f]{10}/(?:search|(?:en|cy)(?:-p|-[fwte]\d+)?)\.js", name)
    }
    assert ours - for_systems - for_search == {"sitemap.xml", "robots.txt", *CALENDARS.values()}


def test_no_page_loads_anything(pages: Pages) -> None:
    for address, built in pages.items():
        loaded = [element for element in built.every() if "src" in element.attributes]
        if address in ("search/", "cy/chwilio/"):  # its script, and then what a visitor's words ask for
            (script,) = (element for element in loaded if element.tag == "script")
            assert re.fullmatch(r"(?:\.\./)+search-[0-9a-f]{10}/search\.js", script.attributes["src"])
            loaded.remove(script)
        assert all(element.tag == "img" and element.attributes["loading"] == "lazy" for element in loaded), address
        assert not [element for element in loaded if "//" in element.attributes["src"]], address
        assert not list(built.every("link", rel="stylesheet")), address
        for link in built.every("link"):
            assert link.attributes["rel"] in ("icon", "canonical", "alternate"), address


def test_no_call_and_no_sign_of_markdown_is_left_on_a_page(proper: Pages) -> None:
    for address, built in proper.items():
        text = built.one("body").text
        assert not re.search(r"\{\{|\}\}|\{%|\{#|\{:|\]\(|^#|!!!|\?\?\?", text), address


# --- links


def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor_or_a_file_that_are_there(
    pages: Pages, built_site: Path
) -> None:
    anchors = {
        address: {e.attributes["id"] for e in built.every() if "id" in e.attributes} for address, built in pages.items()
    }
    broken = []
    for address, built in pages.items():
        for link in built.every("a"):
            href = link.attributes.get("href", "")
            if urlsplit(href).scheme:
                continue
            target, fragment = urldefrag(urljoin("/" + address, href))
            target = unquote(target).removeprefix("/")
            if target not in pages and not fragment and (built_site / target).is_file():
                continue
            if target not in pages or (fragment and unquote(fragment) not in anchors[target]):
                broken.append((address, href))
    assert broken == []


def test_links_inside_the_site_are_relative_so_that_it_can_stand_anywhere(proper: Pages, alone: Pages) -> None:
    for address, built in (proper | alone).items():
        hrefs = [link.attributes["href"] for link in built.every("a")]
        assert not [href for href in hrefs if href.startswith(("/", HOST))], address


def test_every_address_that_a_page_had_leads_to_it(pages: Pages, addresses: dict[str, tuple[str, str]]) -> None:
    for entry in read_former_addresses(ROOT)[0]:
        target = urljoin("/" + entry.was, pages[entry.was].one("a").attributes["href"]).removeprefix("/")
        assert target == addresses[entry.page][entry.language == "cy"], entry.was


def test_no_link_of_a_page_leads_through_a_redirect(pages: Pages, proper: Pages) -> None:
    redirects = {address for address in pages if list(pages[address].every("meta", http_equiv="refresh"))}
    for address, built in proper.items():
        for link in built.every("a"):
            target = urldefrag(urljoin("/" + address, link.attributes["href"]))[0].removeprefix("/")
            assert target not in redirects, (address, target)


def test_addresses_within_a_page_are_given_once(pages: Pages) -> None:
    for address, built in pages.items():
        ids = Counter(element.attributes["id"] for element in built.every() if "id" in element.attributes)
        assert [id for id, count in ids.items() if count > 1] == [], address


def test_welsh_pages_link_to_welsh_pages(proper: Pages) -> None:
    """Files for other systems are named by their addresses, of both languages alike."""
    for address, built in proper.items():
        for link in built.every("a"):
            href = link.attributes["href"]
            if urlsplit(href).scheme or "hreflang" in link.attributes or link.text.startswith("/"):
                continue
            if href.endswith((".pdf", ".zip")):  # what is printed in both languages has one address
                continue
            target = posixpath.normpath(urljoin("/" + address, urldefrag(href)[0]))
            if target.startswith("/data/"):  # one file holds both languages
                continue
            assert language_of(target.removeprefix("/") + "/") == language_of(address), (address, href)


# --- numbers

PHONE = re.compile(r"(?<![\d,.£–-])(?:(?:\+44|0)[\d ]{8,13}\d)(?![\d,]|\.\d)")


def contacts(facts: Facts, release: str) -> list[ContactPoint]:
    return [
        contact
        for organisation in facts[Organisation].values()
        for contact in organisation.contacts
        if contact.release == release and organisation.listing != "withheld"
    ]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_every_link_that_dials_shows_the_number_it_dials_from_a_published_contact(
    facts: Facts, proper: Pages, alone: Pages
) -> None:
    published = {c.digits: " ".join(c.value.split()) for c in contacts(facts, "published") if c.dialled}
    dialled = 0
    for address, built in (proper | alone).items():
        for link in built.every("a"):
            scheme, _, number = link.attributes["href"].partition(":")
            if scheme in ("tel", "sms", "callto"):
                assert published[number] in link.text, (address, number)
                dialled += 1
    assert dialled > 200


def test_every_number_that_reads_as_a_telephone_s_is_a_published_contact(facts: Facts, pages: Pages) -> None:
    published = {contact.digits for contact in contacts(facts, "published") if contact.dialled}
    seen = {
        (address, found[0])
        for address, built in pages.items()
        for piece in built.pieces()
        for found in PHONE.finditer(piece)
    }
    assert len(seen) > 100
    assert {(address, number) for address, number in seen if digits(number) not in published} == set()


def test_every_e_mail_address_is_a_published_contact(facts: Facts, pages: Pages) -> None:
    published = {contact.value for contact in contacts(facts, "published") if contact.kind == "email"}
    published |= {email for email in [settings_of(facts).email] if email}
    for address, built in pages.items():
        links = {
            link.attributes["href"].removeprefix("mailto:")
            for link in built.every("a")
            if link.attributes.get("href", "").startswith("mailto:")
        }
        assert links <= published, address
        shown = re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "\n".join(built.pieces()))
        assert set(shown) == links, address


def test_no_number_that_is_held_is_anywhere(facts: Facts, built_site: Path) -> None:
    """Short numbers, such as 111, are common in other things: that they are never dialled is tested above."""
    published = {contact.digits for contact in contacts(facts, "published")}
    held = {
        c.digits: c.value
        for organisation in facts[Organisation].values()
        for c in organisation.contacts
        if len(c.digits) > 5
        and c.dialled
        and (c.release == "held" or organisation.listing == "withheld")
        and c.digits not in published
    }
    assert held
    for path in (path for path in built_site.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n ", "")
        plain = re.sub(r"(?<=\d)[ \u00a0-](?=\d)", "", text)
        assert [value for value in held.values() if value in text] == [], path
        assert held.keys() & {*re.findall(r"\d{6,}", plain)} == set(), path


def workbook_text(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())


def test_nothing_that_must_never_be_published_is_anywhere(facts: Facts, built_site: Path) -> None:
    for path in built_site.rglob("*"):
        if path.is_file() and path.suffix not in (".pdf", ".png", ".zip"):  # of PDFs: test_printed.py
            text = workbook_text(path) if path.suffix == ".xlsx" else path.read_text(encoding="utf-8")
            assert list(never_publish_in(text, facts.document(NeverPublishList).entries)) == [], path


def test_the_two_numbers_of_help_stand_at_the_top_of_every_page(facts: Facts, proper: Pages, alone: Pages) -> None:
    numbers = [
        facts[Organisation][id].published_contacts[0].value for id in ("emergency-999", "modern-slavery-helpline")
    ]
    for address, built in (proper | alone).items():
        assert [link.text for link in built.one("section", class_="urgent").every("a", class_="dial")] == numbers, (
            address
        )


def test_withheld_organisations_are_nowhere(facts: Facts, pages: Pages) -> None:
    withheld = [o for o in facts[Organisation].values() if o.listing == "withheld"]
    assert withheld
    for organisation in withheld:
        for address, built in pages.items():
            assert organisation.id not in address
            for link in built.every("a"):
                assert f"/{organisation.id}/" not in link.attributes.get("href", "")
