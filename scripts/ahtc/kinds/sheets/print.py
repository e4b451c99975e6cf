"""The PDF of each sheet: one page of A4 to hang up where people work."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.language import long_date
from ahtc.core.press.document import FOLDERS, Document, spoken
from ahtc.core.press.press import pdf_of
from ahtc.core.press.shared import shared_data
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.organisations.print import printed_numbers
from ahtc.kinds.sheets.record import PARTS, Sheet

TEMPLATE = "kinds/sheets/print/sheet.typ"


def document(facts: Facts, sheet: Sheet, language: Language, site_url: str) -> Document:
    """A sheet in one language, to be set."""
    slug = f"sheet-{sheet.id}" if language == "en" else f"taflen-{sheet.slug_cy}"
    say = facts.words.say
    numbers = printed_numbers(facts, sheet.call, language)
    for id, number in zip(sheet.call, numbers, strict=True):
        number["name"], number["terms"] = say(f"sheet-call-{id}", language), None
    data = shared_data(facts, language, site_url) | {
        "for_whom": spoken(sheet.for_whom.in_(language)),
        "one_sign": say("sheet-one-sign", language),
        "parts": [
            {
                "title": say(f"sheet-{part}", language),
                "lines": [spoken(line.in_(language)) for line in getattr(sheet, part)],
            }
            for part in PARTS
        ],
        "call": say("sheet-call", language),
        "council": say("sheet-council", language),
        "numbers": numbers,
        "checked": f"{say('print-checked', language)} {long_date(sheet.checked, language)}",
        "sources": "; ".join(f"{source.publisher}, {source.title}" for source in sheet.sources.values()),
        "sources_title": say("print-sources", language),
    }
    path = facts.stands(Sheet, sheet.id).path
    return Document(
        f"{FOLDERS[language]}{slug}.pdf", sheet.title.in_(language), language, TEMPLATE, data, sheet.checked, path
    )


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every sheet in both languages, by its address."""
    for sheet in project.facts[Sheet].values():
        for language in LANGUAGES:
            made = document(project.facts, sheet, language, addresses.site_url)
            yield made.address, pdf_of(project.facts, made).content
