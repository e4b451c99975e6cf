"""What a translator needs of a section that is old: what the English said, what it says, sentence by sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.before import NoBeforeError, texts_before
from ahtc.core.pages import page_of
from ahtc.core.problems import ProblemsError
from ahtc.core.sections import sections
from ahtc.site.translation import Behind

# Where a sentence ends: at a stop and whatever closes after it, before a space; and at the end of a line.
_END = re.compile(r"""(?<=[.!?])\s+|(?<=[.!?]["'”’)*_])\s+|(?<=[.!?]\*\*)\s+|\n""")


@dataclass(frozen=True)
class Change:
    """A sentence that went (``-``), that came (``+``) or that stayed (`` ``)."""

    sign: str
    sentence: str


def english_before(root: Path, old: Behind) -> str | None:
    """The English section as it was when the Welsh rendered it, from Git; None where nothing keeps it."""
    path = old.page.twin
    try:
        for text in texts_before(root, f"docs/{path}"):
            try:
                section = sections(page_of(text, f"docs/{path}", path)).get(old.english.key)
            except ProblemsError:  # a version that could not be read then either
                continue
            if section and section.fingerprint == old.recorded:
                return section.text
    except NoBeforeError:
        return None
    return None


def changes(before: str, now: str) -> Iterator[Change]:
    """What became of each sentence."""
    for line in difflib.ndiff(_sentences(before), _sentences(now)):
        if line[0] != "?":
            yield Change(line[0], line[2:])


def _sentences(text: str) -> list[str]:
    return [found for sentence in _END.split(text) if (found := " ".join(sentence.split()))]
