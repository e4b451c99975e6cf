"""The library for other programs: BibTeX, RIS, plain text, schema.org on its pages, and a feed of what is added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.feed import Entry, atom
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.library.citations import bibtex, plain, ris
from ahtc.kinds.library.pages import ENTRIES, work_page
from ahtc.kinds.library.record import Library, Work

BIBTEX = "data/library.bib"
RIS = "data/library.ris"
PLAIN = "data/library.txt"
FEEDS: dict[Language, str] = {"en": "data/library-en.xml", "cy": "data/library-cy.xml"}


def page_data(facts: Facts, page: Page, address: str) -> dict[str, Any] | None:
    """The works of one page of the library as reports of schema.org; None for any other page."""
    if page.name not in ENTRIES.values():
        return None
    works = [work for work in facts[Work].values() if work_page(work) == page.name]
    publishers = facts.document(Library).publishers
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Report",
                "@id": f"{address}#{work.id}",
                "name": work.title.en,
                "publisher": publishers[work.publisher].en,
                **({"datePublished": work.date} if work.date else {}),
            }
            for work in works
        ],
    }


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """All works in BibTeX, in RIS and in plain text, and in each language a feed of them, the newest addition first."""
    facts = project.facts
    if not facts[Work]:
        return
    publishers = facts.document(Library).publishers
    yield BIBTEX, "\n".join(bibtex(work, publishers) for work in facts[Work].values()).encode()
    yield RIS, "\r\n".join(ris(work, publishers) for work in facts[Work].values()).encode()
    yield PLAIN, "".join(f"{plain(work, publishers)}\n" for work in facts[Work].values()).encode()
    for language in LANGUAGES:
        say = facts.words.say
        title = f"{say('site-name', language)}: {say('library-feed', language)}"
        page = addresses.full("library/index.md", language)
        address = addresses.full("index.md", "en") + FEEDS[language]
        entries = list(_additions(facts, language, addresses))
        yield FEEDS[language], atom(title, say("site-name", language), address, page, language, entries)


def _additions(facts: Facts, language: Language, addresses: Addresses) -> Iterator[Entry]:
    for work in sorted(facts[Work].values(), key=lambda work: (work.added, work.date or "", work.id), reverse=True):
        address = f"{addresses.full(work_page(work), language)}#{work.id}"
        yield Entry(address, work.title.in_(language), address, work.added, work.says.in_(language))
