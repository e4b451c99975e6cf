"""The law for other people's programs: schema.org on each page and in one file, and a feed of where each law stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ahtc.core.addresses import Addresses
from ahtc.core.escape import inert_json
from ahtc.core.facts import Facts
from ahtc.core.feed import Entry, atom
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.laws.pages import LATELY, law_page
from ahtc.kinds.laws.record import Law, State

FILE = "data/law.json"
FEEDS: dict[Language, str] = {"en": "data/law-changes-en.xml", "cy": "data/law-changes-cy.xml"}

_FORCE: dict[State, str] = {
    "in-force": "InForce",
    "in-force-amended": "InForce",
    "partly-in-force": "PartiallyInForce",
    "passed-not-in-force": "NotInForce",
    "repealed": "NotInForce",
    "replaced": "NotInForce",
}


def page_data(facts: Facts, page: Page, address: str) -> dict[str, Any] | None:
    """What the page of a law carries; None for any other page."""
    law = facts[Law].get(PurePosixPath(page.name).stem)
    if law is None or page.name != law_page(law.id):
        return None
    return {"@context": "https://schema.org", **legislation(law, facts), "mainEntityOfPage": address}


def legislation(law: Law, facts: Facts) -> dict[str, Any]:
    """A law in the words of schema.org; what is not known of it is left out."""
    names = [{"@language": "en", "@value": str(law.title.en)}]
    if law.title.welsh == "official":
        names.append({"@language": "cy", "@value": str(law.title.cy)})
    passed = [dated.when for dated in law.status.dates if dated.what in ("royal-assent", "made", "adopted")]
    found = {
        "@type": "Legislation",
        "name": names,
        "legislationIdentifier": law.citation,
        "legislationDate": passed[0] if passed else str(law.year),
        "legislationLegalForce": _FORCE.get(law.status.state),
        "url": law.links[0].url if law.links else None,
        "temporalCoverage": f"{law.began}/{law.over or '..'}" if law.began else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """All laws in one file, and in each language the feed of where each stands, the newest check first."""
    facts = project.facts
    if not facts[Law]:
        return
    listed = [
        legislation(law, facts) | {"mainEntityOfPage": addresses.full(law_page(law.id), "en")}
        for law in facts[Law].values()
    ]
    yield FILE, (inert_json({"@context": "https://schema.org", "@graph": listed}, indent=1) + "\n").encode()
    for language in LANGUAGES:
        say = facts.words.say
        title = f"{say('site-name', language)}: {say('law-lately-title', language)}"
        page = addresses.full(LATELY, language)
        address = addresses.full("index.md", "en") + FEEDS[language]
        feed = atom(title, say("site-name", language), address, page, language, list(_news(facts, language, addresses)))
        yield FEEDS[language], feed


def _news(facts: Facts, language: Language, addresses: Addresses) -> Iterator[Entry]:
    laws = sorted(facts[Law].values(), key=lambda law: (law.status.checked, law.status.evidence, law.id), reverse=True)
    for law in laws:
        address = addresses.full(law_page(law.id), language)
        state = facts.words.say(f"law-state-{law.status.state}", language)
        id = f"{address}#{law.status.state}-{law.status.evidence}"
        title = f"{law.title.in_(language)}: {state}"
        yield Entry(id, title, address, law.status.checked, law.status.says.in_(language))
