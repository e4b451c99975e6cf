"""A record says that a body has no Welsh name only where the glossary and the other records know none."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.passages import OTHER
from ahtc.check.texts import texts_of
from ahtc.check.welsh.terms import compared
from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each name with ``welsh: none`` for which another record, or the glossary, has a Welsh name."""
    pairs = project.derived(texts_of).pairs
    known = {
        compared(pair.texts["en"].text): pair.texts["cy"]
        for pair in pairs
        if len(pair.texts) == 2 and _is_welsh(pair.texts["cy"].text, pair.texts["en"].text)
    }
    for pair in pairs:
        if pair.welsh != "none" or "en" not in pair.texts:
            continue
        name = pair.texts["en"]
        welsh = known.get(compared(name.text))
        if welsh is not None:
            seen = f'"{name.text}" is said to have no Welsh name (welsh: none)'
            expected = f'"{welsh.text}", as in {welsh.path}:{welsh.line}'
            remedy = "Write it as cy, with welsh: official if it is the body's own, welsh: translation if it is ours."
            yield Finding(name.path, name.line, "welsh-name", seen, expected, remedy)


def _is_welsh(welsh: str, english: str) -> bool:
    """Whether a text beside an English name is a name of its own, and not the English one, marked as such or not."""
    return OTHER not in welsh and compared(welsh) != compared(english)
