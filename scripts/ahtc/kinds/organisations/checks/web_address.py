"""A published web address names a public site, without a password or port; and one page is written in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.record import DIALLED, Organisation

_PUBLIC_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
# RFC 2606 and RFC 6761: names that never lead anywhere, and that examples are written with.
_RESERVED = re.compile(r"(?:^|\.)(?:example(?:\.com|\.net|\.org)?|test|invalid|localhost|local)$")
_CORRECT = "Open the site, and copy its address from the browser."


def findings(project: Project) -> Iterator[Finding]:
    """Each published address that cannot be a public site's, that is not secret on its way, or is written two ways."""
    first: dict[str, tuple[str, str]] = {}
    for organisation in project.facts[Organisation].values():
        file = project.facts.stands(Organisation, organisation.id)
        for index, contact in enumerate(organisation.contacts):
            if contact.release != "published" or contact.kind in DIALLED or contact.kind == "email":
                continue
            line = file.line_of(["contacts", index, "value"])
            parts = urlsplit(contact.value)
            if fault := _fault(parts):
                yield Finding(file.path, line, "web-address", f'"{contact.value}" {fault[0]}', fault[1], _CORRECT)
                continue
            if parts.scheme == "http":
                seen = f'"{contact.value}" can be read and changed by others on its way'
                remedy = "Open it with https:// in a browser; if the site is there, write that."
                yield Finding(file.path, line, "web-address", seen, "https://", remedy, "warning")
            path, value = first.setdefault(_page(parts), (file.path, contact.value))
            if value != contact.value:
                seen = f'"{contact.value}" is written "{value}" in {path}'
                yield Finding(file.path, line, "web-address", seen, "the same address everywhere", _CORRECT)


def _fault(parts: SplitResult) -> tuple[str, str] | None:
    host = _ascii_host(parts)
    if "@" in parts.netloc:
        return "holds a name or password before its site", "an address without @"
    if ":" in parts.netloc:
        return "names a port", "an address without a colon after its site"
    if not _PUBLIC_NAME.fullmatch(host):
        return "does not name a site", "a site's name, such as www.gov.wales"
    if _RESERVED.search(host):
        return "is an example, and leads nowhere", "the organisation's own site"
    return None


def _ascii_host(parts: SplitResult) -> str:
    """The site's name in ASCII, as it goes over the wire; empty where it cannot be written so."""
    try:
        return (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _page(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"
