"""The PDF of each toolkit: what its page says, for a sheet of A4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ahtc.core.addresses import Addresses
from ahtc.core.facts import Facts
from ahtc.core.language import long_date, source_date
from ahtc.core.press.document import FOLDERS, Document, spoken
from ahtc.core.press.press import pdf_of
from ahtc.core.press.shared import shared_data
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language, Source
from ahtc.kinds.organisations.print import printed_numbers
from ahtc.kinds.toolkits.record import Section, Toolkit, in_use

TEMPLATE = "kinds/toolkits/print/toolkit.typ"


def document(facts: Facts, toolkit: Toolkit, language: Language, site_url: str) -> Document:
    """A toolkit in one language, to be set; ``site_url`` is printed where it is the site's own."""
    slug = f"toolkit-{toolkit.id}" if language == "en" else f"pecyn-{toolkit.slug_cy}"
    numbered = {key: number for number, key in enumerate(toolkit.sources, start=1)}
    words = facts.words
    version = words.say("toolkit-version", language).replace("{n}", str(toolkit.newest.version))
    data = shared_data(facts, language, site_url) | {
        "for_whom": spoken(toolkit.for_whom.in_(language)),
        "edition": f"{version}, {long_date(toolkit.newest.date, language)}",
        "valid": f"{words.say('toolkit-valid', language)} {long_date(toolkit.valid_until, language)}",
        "checked": f"{words.say('print-checked', language)} {long_date(toolkit.checked, language)}",
        "numbers": printed_numbers(facts, toolkit.call, language),
        "sections": [_section(section, language, numbered) for section in toolkit.sections],
        "table_sources": words.say("toolkit-table-sources", language),
        "sources_title": words.say("toolkit-sources", language),
        "sources": [_source(source, language) for source in toolkit.sources.values()],
    }
    stands = facts.stands(Toolkit, toolkit.id)
    title = toolkit.title.in_(language)
    return Document(f"{FOLDERS[language]}{slug}.pdf", title, language, TEMPLATE, data, toolkit.newest.date, stands.path)


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every toolkit in use in both languages, by its address."""
    for toolkit in in_use(project.facts):
        for language in LANGUAGES:
            made = document(project.facts, toolkit, language, addresses.site_url)
            yield made.address, pdf_of(project.facts, made).content


def _section(section: Section, language: Language, numbered: dict[str, int]) -> dict[str, Any]:
    table = section.table
    return {
        "title": spoken(section.title.in_(language)),
        "statements": [
            {"text": spoken(each.in_(language)), "sources": [numbered[key] for key in each.sources]}
            for each in section.statements
        ],
        "table": table
        and {
            "columns": [spoken(cell.in_(language)) for cell in table.columns],
            "rows": [[spoken(cell.in_(language)) for cell in row] for row in table.rows],
            "sources": [numbered[key] for key in table.sources],
        },
    }


def _source(source: Source, language: Language) -> dict[str, Any]:
    date = source_date(source.date, language) or source.date
    return {"text": f"{source.publisher}, {source.title}", "date": date, "url": source.url}
