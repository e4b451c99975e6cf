"""A Welsh page has a Welsh address: one that its English twin has as well is made of names alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.record import Organisation

RULE = "welsh-address"


def findings(project: Project) -> Iterator[Finding]:
    """Each Welsh address that is the English one though some word of it does not stand in the Welsh title or name.

    So *bawso* and *ieca* (of a name that ends in IECA) may be alike in both languages; *helpline* may not.
    """
    for organisation in project.facts[Organisation].values():
        address, name = organisation.slug_cy or organisation.id, organisation.name.in_("cy")
        if organisation.has_page and address == organisation.id and (foreign := _words_not_in(name, address)):
            file = project.facts.stands(Organisation, organisation.id)
            line = file.line_of(["slug_cy"] if organisation.slug_cy else ["name"])
            yield _finding(file.path, line, address, foreign, "slug_cy")
    for page in project.written():
        slug = page.matter.slug
        if page.language != "cy" or slug is None or slug != _english_address(page.name):
            continue
        if foreign := _words_not_in(page.matter.title, slug):
            yield _finding(page.path, page.line_of("slug"), slug, foreign, "slug")


def _english_address(name: str) -> str:
    path = PurePosixPath(name)
    return path.parent.name if path.name == "index.md" else path.stem


def _words_not_in(title: str, address: str) -> list[str]:
    """The words of an address, numbers left out, that a title does not have; its accents and capitals do not count."""
    plain = "".join(c for c in unicodedata.normalize("NFD", title.casefold()) if not unicodedata.combining(c))
    there = set(re.findall(r"[a-z0-9]+", plain))
    return [word for word in address.split("-") if word not in there and not word.isdigit()]


def _finding(path: str, line: int, address: str, foreign: list[str], field: str) -> Finding:
    seen = f'The Welsh address "{address}" is the English one, and the Welsh name does not have "{foreign[0]}"'
    remedy = f"Write {field} in Welsh, in small letters with hyphens."
    return Finding(path, line, RULE, seen, "a Welsh address", remedy)
