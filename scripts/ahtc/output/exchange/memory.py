"""TMX 1.4: the site's own pairs of English and Welsh, for a translator's memory."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from ahtc.check.passages import OTHER, TITLE, data_pairs
from ahtc.core.project import Project
from ahtc.core.sections import MATTER, sections
from ahtc.output.exchange.segments import aligned, segment_of
from ahtc.site.translation import behind, pairs

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_memory(project: Project) -> bytes:
    """Every pair once, in order; nothing of a section that is older than its English."""
    root = Xml.Element("tmx", {"version": "1.4"})
    told = {"creationtool": "ahtc", "creationtoolversion": "1", "segtype": "block", "o-tmf": "ahtc", "adminlang": "en"}
    Xml.SubElement(root, "header", told | {"srclang": "en", "datatype": "plaintext"})
    body = Xml.SubElement(root, "body")
    for english, welsh in sorted(set(_pairs(project))):
        unit = Xml.SubElement(body, "tu")
        for language, text in (("en", english), ("cy", welsh)):
            Xml.SubElement(Xml.SubElement(unit, "tuv", {_LANG: language}), "seg").text = text
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _pairs(project: Project) -> Iterator[tuple[str, str]]:
    yield from (pair for pair in _of_pages(project) if all(pair))
    for pair in data_pairs(project.root):
        if len(pair.texts) == 2 and not any(OTHER in each.text or TITLE in each.text for each in pair.texts.values()):
            yield _plain(pair.texts["en"].text), _plain(pair.texts["cy"].text)


def _of_pages(project: Project) -> Iterator[tuple[str, str]]:
    old = {(each.page.path, each.english.key) for each in behind(project)}
    for welsh, english in pairs(project):
        theirs = sections(welsh)
        for key, section in sections(english).items():
            if (welsh.path, key) in old:
                continue
            if key == MATTER:
                yield english.matter.title, welsh.matter.title
                yield english.matter.description, welsh.matter.description
            elif key in theirs:
                for ours, other in aligned(section.text, theirs[key].text):
                    yield _plain(" ".join(segment_of(ours).texts)), _plain(" ".join(segment_of(other).texts))


def _plain(text: str) -> str:
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
