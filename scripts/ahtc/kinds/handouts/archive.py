"""Everything there is to print in one language, in one archive: the same bytes whenever the same is in it."""

from __future__ import annotations

import io
import zipfile

from ahtc.core.facts import Facts
from ahtc.core.press.press import pdf_of
from ahtc.core.text import Language
from ahtc.kinds.handouts.catalogue import catalogue

ARCHIVES: dict[Language, str] = {"en": "print/everything-en.zip", "cy": "cy/argraffu/popeth-cy.zip"}

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day that an archive can name


def archive(facts: Facts, language: Language, site_url: str) -> bytes:
    """The archive of a language: what is in it, and what is in both languages or in another one."""
    other: Language = "cy" if language == "en" else "en"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as whole:  # PDFs are pressed together already
        for printable in catalogue(facts, site_url):
            for document, which in printable.pdfs:
                if which != other:
                    entry = zipfile.ZipInfo(document.address.rsplit("/", 1)[-1], _LONG_AGO)
                    whole.writestr(entry, pdf_of(facts, document).content)
    return made.getvalue()
