"""A document to print: which template sets it, what stands in it, and where it is published."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ahtc.core.text import Language
from ahtc.core.written import Written

# Where PDFs stand below the site's root; what is in both languages at once stands with the English.
FOLDERS: dict[Language, str] = {"en": "print/", "cy": "cy/argraffu/"}


@dataclass(frozen=True)
class Document:
    """One PDF.

    ``address`` is where it stands below the site's root, ``template`` its Typst file below the package
    (``kinds/toolkits/print/toolkit.typ``), ``data`` what stands in it: plain values alone, texts through
    :func:`spoken`. ``day`` is the day of its facts, which is the day in the file. ``path`` and ``line`` are the record
    that it is made from, for what goes wrong. ``language`` is that of the document as a whole.
    """

    address: str
    title: str
    language: Language
    template: str
    data: Mapping[str, Any]
    day: datetime.date
    path: str
    line: int = 1


@dataclass(frozen=True)
class Pdf:
    """A document set: its bytes, and how many pages it has."""

    content: bytes
    pages: int

    @property
    def kilobytes(self) -> int:
        """Its size in kilobytes of 1,000 bytes, rounded up."""
        return -(-len(self.content) // 1000)


def spoken(text: str) -> str | list[dict[str, str]]:
    """A text as templates take it: itself, or in parts where words of the other language stand in it."""
    if not isinstance(text, Written):
        return text
    return [{"text": part.text, **({"lang": part.language} if part.language else {})} for part in text.parts]
