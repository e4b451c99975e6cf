"""What the tools say when something in a file is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Literal

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_LONGEST_SHOWN = 300


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong in one place: where it is, what was seen, what was expected, how to mend it."""

    path: str
    line: int
    rule: str
    seen: str
    expected: str
    remedy: str
    severity: Literal["error", "warning"] = "error"

    @property
    def place(self) -> str:
        """The file and its line; an address on the web has no lines."""
        return self.path if "://" in self.path else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}  {self.seen}. Expected {self.expected}. {self.remedy} [{self.rule}]"


class ProblemsError(Exception):
    """Raised with every finding at once, so that one run shows the officer everything there is to mend."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(set(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion such as ``Did you mean "bawso"?``, or where to look when nothing known is a slip of this word.

    A name with other words in it is another thing's, however alike the rest (``powys-health-board`` is not
    ``swansea-bay-health-board``): it is never suggested.
    """
    near = get_close_matches(word, [name for name in known if name != word], n=3, cutoff=0.6)
    slip = next((name for name in near if _is_slip(word, name)), None)
    return f'Did you mean "{slip}"?' if slip else "Check the spelling against the files under docs/data."


def _is_slip(word: str, name: str) -> bool:
    """Whether one was meant for the other: as many words, each like its counterpart; or all but a letter or two."""
    if SequenceMatcher(None, word, name).ratio() > 1 - 2 / max(len(word), len(name)):
        return True
    parts = re.split("[-_ /]", word), re.split("[-_ /]", name)
    return len(parts[0]) == len(parts[1]) and all(
        SequenceMatcher(None, *pair).ratio() >= 0.6 for pair in zip(*parts, strict=True)
    )


def shown(path: Path, root: Path) -> str:
    """The path as the officer knows it: relative to the project's folder, with forward slashes.

    Signs that nobody would see, or that turn the line round, are written as ``\\u202e``; a long path is cut.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    text = visible(name)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def visible(text: str) -> str:
    """A text in which every sign can be seen: those that cannot are written as ``\\u202e``."""
    return "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    return sign if unicodedata.category(sign) not in _UNSEEN else sign.encode("unicode_escape").decode()
