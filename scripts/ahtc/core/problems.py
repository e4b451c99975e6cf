"""What the tools say when something in a file is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_LONGEST_SHOWN = 300

# Words of fewer letters are never taken for a slip of another (nca, sca); from so many on, two may be wrong.
_SHORT, _LONG = 4, 8


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

    Only a slip of the hand is mended. A name with another word or another number in it is another thing's, however
    alike the rest: neither ``powys-council`` nor ``south-wales-police`` is ever suggested for ``conwy-council`` or
    ``north-wales-police``.
    """
    slips = sorted((_slips(word, name), name) for name in known if name != word and _is_slip(word, name))
    return f'Did you mean "{slips[0][1]}"?' if slips else "Check the spelling against the files under docs/data."


def _is_slip(word: str, name: str) -> bool:
    """Whether one was meant for the other: each of its words but for a letter, and a long one but for two.

    A short word is as it is (nca, sca), but for a letter in a longer name. What divides words may be forgotten.
    """
    if re.findall("[0-9]+", word) != re.findall("[0-9]+", name):
        return False
    parts = re.split("[-_ /.]+", word), re.split("[-_ /.]+", name)
    if len(parts[0]) != len(parts[1]):
        return "".join(parts[0]) == "".join(parts[1])
    slips = [(_slips(one, other), max(len(one), len(other))) for one, other in zip(*parts, strict=True)]
    if sum(count for count, _ in slips) == 1:
        return sum(letter.isalpha() for letter in name) >= _SHORT
    return all(count <= (0 if size < _SHORT else 1 if size < _LONG else 2) for count, size in slips)


def _slips(word: str, name: str) -> int:
    """How many letters were left out, added, mistaken or changed about (the optimal string alignment distance)."""
    before: list[int] = []
    above = list(range(len(name) + 1))
    for row, letter in enumerate(word, 1):
        here = [row]
        for column, other in enumerate(name, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and (letter, word[row - 2]) == (name[column - 2], other):
                least = min(least, before[column - 2] + 1)
            here.append(least)
        before, above = above, here
    return above[-1]


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
