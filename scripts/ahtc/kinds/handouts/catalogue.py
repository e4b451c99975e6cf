"""Everything there is to print, by whom it is for: what each is, where it is a page too, and its PDFs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ahtc.core.facts import Facts
from ahtc.core.press.document import Document
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.handouts.print import documents, pocket_cards
from ahtc.kinds.handouts.record import Handout
from ahtc.kinds.sheets import print as sheets
from ahtc.kinds.sheets.pages import sheet_page
from ahtc.kinds.sheets.record import Sheet
from ahtc.kinds.toolkits import print as toolkits
from ahtc.kinds.toolkits.pages import toolkit_page
from ahtc.kinds.toolkits.record import in_use

# In the order in which the page shows them.
Group = Literal["everyone", "languages", "toolkits", "workplaces"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True)
class Printable:
    """One thing to print: ``page`` is the page that says the same, ``pdfs`` each document with what tells it apart.

    A document without words of its own is told apart by its language.
    """

    group: Group
    title: Bilingual
    page: str | None
    pdfs: tuple[tuple[Document, str], ...]
    version: int | None
    day: datetime.date
    change: Bilingual | None = None


def catalogue(facts: Facts, site_url: str) -> Iterator[Printable]:
    """Everything, in the order in which each group lists it."""
    yield from _handouts(facts, site_url)
    for spoken, document in pocket_cards(facts, site_url):
        yield Printable("languages", spoken.name, None, ((document, "a4"),), None, spoken.checked)
    for toolkit in in_use(facts):
        pdfs = tuple((toolkits.document(facts, toolkit, code, site_url), code) for code in LANGUAGES)
        newest = toolkit.newest
        page = toolkit_page(toolkit.id)
        yield Printable("toolkits", toolkit.title, page, pdfs, newest.version, newest.date, newest.what)
    for sheet in facts[Sheet].values():
        pdfs = tuple((sheets.document(facts, sheet, code, site_url), code) for code in LANGUAGES)
        yield Printable("workplaces", sheet.title, sheet_page(sheet.id), pdfs, None, sheet.checked)


def _handouts(facts: Facts, site_url: str) -> Iterator[Printable]:
    made: dict[str, list[tuple[Document, str]]] = {}
    for handout, paper, ink, document in documents(facts, site_url):
        made.setdefault(handout.id, []).append((document, paper if ink == "colour" else f"{paper}-black"))
    for id, pdfs in made.items():
        handout = facts[Handout][id]
        yield Printable("everyone", handout.title, None, tuple(pdfs), handout.version, handout.issued, handout.change)
