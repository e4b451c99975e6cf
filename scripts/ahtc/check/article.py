"""English says "an" before a vowel: a call prints words that the writer of the page does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.terms.record import Term

# The sound decides, not the letter: "a one-off", "a UK body"; "an hour", "an NRM referral", "an X-ray".
_CONSONANT_SOUND = re.compile(r"(?:eu|one\b|once\b|uni(?!n)|use|usu|u-)", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?:[aeiou]|hour|honest|honour|heir)", re.IGNORECASE)
_SPELT_OUT = re.compile(r"[A-Z]{2,}\b")

_BEFORE_A_TERM = re.compile(
    r'\b(?P<article>[Aa]n?) (?:\*\*)?\{\{ *term\("(?P<id>[a-z0-9-]+)"(?:, *text="(?P<text>[^"]*)")? *\)'
)


def findings(project: Project) -> Iterator[Finding]:
    """Each "a" or "an" of an English page that does not fit the term after it."""
    for page in project.written():
        if page.language == "en":
            yield from _of_page(project, page)


def _of_page(project: Project, page: Page) -> Iterator[Finding]:
    for found in _BEFORE_A_TERM.finditer(page.text):
        term = project.facts[Term].get(found["id"])
        if term is None:
            continue
        words = found["text"] or term.term.en
        fitting = "an" if starts_with_a_vowel_sound(words) else "a"
        if found["article"].lower() != fitting:
            line = page.first_line + page.text.count("\n", 0, found.start())
            seen = f'The page reads "{found["article"]} {words}"'
            yield Finding(page.path, line, "article", seen, f'"{fitting} {words}"', "Correct the word before the call.")


def starts_with_a_vowel_sound(words: str) -> bool:
    """Whether English puts "an" before the words; a run of capitals is taken to be spelt out."""
    if _SPELT_OUT.match(words):
        return words[0] in "AEFHILMNORSX"
    return bool(_VOWEL_SOUND.match(words)) and not _CONSONANT_SOUND.match(words)
