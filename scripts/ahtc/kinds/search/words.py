"""Words as the search compares them: small letters, no accents, without what is written on to them.

``docs/assets/search.js`` does the same with what a visitor types; ``tests/output/search/test_words.py`` holds the two
together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahtc.core.text import Language

# Letters and digits of any script after folding; what is written with an apostrophe stays one word at first.
_LETTER = "0-9a-z\u00df-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufffd"
_WORD = re.compile(f"[{_LETTER}]+(?:'[{_LETTER}]+)*")

# What is written on to a word: mae'n, i'r, o'u, gyda'ch; victim's.
_JOINED = {"cy": re.compile(r"'(?:r|n|i|u|ch|m|w|th|ll|s)$"), "en": re.compile(r"'s$")}

# The words that say nothing of what a page is about, in every form.
_WELSH = (
    "y yr r pa ba na i o yn ar am gan chan â mewn fel gyda wrth yng ym at er dros cyn rhwng drwy trwy ers erbyn"
    " ag hyd heb nag oddi dan tua efo tuag oherwydd ger gydag tan ledled ynghylch ymhlith ei eu hi ni chi a e ein"
    " nhw hyn fy ti n eich hynny w hwn rhai u hon mi fo dy ch ef fe di yr nid ddim nad ac ond neu nac ai pan os"
    " mai mae yw oedd bod fod wedi sydd sy bydd bu ydy ydi byddai oeddwn ydw dw rydw rwy rwyf maen m th ll"
)
_ENGLISH = (
    "a am an and are as at be been being but by can could did do does for from had has have he her hers him his how"
    " i if in into is it its me my not of on or our she should so than that the their them then there these they"
    " this those to was we were what when where which who whom why will with would you your im ive s t"
)
STOP_WORDS: dict[Language, frozenset[str]] = {"cy": frozenset(_WELSH.split()), "en": frozenset(_ENGLISH.split())}


class Word(NamedTuple):
    """A word of a text: as it is written in small letters, as it is compared, and where it begins."""

    written: str
    folded: str
    at: int


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    small = letter.lower()[:1]
    return "'" if small in "’‘ʼ" else unicodedata.normalize("NFD", small)[:1] if small > "\x7f" else small


def fold(text: str) -> str:
    """Small letters without accents, one for each letter of the text: *Tŷ’r* is *ty'r*."""
    return "".join(map(_fold_letter, text)) if not text.isascii() else text.lower()


def words_of(text: str, language: Language) -> Iterator[Word]:
    """The words of a text; the parts of *cam-drin* are words, and so are they together."""
    folded = fold(text)
    before: re.Match[str] | None = None
    for found in _WORD.finditer(folded):
        yield _word(text, found.start(), found[0], language)
        if before and folded[before.end() : found.start()] in ("-", "\u2011"):
            at = before.start()
            yield Word(text[at : found.end()].lower().replace("\u2011", "-"), before[0] + found[0], at)
        before = found


def _word(text: str, at: int, folded: str, language: Language) -> Word:
    bare = _JOINED[language].sub("", folded)
    written = text[at : at + len(bare)].lower().replace("’", "'")
    return Word(written, bare.replace("'", ""), at)
