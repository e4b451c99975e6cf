"""What the checks know of Welsh words: whether there is such a word, its stem, and how its first letter changes.

The words are those of hunspell's ``cy_GB`` by Bangor University, which the package cymraeg-mcp brings; hunspell itself
reads them. Nothing else of that package is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ahtc.core.problems import Finding, ProblemsError

if TYPE_CHECKING:
    from hunspell import Hunspell

Mutation = Literal["soft", "nasal", "aspirate"]

WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2011][^\W\d_]+)*")

# A consonant that stands for two comes before the one that it begins with: "ph" is not "p".
_LETTERS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")
_CHANGES: dict[Mutation, dict[str, str]] = {
    "soft": {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"},
    "nasal": {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"},
    "aspirate": {"p": "ph", "t": "th", "c": "ch"},
}

_VOWELS = tuple("aeiouwyâêîôûŵŷ")

# What is written on to a word with an apostrophe: mae'n, i'r, o'u, gyda'ch, a'i, i'w, i'm, chi'ch.
_JOINED = re.compile(r"'(?:r|n|i|u|ch|m|w|th|ll)$")


def initial(word: str) -> str:
    """The letter of the Welsh alphabet that a word begins with, in small letters: ``ll`` for *Llywodraeth*."""
    small = word.lower()
    return small[:2] if small[:2] in _LETTERS else small[:1]


def mutated(word: str, mutation: Mutation) -> str | None:
    """The word with its first letter changed, a capital kept (*Gaerdydd*); None where that letter does not change."""
    first = initial(word)
    changed = _CHANGES[mutation].get(first)
    if changed is None:
        return None
    return _capital_as(word, changed + word[len(first) :])


def forms(word: str) -> set[str]:
    """The word and everything that its first letter can become, *h* before a vowel among them."""
    changed = {mutated(word, mutation) for mutation in _CHANGES}
    breathed = {f"h{word}"} if word[:1] in _VOWELS else set()
    return {word, *breathed, *(form for form in changed if form)}


@dataclass(frozen=True)
class Reading:
    """One way to read the first letter of a word: its ``radical``, and the mutation that made it what it is, if any."""

    mutation: Mutation | None
    radical: str


class WelshWords:
    """The words of hunspell's ``cy_GB``, and others that are ``allowed`` with every form of their first letter.

    Words to ``let_pass`` are known too, and nothing else is known of them: they may be Welsh, or somebody's name.
    """

    def __init__(self, allowed: Iterable[str] = (), let_pass: Iterable[str] = ()) -> None:
        self._let_pass = frozenset(form for word in let_pass for form in forms(word.lower()))
        self._hunspell = _hunspell()
        self._allowed: dict[str, str] = {}
        for word in allowed:
            self._allowed |= dict.fromkeys(forms(word.lower()), word.lower())
        self._known: dict[str, bool] = {}
        self._readings: dict[str, list[Reading]] = {}
        self._stems: dict[str, list[str]] = {}

    def knows(self, word: str) -> bool:
        """Whether it is Welsh: itself, or without what is written on to it (*mae'n*), or its parts (*di-dâl*)."""
        if word not in self._known:
            whole, bare = plain(word), bare_of(word)
            parts = bare.split("-")
            self._known[word] = self._is_word(whole) or self._is_word(bare) or all(map(self._is_word, parts))
        return self._known[word]

    def _is_word(self, word: str) -> bool:
        return word.lower() in self._allowed or word.lower() in self._let_pass or self._hunspell.spell(word)

    def stems(self, word: str) -> list[str]:
        """What a word comes from, in small letters: *dioddefwyr* of *ddioddefwyr*, *gwasanaeth* of *gwasanaethau*."""
        if word not in self._stems:
            bare = bare_of(word)
            found = [stem.lower() for stem in self._hunspell.stem(bare)]
            self._stems[word] = found or [self._allowed[form] for form in (bare.lower(),) if form in self._allowed]
        return self._stems[word]

    def readings(self, word: str) -> list[Reading]:
        """The ways to read a word's first letter: *ddau* is softened *dau*; *chi* is itself, or an aspirated *ci*."""
        if word not in self._readings:
            self._readings[word] = list(self._read(word))
        return self._readings[word]

    def _read(self, word: str) -> Iterator[Reading]:
        first = initial(word)
        if self._is_radical(word):
            yield Reading(None, word)
        for mutation, changes in _CHANGES.items():
            for radical_letter, changed in changes.items():
                if changed == first or (changed in ("mh", "nh", "ngh") and word.lower().startswith(changed)):
                    radical = _capital_as(word, radical_letter + word[len(changed) :])
                    if self._is_radical(radical):
                        yield Reading(mutation, radical)

    def _is_radical(self, word: str) -> bool:
        return any(initial(stem) == initial(word) for stem in self.stems(word))


def plain(word: str) -> str:
    """A word with the apostrophe and the hyphen of a keyboard."""
    return word.replace("’", "'").replace("\u2011", "-")


def bare_of(word: str) -> str:
    """A word without what is written on to it: *mae* of *mae'n*."""
    return _JOINED.sub("", plain(word))


def _capital_as(word: str, form: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


@cache
def _hunspell() -> Hunspell:
    package = find_spec("cymraeg_mcp")
    folders = package.submodule_search_locations if package else None
    if not folders or find_spec("hunspell") is None:
        seen = "The Welsh words, or hunspell that reads them, are not installed"
        remedy = "Stop, run `make site` once, which installs what is new, and check again."
        raise ProblemsError([Finding("pyproject.toml", 1, "environment", seen, "all that this file names", remedy)])
    from hunspell import Hunspell

    return Hunspell("cy_GB", hunspell_data_dir=str(Path(folders[0]) / "data" / "dictionaries"))
