"""Everything there is to print in one language, in one archive: the same bytes whenever the same is in it."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.press.press import pdf_of
from ahtc.core.text import Language
from ahtc.core.zipped import zipped
from ahtc.kinds.handouts.catalogue import catalogue

ARCHIVES: dict[Language, str] = {"en": "print/everything-en.zip", "cy": "cy/argraffu/popeth-cy.zip"}


def archive(facts: Facts, language: Language, site_url: str) -> bytes:
    """The archive of a language: what is in it, and what is in both languages or in another one."""
    return zipped(_pdfs(facts, language, site_url))  # PDFs are pressed together already


def _pdfs(facts: Facts, language: Language, site_url: str) -> Iterator[tuple[str, bytes]]:
    other: Language = "cy" if language == "en" else "en"
    for printable in catalogue(facts, site_url):
        for document, which in printable.pdfs:
            if which != other:
                yield document.address.rsplit("/", 1)[-1], pdf_of(facts, document).content
