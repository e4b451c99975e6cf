"""Numbers and addresses that must never appear do not appear in any file that could be published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ahtc.core.files import read_text
from ahtc.core.markdown import line_at
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.project import Project
from ahtc.kinds.never_publish.record import NeverPublish, NeverPublishList, quick_sign

LIST = "docs/data/never_publish.yml"
SUFFIXES = frozenset({".md", ".yml", ".yaml", ".csv", ".css", ".js", ".json", ".txt", ".html", ".xml", ".svg"})


def findings(project: Project) -> Iterator[Finding]:
    """Each place under ``docs`` and ``overrides``, and in the two guides, where something on the list stands."""
    for path in _files(project.root):
        where = shown(path, project.root)
        try:
            text = read_text(path, project.root)
        except ProblemsError as error:
            yield from error.findings
            continue
        for line, entry in never_publish_in(text, project.facts.document(NeverPublishList).entries):
            seen = f'"{entry.value}" must never be published. {entry.was.en.removesuffix(".")}'
            expected = f"nothing that {LIST} lists"
            yield Finding(
                where, line, "never-publish", seen, expected, "Delete it here; find the present one at its source."
            )


_PRESSED = {".pdf", ".png", ".xlsx", ".zip"}


def built_findings(folder: Path, entries: Iterable[NeverPublish]) -> Iterator[Finding]:
    """Each place in the files of a built site, feeds and cards included, where an entry stands.

    Pictures, PDFs and archives show no text that can be read here; what they are made of stands in the records.
    """
    listed = list(entries)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in _PRESSED):
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".vcf":
            text = re.sub(r"\r?\n[ \t]", "", text)
        for line, entry in never_publish_in(text, listed):
            where = f"site/{path.relative_to(folder).as_posix()}"
            seen = f'"{entry.value}" must never be published. {entry.was.en.removesuffix(".")}'
            remedy = "Look for the record or the words that it comes from, and take it out there."
            yield Finding(where, line, "never-publish", seen, f"nothing that {LIST} lists", remedy)


def never_publish_in(text: str, entries: Iterable[NeverPublish]) -> Iterator[tuple[int, NeverPublish]]:
    """Each place in a text, HTML included, where an entry stands: its line, counted from 1, and the entry.

    :meth:`NeverPublish.places_in` says how numbers are found.
    """
    plain = html.unescape(text)
    sign = quick_sign(plain)
    for entry in entries:
        for place in entry.places_in(plain) if entry.may_stand_in(sign) else ():
            yield line_at(plain, place), entry


def _files(root: Path) -> Iterator[Path]:
    for folder in ("docs", "overrides"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and shown(path, root) != LIST:
                yield path
    yield from sorted(root.glob("*.md"))
