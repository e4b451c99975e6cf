"""Which words are forms of one: *gymorth*, *nghymorth* and *chymorth* of *cymorth*, *referrals* of *referral*.

The forms are those of simplemma's dictionaries; what these do not know of Welsh is tried without the change of its
first letter, then by hunspell. English is brought further together by Snowball's stems.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import snowballstemmer  # type: ignore[import-untyped]
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from ahtc.check.welsh.words import WelshWords, forms
from ahtc.core.text import Language
from ahtc.kinds.search.words import fold

# What a first letter may have been: the longest that fits first.
_NASAL = {"ngh": "c", "mh": "p", "nh": "t", "ng": "g", "m": "b", "n": "d"}
_ASPIRATE = {"ch": "c", "ph": "p", "th": "t"}
_SOFT = {"g": "c", "b": "p", "d": "t", "f": "bm", "l": ("ll",), "r": ("rh",)}
_LETTERS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th", "mh", "nh")
_VOWELS = "aeiouwyâêîôûŵŷ"


def radicals(word: str) -> Iterator[str]:
    """What a Welsh word may be without the change of its first letter: *cymorth* of *nghymorth*."""
    for changes in (_NASAL, _ASPIRATE):
        for changed, radical in changes.items():
            if word.startswith(changed):
                yield radical + word[len(changed) :]
                break
    if word[:2] not in _LETTERS:
        for radical in _SOFT.get(word[:1], ()):
            yield radical + word[1:]
        if word[:1] in _VOWELS or word[:1] in "lrnw":
            yield f"g{word}"
    if word.startswith("dd"):
        yield word[1:]
    if word[:1] == "h" and word[1:2] in _VOWELS:
        yield word[1:]


class Lemmas:
    """The words of one language, brought together."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._stem = snowballstemmer.stemmer("english").stemWord
        self._known: dict[str, str] = {}

    @cached_property
    def _welsh(self) -> WelshWords:
        return WelshWords()

    @cached_property
    def _dictionary(self) -> Mapping[str, str]:
        found: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(self._language)
        return found

    def lemma(self, word: str) -> str:
        """What a word in small letters is a form of, as it is compared; itself where nobody knows it."""
        if word not in self._known:
            known = self._of_welsh(word) if self._language == "cy" else self._stem(self._dictionary.get(word, word))
            self._known[word] = fold(known)
        return self._known[word]

    def settle(self, written: Mapping[str, int]) -> None:
        """Decide of each Welsh word that can be read in two ways, by what is ``written`` how often.

        *Lafur* is a word of its own in the dictionary; where *llafur* stands more often it is that word's.
        """
        if self._language == "en":
            return
        readings = {word: list(dict.fromkeys(self._readings(word))) for word in written}
        votes: dict[str, int] = defaultdict(int)
        for word, lemmas in readings.items():
            votes[lemmas[0]] += written[word] if len(lemmas) == 1 else 0  # what can be read in one way alone
        for word, (first, *others) in readings.items():
            likely = max(others, key=lambda lemma: votes[lemma], default=first)
            self._known[word] = fold(likely if votes[likely] > votes[first] else first)

    def _of_welsh(self, word: str) -> str:
        return next(iter(self._readings(word)))

    def _readings(self, word: str) -> Iterator[str]:
        """What a Welsh word may be a form of, the likeliest first; itself where nobody knows it."""
        known = [self._whole(each) for each in (word, *radicals(word)) if each in self._dictionary]
        stems = [] if known else self._welsh.stems(word)
        yield from known or [self._whole(stems[0]) if stems else word]

    def _whole(self, word: str) -> str:
        """A word's lemma, and where that is a form of another, that one's: *dai* is *tai* and so *tŷ*."""
        for _ in range(3):
            word = self._dictionary.get(word, word)
        return word

    def _with_stem(self, lemmas: set[str]) -> dict[str, str]:
        """The words of the dictionary that are one of these lemmas, once they are stemmed, with it."""
        if self._language == "cy":
            return {lemma: fold(lemma) for lemma in set(self._dictionary.values()) if fold(lemma) in lemmas}
        # Snowball takes letters away at the end, and makes of the last y an i.
        begin = {lemma.rstrip("i") for lemma in lemmas}
        words = filter(str.isalpha, set(self._dictionary.values()))
        likely = [word for word in words if any(word[:end] in begin for end in range(2, len(word) + 1))]
        stemmed = {word: fold(self._stem(word)) for word in likely}
        return {lemma: stem for lemma, stem in stemmed.items() if stem in lemmas}

    def forms(self, lemmas: set[str], used: Iterable[str]) -> dict[str, str]:
        """Every form of these lemmas, as it is compared, with its lemma; the words that are ``used`` come first.

        Of two lemmas with one form it is the first one's: what is written beats what a first letter could become.
        """
        found: dict[str, str] = {}
        for word in used:
            found.setdefault(fold(word), self.lemma(word))
        mine = self._with_stem(lemmas)
        for form, lemma in self._dictionary.items():
            if lemma in mine and form.isalpha():
                found.setdefault(fold(form.lower()), mine[lemma])
        if self._language == "cy":
            for form, lemma in [*found.items()]:
                if not any(found.get(radical) == lemma for radical in radicals(form)):
                    for changed in forms(form):
                        found.setdefault(changed, lemma)
        return found
