"""Sections of Welsh pages as units for a translator, and what comes back put into the pages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ahtc.core.files import read_text, write_if_changed
from ahtc.core.pages import Page, page_of
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.sections import MATTER, OF_MATTER, Section, sections
from ahtc.output.exchange.segments import Segment, aligned, rendered, segment_of, unfit
from ahtc.output.exchange.xliff import Translated, Unit
from ahtc.site.translation import behind, pairs
from ahtc.site.twin import with_renders

RULE = "xliff"


def units_of(project: Project, pages: frozenset[str] = frozenset(), everything: bool = False) -> Iterator[Unit]:
    """The units of the sections that are old, of all pages or of these (``docs/cy/about.md``); or of every section."""
    old = {(each.page.path, each.english.key) for each in behind(project)}
    for welsh, english in pairs(project):
        if pages and welsh.path not in pages:
            continue
        theirs = sections(welsh)
        for key, section in sections(english).items():
            if everything or (welsh.path, key) in old:
                yield from _units(welsh, english, section, theirs.get(key))


def _units(welsh: Page, english: Page, section: Section, theirs: Section | None) -> Iterator[Unit]:
    for number, (ours, other) in enumerate(_blocks(welsh, english, section, theirs), 1):
        source = segment_of(ours)
        if not source.says_nothing:
            yield Unit(welsh.path, section.key, section.fingerprint, number, source, segment_of(other))


def _blocks(welsh: Page, english: Page, section: Section, theirs: Section | None) -> list[tuple[str, str]]:
    """What stands beside each other: the fields of the front matter, or the blocks of the section."""
    if section.key == MATTER:
        said = [(getattr(english.matter, field), getattr(welsh.matter, field)) for field in OF_MATTER]
        return [(ours or "", other or "") for ours, other in said]
    return aligned(section.text, theirs.text if theirs else "")


def take_in(project: Project, translated: Iterable[Translated], where: str) -> list[Path]:
    """Put what a translator sent into the pages; the files that changed, all of them or none.

    A section is recorded as up to date once every text of it came back and one of them has changed or is called done.
    Raises :class:`ProblemsError` with everything that cannot be taken: a unit of no section of ours, one whose English
    has changed since, one that lost or added what is to be kept, or that holds markup of its own.
    """
    known = {welsh.path: (welsh, english) for welsh, english in pairs(project)}
    taken: dict[str, dict[str, Taken]] = defaultdict(lambda: defaultdict(Taken))
    findings: list[Finding] = []
    for each in translated:
        named = f"{each.page[:80]}, {each.section[:80]}, {each.number}"
        pair = known.get(each.page)
        section = sections(pair[1]).get(each.section) if pair else None
        if pair is None or section is None:
            findings.append(_finding(where, f"{named}: no such section", "sections of our pages"))
            continue
        block, fault = _block(each, pair, section)
        if fault:
            findings.append(_finding(where, f"{named}: {fault[0]}", fault[1]))
        elif each.number in taken[each.page][each.section].blocks:
            findings.append(_finding(where, f"{named}: it stands there twice", "each text once"))
        else:
            taken[each.page][each.section].blocks[each.number] = block.whole
            taken[each.page][each.section].done |= each.done
    if findings:
        raise ProblemsError(findings)
    texts = {path: _with(project.root, *known[path], found) for path, found in sorted(taken.items())}
    return [project.root / path for path, text in texts.items() if write_if_changed(project.root / path, text)]


@dataclass
class Taken:
    """What came back of a section: its blocks by their numbers, and whether one of them is called done."""

    blocks: dict[int, str] = field(default_factory=dict)
    done: bool = False


def _block(each: Translated, pair: tuple[Page, Page], section: Section) -> tuple[Segment, tuple[str, str] | None]:
    """The block that a unit gives, and what is wrong with it: what was seen, and what was expected."""
    blocks = _blocks(*pair, section, sections(pair[0]).get(section.key))
    if not 1 <= each.number <= len(blocks) or each.version != section.fingerprint:
        return Segment(("",), ()), ("the English has changed since this was exported", "the present English")
    source, theirs = (segment_of(block) for block in blocks[each.number - 1])
    if each.source != _shown(source):
        return theirs, ("its source is not our English", "the source as it was exported")
    if sorted(each.order) != list(range(len(source.kept))):
        return theirs, ("what is to be kept was lost or doubled", "each ph once")
    made = rendered(source, each.order, each.texts, theirs)
    if section.key == MATTER and made != theirs and ("\n" in made.whole or not made.whole.strip()):
        return theirs, ("it is empty, or has more than one line", "a line of words")
    if bad := unfit(made, source, theirs):
        return theirs, (f'"{bad[:40]}" is markup', "words alone between what is kept")
    return made, None


def _shown(source: Segment) -> str:
    return source.texts[0] + "".join(f"\0{number}\0{text}" for number, text in enumerate(source.texts[1:]))


def _with(root: Path, welsh: Page, english: Page, taken: dict[str, Taken]) -> str:
    """A Welsh page's file with these blocks, and with the fingerprints of the sections that they bring up to date.

    Raises :class:`ProblemsError` where the page could not be read any more.
    """
    before = read_text(root / welsh.path, root)
    lines, theirs = before.split("\n"), sections(welsh)
    renders = dict(welsh.matter.english or {})
    end = len(lines)
    for key, section in reversed(sections(english).items()):
        found, own = taken.get(key), theirs.get(key)
        if found:
            blocks = _blocks(welsh, english, section, own)
            words = {number for number, (ours, _) in enumerate(blocks, 1) if not segment_of(ours).says_nothing}
            new = [found.blocks.get(number, other) for number, (_, other) in enumerate(blocks, 1)]
            if words <= found.blocks.keys() and (found.done or new != [other for _, other in blocks]):
                renders[key] = section.fingerprint
            if key == MATTER:
                lines = _with_matter(lines, welsh, new)
            elif own:
                text = _joined(own.text, [other for _, other in blocks], new)
                lines[own.line - 1 : own.line - 1 + own.text.count("\n") + 1] = text.split("\n")
            else:
                lines[end:end] = ["", *new[0].split("\n"), ""]
        end = own.line - 1 if own and key != MATTER else end
    text = "\n".join(lines)
    if renders != welsh.matter.english:
        text = with_renders(text, {key: renders[key] for key in sections(english) if key in renders})
    page_of(text, welsh.path, welsh.docs_path)
    return text


def _joined(before: str, pieces: list[str], new: list[str]) -> str:
    """A section's text with its blocks replaced, and what stands between them as it was."""
    made, at = list[str](), 0
    for old, fresh in zip(pieces, new, strict=True):
        start = before.index(old, at)
        made += [before[at:start], fresh]
        at = start + len(old)
    return "".join([*made, before[at:]])


def _with_matter(lines: list[str], welsh: Page, values: list[str]) -> list[str]:
    changed = list(lines)
    for name, value in zip(OF_MATTER, values, strict=True):
        if value != (getattr(welsh.matter, name) or ""):
            changed[welsh.line_of(name) - 1] = f"{name}: {json.dumps(value, ensure_ascii=False)}"
    return changed


def _finding(where: str, seen: str, expected: str) -> Finding:
    return Finding(where, 1, RULE, seen, expected, "Mend it in the file, or export it again. Nothing was changed.")
