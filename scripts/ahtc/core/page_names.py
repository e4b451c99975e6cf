"""What a page and its folders may be called: names that are the same address on every machine and in every browser."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

LONGEST = 80
EXPECTED = "small letters a to z, digits and single hyphens, as in get-help/children.md"

_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Folders of the project that hold no pages: a page below them would never be published.
_KEPT = ("data", "assets", "docs")
# Windows keeps these names for its devices, whatever follows them.
_WINDOWS = {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}


@dataclass(frozen=True)
class NameFault:
    """What is wrong with a name, and the name that would do."""

    seen: str
    instead: str


def page_fault(name: str) -> NameFault | None:
    """What is wrong with the name of a page's file, such as ``children.md``; None when it is well."""
    stem, dot, ending = name.rpartition(".")
    fault = _part_fault(stem if dot else name, "page")
    if fault is None and f".{ending}" == ".md":
        return None
    return NameFault(fault.seen if fault else "does not end in .md", f"{_would_do(stem or name, 'page')}.md")


def folder_fault(name: str, *, first: bool) -> NameFault | None:
    """What is wrong with the name of a folder of pages; ``first``: it stands directly in a language's folder."""
    if first and re.fullmatch(r"[A-Za-z]{2}", name):
        return NameFault("would be taken for a language", f"{name.lower()}-pages")
    if first and name in _KEPT:
        return NameFault("is kept for what is no page", f"{name}-pages")
    return _part_fault(name, "pages")


def path_fault(name: str) -> NameFault | None:
    """What is wrong with a page's path in its language's folder, such as ``get-help/children.md``."""
    *folders, page = name.split("/")
    faults = [folder_fault(folder, first=not place) for place, folder in enumerate(folders)] + [page_fault(page)]
    if not any(faults):
        return None
    instead = [fault.instead if fault else part for fault, part in zip(faults, name.split("/"), strict=True)]
    seen = next(fault.seen for fault in faults if fault)
    return NameFault(seen, PurePosixPath(*instead).as_posix())


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name for a device, so that a copy of the project fails there."""
    return name.partition(".")[0].lower() in _WINDOWS


def _part_fault(part: str, kind: str) -> NameFault | None:
    if len(part) > LONGEST:
        return NameFault(f"is {len(part):,} characters long, more than {LONGEST}", _would_do(part, kind))
    if is_device(part):
        return NameFault("is the name of a device on Windows, where nobody could open it", _would_do(part, kind))
    if not _PART.fullmatch(part):
        return NameFault("holds other signs than those of an address", _would_do(part, kind))
    return None


def _would_do(part: str, kind: str) -> str:
    """The nearest name that is well: ``tŷ`` is ``ty``, ``a b`` is ``a-b``, ``con`` is ``con-page``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c)).lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    return f"{name}-{kind}" if name in _WINDOWS else name or kind
