"""Words in Welsh text are Welsh words: a slip is found, and so is English that is not marked as English."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.texts import texts_of
from ahtc.check.welsh.exceptions import PATH
from ahtc.check.welsh.words import WORD, WelshWords, plain
from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each word in small letters that is in no list of Welsh words, once a file.

    Words with a capital are names, or begin a sentence, and are passed over; so are single letters.
    """
    told: set[tuple[str, str]] = set()
    words = project.derived(texts_of).words
    for passage in project.derived(texts_of).welsh:
        unknown = {word for word in WORD.findall(passage.text) if not _is_right(word, words)}
        for found in WORD.finditer(passage.text) if unknown else ():
            word = found[0]
            if word not in unknown or (passage.path, word) in told:
                continue
            told.add((passage.path, word))
            seen = f'"{plain(word)}" is in no list of Welsh words'
            expected = "Welsh words, and other languages marked as such"
            marked = _marked(passage.path, word)
            remedy = f"Correct it, or mark it as English ({marked}), or, if it is right, add it to {PATH}."
            yield Finding(passage.path, passage.line_at(found.start()), "spelling", seen, expected, remedy)


def _is_right(word: str, words: WelshWords) -> bool:
    return words.knows(word) or len(word) == 1 or not word.islower()


def _marked(path: str, word: str) -> str:
    return f'<span lang="en">{word}</span>' if path.endswith(".md") else f"[en: {word}]"
