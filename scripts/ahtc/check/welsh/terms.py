"""One English term has one Welsh term: in the glossary, in the names of bodies, in labels and notes, and on pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahtc.check.passages import OTHER, Pair, Passage
from ahtc.check.texts import texts_of
from ahtc.check.welsh.words import WORD, WelshWords, bare_of
from ahtc.core.problems import Finding
from ahtc.core.project import Project

RULE = "one-term"

_NAMING_FIELDS = ("term", "short", "name")

# Small words that say nothing of whether a term is there.
_SMALL_WORDS = "y yr i o a ac ar yn am dan gan at ei eu"
_PASSED_OVER = frozenset(_SMALL_WORDS.split())

_ARTICLE = re.compile(r"^(?:the|yr?) ", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A concept or a body as the records name it in both languages, and the place where they do.

    ``full`` is the full Welsh term of which ``cy`` is the short form, or ``cy`` itself.
    """

    en: str
    cy: str
    full: str
    place: str


def findings(project: Project) -> Iterator[Finding]:
    """Each concept or body that has two Welsh names, and each Welsh text that does not use the one that it has.

    Texts of records are held against the English beside them, pages section by section against their twins. A text uses
    a term where at least half of the term's words are in it, in any form: *y llinell* is *llinell gymorth*.
    """
    texts = project.derived(texts_of)
    named: dict[str, Named] = {}
    full = ""
    for pair, en, cy in _in_both_languages(texts.pairs, naming=True):
        full = full if pair.field == "short" else cy.text
        first = named.setdefault(compared(en.text), Named(en.text, cy.text, full, f"{cy.path}:{cy.line}"))
        if compared(first.cy) != compared(cy.text):
            yield _finding(cy, f'"{en.text}" is "{cy.text}" here', first)
    if not named:
        return
    glossary = _Glossary(named, _any_of(named.values()), texts.words, texts.exceptions.one_word)
    for _, en, cy in _in_both_languages(texts.pairs, naming=False):
        yield from glossary.findings([en], [cy])
    for page in project.written():
        welsh = texts.pages.get(f"docs/{page.twin}")
        if page.language == "en" and welsh is not None:
            english, welsh_sections = _sections(texts.pages[page.path]), _sections(welsh)
            for section in english.keys() & welsh_sections.keys():
                yield from glossary.findings(english[section], welsh_sections[section])


def _sections(passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    """A page's blocks under each of its headings, by the heading's number."""
    sections: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.section is not None:
            sections.setdefault(passage.section, []).append(passage)
    return sections


@dataclass(frozen=True)
class _Glossary:
    named: dict[str, Named]
    pattern: re.Pattern[str]
    words: WelshWords
    one_word: dict[str, list[str]]

    def findings(self, english: list[Passage], welsh: list[Passage]) -> Iterator[Finding]:
        """Each term that the English has and the Welsh that renders it has not, once."""
        there = "\n".join(passage.text for passage in welsh)
        # Words that the Welsh marks as English are a title or a quotation, which has the term in English.
        if there.count(OTHER) > sum(passage.text.count(OTHER) for passage in english):
            return
        found = {compared(match[1]) for passage in english for match in self._terms_in(passage.text)}
        for name in (self.named[key] for key in sorted(found)):
            if not any(self._uses(there, term) for term in (name.cy, name.full)):
                seen = f'The English has "{name.en}", and the Welsh beside it does not have "{name.cy}"'
                yield _finding(welsh[0], seen, name)

    def _terms_in(self, text: str) -> Iterator[re.Match[str]]:
        """The terms in a text; a small word with a capital inside a sentence is part of a name, and none."""
        for match in self.pattern.finditer(text):
            name = self.named.get(compared(match[1]))
            before = text[: match.start()].rstrip()
            begins = not before or before.endswith((".", ":", "?", "!"))
            if name and (begins or match[1][:1].islower() or name.en[:1].isupper()):
                yield match

    def _uses(self, text: str, term: str) -> bool:
        """Whether a Welsh text has at least half of the words of a Welsh term, in any form."""
        if compared(term) in compared(text):
            return True
        wanted = [self._forms(word) for word in WORD.findall(term) if word.lower() not in _PASSED_OVER]
        there = {radical for word in WORD.findall(text) for radical in _radicals(word, self.words)}
        found = [word for word in wanted if any(_is_form_of(mine, other) for mine in word for other in there)]
        return 2 * len(found) >= len(wanted)

    def _forms(self, word: str) -> set[str]:
        return _radicals(word, self.words).union(self.one_word.get(word, ()))


def _in_both_languages(pairs: Iterable[Pair], naming: bool) -> Iterator[tuple[Pair, Passage, Passage]]:
    for pair in pairs:
        if len(pair.texts) == 2 and (pair.field in _NAMING_FIELDS) == naming:
            yield pair, pair.texts["en"], pair.texts["cy"]


def _finding(cy: Passage, seen: str, name: Named) -> Finding:
    expected = f'"{name.cy}", as in {name.place}'
    remedy = "Use the one Welsh name, or change it there and everywhere."
    return Finding(cy.path, cy.line, RULE, seen, expected, remedy)


def _any_of(names: Iterable[Named]) -> re.Pattern[str]:
    """A pattern that finds the names, the longest where several begin, in the singular or with an s."""
    longest_first = sorted((_ARTICLE.sub("", name.en) for name in names), key=len, reverse=True)
    either = "|".join(r"\s+".join(map(_word_pattern, name.split())) for name in longest_first)
    return re.compile(rf"(?<![\w-])({either})s?(?![\w-])", re.IGNORECASE)


def _word_pattern(word: str) -> str:
    return "(?:&|and)" if word in ("&", "and") else re.escape(word)


def compared(text: str) -> str:
    """A name as it is compared: without its article, its capitals and the way that "and" is written."""
    return _ARTICLE.sub("", " ".join(text.casefold().replace("&", "and").replace("’", "'").split()))


def _radicals(word: str, words: WelshWords) -> set[str]:
    readings = {bare_of(reading.radical).lower() for reading in words.readings(word)}
    return {bare_of(word).lower(), *words.stems(word), *readings}


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words begin alike as forms of one do: *dioddefwr*, *dioddefwyr*; *atgyfeiriad*, *atgyfeirio*."""
    same = next((at for at, letters in enumerate(zip(word, other, strict=False)) if len({*letters}) > 1), 0)
    return word == other or other.startswith(word) or same >= max(4, 0.6 * len(word))
