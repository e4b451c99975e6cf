"""XLIFF 2.0 (OASIS): the sections of Welsh pages that are to be translated, for a translator's own tools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from ahtc.core.problems import Finding, ProblemsError
from ahtc.output.exchange.segments import Segment

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Unit:
    """One block of one section: ``page`` is the Welsh page, ``version`` the fingerprint of the English section."""

    page: str
    section: str
    version: str
    number: int
    source: Segment
    target: Segment


@dataclass(frozen=True)
class Translated:
    """What came back of a unit: the texts, and which of what is kept stands between them, by its number.

    ``done`` says that the translator's program calls it translated, reviewed or final.
    """

    page: str
    section: str
    version: str
    number: int
    source: str
    texts: tuple[str, ...]
    order: tuple[int, ...]
    done: bool


def write_xliff(units: Iterable[Unit]) -> bytes:
    """The file: a ``file`` for each page, a ``group`` for each section, a ``unit`` for each block."""
    Xml.register_namespace("", _NAMESPACE)
    root = Xml.Element(_name("xliff"), {"version": "2.0", "srcLang": "en", "trgLang": "cy"})
    files: dict[str, Xml.Element] = {}
    groups: dict[tuple[str, str], Xml.Element] = {}
    for unit in units:
        if unit.page not in files:
            files[unit.page] = Xml.SubElement(root, _name("file"), {"id": f"f{len(files) + 1}", "original": unit.page})
        key = unit.page, unit.section
        if key not in groups:
            said = {"id": f"s-{unit.section}", "name": unit.version}
            groups[key] = Xml.SubElement(files[unit.page], _name("group"), said)
        _write_unit(groups[key], unit)
    _set_apart(root)
    written: bytes = Xml.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written


def _set_apart(element: Xml.Element) -> None:
    """Begin each element on a line of its own, but for those inside a text, whose white space counts."""
    element.tail = "\n"
    if len(element) and element.tag not in (_name("source"), _name("target")):
        element.text = "\n"
        for child in element:
            _set_apart(child)


def _write_unit(group: Xml.Element, unit: Unit) -> None:
    made = Xml.SubElement(group, _name("unit"), {"id": f"u-{unit.section}-{unit.number}", _SPACE: "preserve"})
    if unit.source.kept:
        data = Xml.SubElement(made, _name("originalData"))
        for number, kept in enumerate(unit.source.kept, 1):
            Xml.SubElement(data, _name("data"), {"id": f"d{number}"}).text = kept
    segment = Xml.SubElement(made, _name("segment"), {"state": "initial"})
    _write_text(Xml.SubElement(segment, _name("source")), unit.source, range(len(unit.source.kept)))
    if (order := _order_of(unit)) is not None:
        _write_text(Xml.SubElement(segment, _name("target")), unit.target, order)


def _order_of(unit: Unit) -> list[int] | None:
    """Which of the source's kept parts stands at each place of the Welsh; None where they are not the same parts."""
    free = list(enumerate(unit.source.kept))
    order: list[int] = []
    for kept in unit.target.kept:
        found = next((each for each in free if each[1] == kept), None)
        if found is None:
            return None
        free.remove(found)
        order.append(found[0])
    return None if free else order


def _write_text(element: Xml.Element, segment: Segment, order: Iterable[int]) -> None:
    element.text = segment.texts[0]
    for number, text in zip(order, segment.texts[1:], strict=True):
        Xml.SubElement(element, _name("ph"), {"id": str(number + 1), "dataRef": f"d{number + 1}"}).tail = text


def read_xliff(content: bytes, where: str) -> list[Translated]:
    """What a translator sends back, as plain text and numbers alone; raises :class:`ProblemsError` for anything else.

    Nothing that stands in the file for what is kept is used: the page's own is.
    """
    if len(content) > MOST_BYTES:
        raise _refused(where, "The file is larger than all pages together", f"at most {MOST_BYTES:,} bytes")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise _refused(where, "The file declares entities", "XLIFF 2.0 without a document type")
    try:
        content.decode("utf-8")
        root = Xml.fromstring(content)  # no document type, so nothing can expand
    except (Xml.ParseError, ValueError, LookupError) as error:
        raise _refused(where, f"The file is not XML ({error})", "XLIFF 2.0") from error
    if root.tag != _name("xliff"):
        raise _refused(where, "The file is no XLIFF 2.0", f"xliff of {_NAMESPACE}")
    return list(_units(root, where))


def _units(root: Xml.Element, where: str) -> Iterator[Translated]:
    for file in root.iter(_name("file")):
        for group in file.iter(_name("group")):
            for unit in group.iter(_name("unit")):
                yield from _unit(file, group, unit, where)


def _unit(file: Xml.Element, group: Xml.Element, unit: Xml.Element, where: str) -> Iterator[Translated]:
    name = unit.get("id", "")
    number = name.rpartition("-")[2]
    segments = unit.findall(_name("segment"))
    if not number.isdecimal() or len(number) > 6 or len(segments) != 1:
        raise _refused(where, f'The unit "{name[:60]}" is none of ours, or was parted', "each unit in one segment")
    source, target = segments[0].find(_name("source")), segments[0].find(_name("target"))
    if source is None:
        raise _refused(where, f'The unit "{name[:60]}" has no source', "a source in each segment")
    if target is None:
        return
    page, section = file.get("original", ""), group.get("id", "").removeprefix("s-")
    texts, order = _read_text(target, name, where)
    done = segments[0].get("state", "initial") in ("translated", "reviewed", "final")
    said, places = _read_text(source, name, where)
    shown = said[0] + "".join(f"\0{place}\0{text}" for place, text in zip(places, said[1:], strict=True))
    yield Translated(page, section, group.get("name", ""), int(number), shown, texts, order, done)


def _read_text(element: Xml.Element, name: str, where: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    texts, order = [element.text or ""], list[int]()
    for child in element:
        place = child.get("id", "")
        if child.tag != _name("ph") or not place.isdecimal() or len(place) > 4 or len(child) or child.text:
            raise _refused(where, f'The unit "{name[:60]}" holds something other than text', "text, and ph as it was")
        order.append(int(place) - 1)
        texts.append(child.tail or "")
    return tuple(texts), tuple(order)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _refused(where: str, seen: str, expected: str) -> ProblemsError:
    remedy = "Ask for the file again, as it was exported. Nothing was changed."
    return ProblemsError([Finding(where, 1, "xliff", seen, expected, remedy)])
