"""Numbers and addresses that must never appear do not appear in any file that could be published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ahtc.check.markdown import line_at
from ahtc.check.site import Site
from ahtc.model.files import read_text
from ahtc.model.organisation import NeverPublish
from ahtc.model.problems import Finding, ProblemsError, shown

LIST = "docs/data/never_publish.yml"
SUFFIXES = frozenset({".md", ".yml", ".yaml", ".csv", ".css", ".js", ".json", ".txt", ".html", ".xml", ".svg"})

_BETWEEN = r"(?:[\s.()\u2010-\u2015-]|%20){0,4}"


def findings(site: Site) -> Iterator[Finding]:
    """Each place under ``docs`` and ``overrides``, and in the two guides, where something on the list stands."""
    for path in _files(site.root):
        where = shown(path, site.root)
        try:
            text = read_text(path, site.root)
        except ProblemsError as error:
            yield from error.findings
            continue
        for line, entry in never_publish_in(text, site.facts.never_publish.entries):
            seen = f'"{entry.value}" must never be published. {entry.was.en.removesuffix(".")}'
            expected = f"nothing that {LIST} lists"
            yield Finding(
                where, line, "never-publish", seen, expected, "Delete it here; find the present one at its source."
            )


def never_publish_in(text: str, entries: Iterable[NeverPublish]) -> Iterator[tuple[int, NeverPublish]]:
    """Each place in a text, HTML included, where an entry stands: its line, counted from 1, and the entry.

    Numbers are found however their digits are set apart; digits within a longer run of digits are another number.
    """
    plain = html.unescape(text)
    for entry in entries:
        for found in _pattern(entry.value).finditer(plain):
            yield line_at(plain, found.start()), entry


def _pattern(value: str) -> re.Pattern[str]:
    if re.search(r"[^\d\s]", value):
        return re.compile(re.escape(value), re.IGNORECASE)
    digits = re.sub(r"\D", "", value)
    rest = _BETWEEN.join(digits.removeprefix("0"))
    return re.compile(rf"(?<!\d)(?:(?:\+|00)44{_BETWEEN}0?|0){_BETWEEN}{rest}(?!\d)")


def _files(root: Path) -> Iterator[Path]:
    for folder in ("docs", "overrides"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and shown(path, root) != LIST:
                yield path
    yield from (path for name in ("README.md", "CONTRIBUTING.md") if (path := root / name).is_file())
