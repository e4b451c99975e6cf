"""What the checks of Welsh cannot know by themselves, as the officer keeps it in ``docs/data/welsh.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ahtc.check.passages import Pair
from ahtc.check.welsh.words import WORD
from ahtc.core.text import Base, Text
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml

PATH = "docs/data/welsh.yml"


class Group(Base):
    """Words that are let pass for one reason."""

    why: Text
    words: list[Text]


class ExceptionsFile(Base):
    """The file: Welsh words that the list of words lacks, words that never mutate, one word in two forms, places."""

    words: list[Group] = []
    unchanged: list[Group] = []
    one_word: list[Group] = []
    places: list[Text] = []


class Exceptions:
    """The exceptions, ready to be looked up; words in small letters, places as they are written."""

    def __init__(self, file: ExceptionsFile) -> None:
        self.words = frozenset(word.lower() for group in file.words for word in group.words)
        self.unchanged = frozenset(word.lower() for group in file.unchanged for word in group.words)
        self.one_word = {word: group.words for group in file.one_word for word in group.words}
        self.places = frozenset(file.places)


def read_exceptions(root: Path) -> Exceptions:
    """The exceptions of the project at ``root``, none where it has no such file.

    Raises :class:`ProblemsError` with the line of anything wrong in it.
    """
    path = root / PATH
    return Exceptions(validated(ExceptionsFile, read_yaml(path, root)) if path.is_file() else ExceptionsFile())


def allowed_words(pairs: Iterable[Pair], exceptions: Exceptions) -> Iterator[str]:
    """The Welsh words of the glossary, and those that the exceptions name."""
    yield from exceptions.words
    for pair in pairs:
        if pair.field in ("term", "short") and "cy" in pair.texts:
            yield from WORD.findall(pair.texts["cy"].text)
