"""A language's page is in that language, runs the right way, holds no number, and says what the record says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ahtc.core.examples import plain, texts_to_replace, texts_with_keys
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.languages.pages import HELPLINE
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.record import Organisation

_EXAMPLE = Path(__file__).parent / "new.yml"
# Three digits or more, in the numerals of any script, however they are parted; "55" is pressed, and not called.
_NUMBER = re.compile(r"\d(?:[\s().\u2010-\u2013-]{0,3}\d){2,}")
_LONG_ENOUGH = 12  # letters of a line that two languages do not share by chance
_ENGLISH = 0.7  # of a line's words

Keys = tuple[str | int, ...]
Line = tuple[Keys, str]


def _lines(language: HelpLanguage) -> list[Line]:
    """The lines of a language's page, with the keys that lead to them."""
    return list(texts_with_keys(language.lines.model_dump(), ("lines",)))


def code_findings(project: Project) -> Iterator[Finding]:
    """Each language whose code is not one, or is not the name of its file in small letters."""
    for id, language in project.facts[HelpLanguage].items():
        if _known(language.lang) is None:
            seen, remedy = (
                f'"{language.lang}" is the code of no language that is known',
                "Look for it in the IANA list.",
            )
            yield _finding(project, id, ("lang",), "language-code", seen, 'a code such as "vi" or "zh-Hans"', remedy)
        elif language.lang.lower() != id:
            seen, expected = f'lang is "{language.lang}", and the file is {id}.yml', "the same, in small letters"
            yield _finding(project, id, ("lang",), "language-code", seen, expected, "Correct the one that is wrong.")


def direction_findings(project: Project) -> Iterator[Finding]:
    """Each language whose ``dir`` is not the one in which the letters of its lines run."""
    for id, language in project.facts[HelpLanguage].items():
        runs = _direction(" ".join(text for _, text in _lines(language)))
        if language.dir != runs:
            seen, expected = f"dir is {language.dir}, and most letters here run the other way", f"dir: {runs}"
            remedy = "Correct dir, or the lines, if they are of another language."
            yield _finding(project, id, ("dir",), "language-direction", seen, expected, remedy)


def number_findings(project: Project) -> Iterator[Finding]:
    """Each line with a number of three digits or more."""
    for id, language in project.facts[HelpLanguage].items():
        for keys, text in _lines(language):
            if found := _NUMBER.search(text):
                seen = f'"{found[0]}" is typed by hand'
                expected = "words alone: the page takes its numbers from the records, with the day they were checked"
                remedy = "Say it without the number, such as: call the first number on this page."
                yield _finding(project, id, keys, "language-number", seen, expected, remedy)


def untranslated_findings(project: Project) -> Iterator[Finding]:
    """Each line that is English still, and each that another language has word for word."""
    first: dict[str, str] = {}
    for id, language in project.facts[HelpLanguage].items():
        for keys, text in _lines(language):
            if _is_english(text):
                seen, remedy = f'"{text}" is English', "Translate it."
                expected = f"a line in {language.name.en}"
                yield _finding(project, id, keys, "language-line", seen, expected, remedy)
            elif len(text) >= _LONG_ENOUGH and first.setdefault(plain(text), id) != id:
                seen = f'"{text}" stands in {first[plain(text)]}.yml too'
                remedy = "Correct the one that was copied."
                yield _finding(project, id, keys, "language-line", seen, f"a line in {language.name.en}", remedy)


def rendering_findings(project: Project) -> Iterator[Finding]:
    """Each line that translates other words than the helpline's record has now."""
    helpline = project.facts[Organisation].get(HELPLINE)
    if helpline is None:
        for id in list(project.facts[HelpLanguage])[:1]:
            seen, remedy = f'There is no record "{HELPLINE}"', "Put it back: the pages in other languages name it."
            yield _finding(project, id, ("renders",), "language-record", seen, "the helpline of these pages", remedy)
        return
    costs = [point.cost.en for point in helpline.published_contacts if point.kind == "phone" and point.cost]
    says = {"cost": costs[0] if costs else "", "police_told": helpline.police_told.en if helpline.police_told else ""}
    for id, language in project.facts[HelpLanguage].items():
        for name, words in says.items():
            rendered = str(getattr(language.renders, name))
            if plain(rendered) != plain(words):
                seen = f'The line "{name}" translates "{rendered}", and the record of the helpline says "{words}" now'
                remedy = f"Translate lines: {name} anew, then put the record's words here."
                yield _finding(
                    project, id, ("renders", name), "language-record", seen, "the words of the record", remedy
                )


CHECKS: dict[str, Callable[[Project], Iterator[Finding]]] = {
    "language-code": code_findings,
    "language-direction": direction_findings,
    "language-number": number_findings,
    "language-line": untranslated_findings,
    "language-record": rendering_findings,
}


def _finding(project: Project, id: str, keys: Keys, rule: str, seen: str, expected: str, remedy: str) -> Finding:
    stands = project.facts.stands(HelpLanguage, id)
    return Finding(stands.path, stands.line_of(keys), rule, seen, expected, remedy)


def _known(code: str) -> Locale | None:
    """What CLDR knows of a language, by its code exactly as it is written."""
    try:
        found = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return found if str(found).replace("_", "-") == code else None


def _direction(text: str) -> str:
    """The direction in which most letters of a text run."""
    kinds = Counter(unicodedata.bidirectional(sign) for sign in text)
    return "rtl" if kinds["R"] + kinds["AL"] > kinds["L"] else "ltr"


def _is_english(text: str) -> bool:
    """Whether a line has hardly a word that the example does not have; the example's own are told as such."""
    said, words = _english()
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return plain(text) not in said and len(found) > 2 and sum(word in words for word in found) / len(found) >= _ENGLISH


@cache
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """The English lines of the example, and their words."""
    lines = texts_to_replace(_EXAMPLE)
    return lines, frozenset(word for line in lines for word in re.findall(r"[^\W\d_]+", line))
