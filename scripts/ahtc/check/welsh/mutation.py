"""The first letter of a Welsh word changes after the small words that change it.

Only the closed class of small words is looked at, and only where nothing stands between. What cannot be told without
reading the whole sentence is passed over: a finding must be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ahtc.check.passages import Passage
from ahtc.check.texts import texts_of
from ahtc.check.welsh.exceptions import PATH, Exceptions
from ahtc.check.welsh.words import WORD, Mutation, Reading, WelshWords, initial, mutated
from ahtc.core.problems import Finding
from ahtc.core.project import Project

_SOFT = "i o ar am at dan tan drwy trwy dros tros gan heb hyd wrth neu pa dau dwy"
_ASPIRATE = "a â na gyda tri chwe"
SOFT = frozenset(_SOFT.split())
ASPIRATE = frozenset(_ASPIRATE.split())

# Words that stay as they are, whatever stands before them.
_STAY = (
    "byth beth ble cyn dy ganddi ganddo ganddyn ganddynt gen gennych gennyf gennym gyda gydag lle mae maen mai man "
    "mewn mi mo mor mwyaf nôl pan pe ti tua"
)
STAY = frozenset(_STAY.split())

# After "neu" a verb with an ending, or a command, keeps its first letter.
_VERB_ENDING = re.compile(r"(?:wch|odd|wyd|ir|ais|asom|iff|ith|ent|asant)$")
_VERBS = "bydd byddai caiff ceir daw dylai dylech gall gallai gellir gwna gwnaed mae maen rhaid"
VERBS = frozenset(_VERBS.split())

_YN = {"m": "ym", "mh": "ym", "ng": "yng"}

_GAP = re.compile(r"[ \u00a0]*\n?[ \t]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;|(\"“‘]\s*)$")


@dataclass(frozen=True)
class Fault:
    """A small word and the word after it as written, and how that word should begin after it."""

    position: int
    before: str
    word: str
    right: str
    before_right: str | None = None


def findings(project: Project) -> Iterator[Finding]:
    """Each word in Welsh text, on pages and in records, whose first letter should have changed."""
    for passage in project.derived(texts_of).welsh:
        yield from _passage_findings(passage, project.derived(texts_of).words, project.derived(texts_of).exceptions)


def _passage_findings(passage: Passage, words: WelshWords, exceptions: Exceptions) -> Iterator[Finding]:
    for fault in faults_in(passage.text, words, exceptions):
        seen = f'"{fault.before} {fault.word}": "{fault.before}" changes the first letter of the next word'
        expected = f'"{fault.before_right or fault.before} {fault.right}"'
        remedy = f"Write that or, if this word never changes, list it under unchanged in {PATH}."
        yield Finding(passage.path, passage.line_at(fault.position), "mutation", seen, expected, remedy)


def faults_in(text: str, words: WelshWords, exceptions: Exceptions) -> Iterator[Fault]:
    """The places in a Welsh text where a word has not the first letter that the small word before it asks for."""
    found = list(WORD.finditer(text))
    for before, after in pairwise(found):
        gap = text[before.end() : after.start()]
        if before[0] == "hyd" and text[: before.start()].endswith("o "):  # o hyd: still
            continue
        if not gap or not _GAP.fullmatch(gap) or not _is_small_word(text, before):
            continue
        word = after[0]
        if word.lower() in STAY or word.lower() in exceptions.unchanged or (len(word) > 1 and word.isupper()):
            continue
        fault = _fault(before[0], word, words, exceptions.places)
        if fault:
            yield Fault(after.start(), before[0], word, *fault)


def _is_small_word(text: str, found: re.Match[str]) -> bool:
    """Whether a word is itself and no letter or number: *Atodiad A* and *Siarl I* are not *a* and *i*."""
    return found[0][:1].islower() or bool(_SENTENCE_END.search(text[: found.start()]))


def _fault(before: str, word: str, words: WelshWords, places: frozenset[str]) -> tuple[str, ...] | None:
    small = before.lower()
    if small in SOFT:
        right = _softened(word, words)
        is_verb = word.lower() in VERBS or _VERB_ENDING.search(word.lower())
        return (right,) if right and not (small == "neu" and is_verb) else None
    if small in ASPIRATE:
        right = _aspirated(small, word, words)
        return (right,) if right else None
    if small in ("yn", "ym", "yng"):
        return _after_yn(small, word, words, places)
    return None


def _softened(word: str, words: WelshWords) -> str | None:
    """What stands in place of the word where it should be soft; None where it is, or where it cannot be told."""
    return _changed(word, "soft", words.readings(word), words)


def _changed(word: str, mutation: Mutation, readings: list[Reading], words: WelshWords) -> str | None:
    if any(reading.mutation == mutation for reading in readings):
        return None
    for reading in readings:
        right = mutated(reading.radical, mutation)
        if right is not None and words.knows(right):
            return right
        if reading.mutation is None:
            return None
    return None


def _aspirated(small: str, word: str, words: WelshWords) -> str | None:
    readings = words.readings(word)
    if initial(word) in ("p", "t", "c"):
        return _changed(word, "aspirate", readings, words)
    # After "a" and "na" a verb may be soft: "a gafodd", "na ddaeth".
    if small in ("a", "na") or any(reading.mutation in (None, "aspirate") for reading in readings):
        return None
    return _changed(word, "aspirate", [reading for reading in readings if reading.mutation == "soft"], words)


def _after_yn(small: str, word: str, words: WelshWords, places: frozenset[str]) -> tuple[str, str] | None:
    """How a place's name and *yn* before it should be (*Nghymru, yng*); None where they are, or where none is."""
    readings = words.readings(word)
    radical = next((reading.radical for reading in readings if _may_be_place(small, word, reading, places)), None)
    if radical is None or (word.islower() and small == "yn" and readings[0].mutation is None):
        return None
    right = mutated(radical, "nasal") or radical
    yn = _YN.get(initial(right), "yn")
    return (right, yn) if (yn, right) != (small, word) and words.knows(right) else None


def _may_be_place(small: str, word: str, reading: Reading, places: frozenset[str]) -> bool:
    """Whether *yn* means in: what follows is nasal, or a name; but *yn Gymraeg* says how, as *yn gyflym* does."""
    if small != "yn" or reading.mutation == "nasal":
        return True
    if reading.mutation is None:
        return word[:1].isupper()
    return reading.radical in places
