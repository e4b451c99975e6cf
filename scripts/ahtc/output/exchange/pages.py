"""Sections of Welsh pages as units for a translator, and what comes back put into the pages."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ahtc.core.files import read_text, write_if_changed
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.sections import MATTER, OF_MATTER, Section, sections
from ahtc.output.exchange.segments import Segment, aligned, rendered, segment_of, unfit
from ahtc.output.exchange.xliff import Translated, Unit
from ahtc.site.translation import behind, pairs

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

    Raises :class:`ProblemsError` with everything that cannot be taken: a unit of no section of ours, one whose English
    has changed since, one that lost or added what is to be kept, or that holds markup of its own.
    """
    known = {welsh.path: (welsh, english) for welsh, english in pairs(project)}
    by_page: dict[str, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    findings: list[Finding] = []
    for each in translated:
        pair = known.get(each.page)
        section = sections(pair[1]).get(each.section) if pair else None
        if pair is None or section is None:
            findings.append(_finding(where, f"{each.page}, {each.section}: no such section", "sections of our pages"))
            continue
        block = _taken(each, pair, section, where, findings)
        if block is not None:
            by_page[each.page][each.section][each.number] = block
    if findings:
        raise ProblemsError(findings)
    texts = {path: _with(project.root, *known[path], blocks) for path, blocks in sorted(by_page.items())}
    return [project.root / path for path, text in texts.items() if write_if_changed(project.root / path, text)]


def _taken(
    each: Translated, pair: tuple[Page, Page], section: Section, where: str, findings: list[Finding]
) -> str | None:
    """The block that a unit gives; None where nobody has touched it, or, with a finding, where it cannot be taken."""
    blocks = _blocks(*pair, section, sections(pair[0]).get(section.key))
    named = f"{each.page}, {each.section}, {each.number}"
    if not 1 <= each.number <= len(blocks) or each.version != section.fingerprint:
        findings.append(
            _finding(where, f"{named}: the English has changed since this was exported", "the present English")
        )
        return None
    source, theirs = (segment_of(block) for block in blocks[each.number - 1])
    if each.source != _shown(source):
        findings.append(_finding(where, f"{named}: its source is not our English", "the source as it was exported"))
    elif sorted(each.order) != list(range(len(source.kept))):
        findings.append(_finding(where, f"{named}: what is to be kept was lost or doubled", "each ph once"))
    elif bad := unfit(each.texts, source, theirs):
        findings.append(_finding(where, f'{named}: "{bad[:20]}" is markup', "words alone between what is kept"))
    else:
        block = rendered(source, each.order, each.texts, theirs)
        return block if each.is_done or block != theirs.whole else None
    return None


def _shown(source: Segment) -> str:
    return source.texts[0] + "".join(f"\0{number}\0{text}" for number, text in enumerate(source.texts[1:]))


def _with(root: Path, welsh: Page, english: Page, blocks: dict[str, dict[int, str]]) -> str:
    """A Welsh page's file with these blocks; a section of which nothing is left to do has its new fingerprint."""
    text = read_text(root / welsh.path, root)
    theirs = sections(welsh)
    for key, section in sections(english).items():
        if key not in blocks:
            continue
        if key == MATTER:
            text = _with_matter(text, welsh, blocks[key])
        elif key in theirs:
            pieces = [other for _, other in aligned(section.text, theirs[key].text)]
            new = [blocks[key].get(number, other) for number, other in enumerate(pieces, 1)]
            text = text.replace(theirs[key].text.strip("\n"), _joined(theirs[key].text.strip("\n"), pieces, new), 1)
        if {unit.number for unit in _units(welsh, english, section, theirs.get(key))} <= blocks[key].keys():
            text = _stamped(text, key, section.fingerprint)
    return text


def _joined(before: str, pieces: list[str], new: list[str]) -> str:
    """A section's text with its blocks replaced, and what stands between them as it was."""
    made, at = [], 0
    for old, fresh in zip(pieces, new, strict=True):
        start = before.index(old, at)
        made += [before[at:start], fresh]
        at = start + len(old)
    return "".join([*made, before[at:]])


def _with_matter(text: str, welsh: Page, fields: dict[int, str]) -> str:
    for number, value in fields.items():
        field = OF_MATTER[number - 1]
        if getattr(welsh.matter, field) != value:
            line = f"{field}: {json.dumps(value, ensure_ascii=False)}"
            text = re.sub(rf"^{field}:.*$", lambda _, line=line: line, text, count=1, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def _stamped(text: str, key: str, fingerprint: str) -> str:
    """The file with the fingerprint of a section that the Welsh renders now; a new section's line comes last."""
    line = f'  {key}: "{fingerprint}"'
    there = re.compile(rf"^  {re.escape(key)}: .*$", re.MULTILINE)
    if there.search(text):
        return there.sub(line, text, count=1)
    return re.sub(r"^english:\n(?:  .*\n)*", lambda found: f"{found[0]}{line}\n", text, count=1, flags=re.MULTILINE)


def _finding(where: str, seen: str, expected: str) -> Finding:
    return Finding(where, 1, RULE, seen, expected, "Mend it in the file, or export it again. Nothing was changed.")
