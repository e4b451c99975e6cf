"""Text in the field or on the page of the other language: Welsh where English belongs, and English where Welsh does.

It is guessed by the share of words that the list of Welsh words knows: of all our Welsh it knows every word, and of
our English hardly ever more than four in five, as short words are often words of both.
"""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.passages import Passage
from ahtc.check.texts import Texts, texts_of
from ahtc.check.welsh.words import WORD
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import Language

# How many words a text must have to be judged, and which share of them is Welsh in a Welsh text, or in an English one.
_FEWEST = {"en": 6, "cy": 4}
_WELSH_FROM, _ENGLISH_UP_TO = 0.95, 0.7


def findings(project: Project) -> Iterator[Finding]:
    """Each text that is most likely in the other language, as a warning with its first words."""
    texts = project.derived(texts_of)
    for passage in _passages(texts):
        words = [found[0] for found in WORD.finditer(passage.text) if len(found[0]) > 1 and found[0].islower()]
        if len(words) < _FEWEST[passage.language]:
            continue
        share = sum(texts.words.knows(word) for word in words) / len(words)
        if share >= _WELSH_FROM if passage.language == "en" else share <= _ENGLISH_UP_TO:
            yield _finding(passage)


def _passages(texts: Texts) -> Iterator[Passage]:
    for of_page in texts.pages.values():
        yield from of_page
    for pair in texts.pairs:
        yield from pair.texts.values()


def _finding(passage: Passage) -> Finding:
    names: dict[Language, str] = {"en": "English", "cy": "Welsh"}
    own = names[passage.language]
    other = names["cy" if passage.language == "en" else "en"]
    words = " ".join(passage.text.split()[:8])
    seen = f'"{words} …" stands where {own} belongs, and looks like {other}'
    remedy = "Move it to the other language, and write this one in its place."
    return Finding(passage.path, passage.line, "other-language", seen, f"{own} here", remedy, "warning")
