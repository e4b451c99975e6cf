"""Typst at work: what it sets is kept by what went into it, so that only what changed is set again.

Data reaches a template as JSON, and what it reads there are strings: Typst never looks for markup or code in them, so
that a name such as ``#read("secret.txt")`` prints as it is. Templates can read files of this package alone.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ahtc.core.kept import Kept
from ahtc.core.press.document import Document, Pdf
from ahtc.core.problems import Finding, ProblemsError

if TYPE_CHECKING:
    from typst import Compiler, TypstError

PACKAGE = Path(__file__).parents[2]

# The fonts, all under the Open Font License: the wheel that brings each, and the folder in it.
FONTS = {
    "fontpkg-source-sans-3": "fontpkg_source_sans_3/files",
    "fontpkg-noto-sans-arabic": "fontpkg_noto_sans_arabic/files",
    "justmytype-intl-africa": "justmytype_intl_africa/fonts/ofl/notosansethiopic",
    "noto-cjk-sans-otc": "noto_cjk_sans_otc",
}


class Typesetter:
    """Sets documents; ``kept`` is the folder in which they are kept from one command to the next, or None for none."""

    def __init__(self, kept: Path | None) -> None:
        self._kept = Kept(kept)
        self._set: dict[str, Pdf] = {}

    def pdf(self, document: Document) -> Pdf:
        """The document as a PDF, the same bytes whenever the same is set; raises :class:`ProblemsError` naming its
        record where Typst cannot set it as PDF/UA-1: a picture without words, a heading out of order."""
        key = self._key(document)
        if key not in self._set:
            self._set[key] = self._found(key) or self._made(key, document)
        return self._set[key]

    def picture(self, template: str, data: Mapping[str, str]) -> bytes:
        """A template's only page as a PNG, a dot for each of its points; kept as PDFs are."""
        key = hashlib.sha256("\0".join([self._templates, template, _written(data)]).encode()).hexdigest()
        if found := self._kept.found(key):
            return found[1]
        made = self._compiler.compile(PACKAGE / template, sys_inputs={"data": _written(data)}, format="png", ppi=72)
        assert isinstance(made, bytes)
        self._kept.keep(key, ".png", made)
        return made

    @cached_property
    def _templates(self) -> str:
        """What every template together is, with the versions of what sets it."""
        whole = hashlib.sha256()
        for path in sorted(PACKAGE.rglob("*.typ")):
            whole.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        for package in ("typst", *FONTS):
            whole.update(f"{package}=={version(package)}".encode())
        return whole.hexdigest()

    def _key(self, document: Document) -> str:
        parts = [self._templates, document.template, document.day.isoformat(), _data(document)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _found(self, key: str) -> Pdf | None:
        """A document set before, whose name says how many pages it has."""
        found = self._kept.found(key)
        return found and Pdf(found[1], int(found[0].removesuffix(".pdf").rpartition("-")[2]))

    def _made(self, key: str, document: Document) -> Pdf:
        from typst import TypstError  # slow to load: only what sets something waits for it

        moment = datetime.datetime.combine(document.day, datetime.time(), datetime.UTC)
        inputs = {"data": _data(document)}
        template = PACKAGE / document.template
        try:
            content = self._compiler.compile(
                template, sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"], timestamp=moment
            )
            pages = json.loads(self._compiler.query("<pages>", field="value", one=True))
        except TypstError as error:
            raise _unset(document, error) from error
        assert isinstance(content, bytes)
        made = Pdf(content, int(pages))
        self._kept.keep(key, f"-{made.pages}.pdf", made.content)
        return made

    @cached_property
    def _compiler(self) -> Compiler:
        import typst

        folders = [str(files(folder.split("/")[0]).joinpath(*folder.split("/")[1:])) for folder in FONTS.values()]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        return typst.Compiler(root=PACKAGE, font_paths=fonts)


def _data(document: Document) -> str:
    whole = {"title": document.title, "lang": document.language, **document.data}
    return _written(whole)


def _written(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _unset(document: Document, error: TypstError) -> ProblemsError:
    said = " ".join([error.message, *error.hints])
    seen, expected = f"{document.address} cannot be set: {said}", "a document that every reader can read (PDF/UA-1)"
    remedy = "Mend this record; if it is sound, the fault is in the template that sets it."
    return ProblemsError([Finding(document.path, document.line, "print", seen, expected, remedy)])
