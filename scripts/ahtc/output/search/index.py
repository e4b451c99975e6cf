"""Where each word stands, in every form, and how much it says there."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ahtc.core.text import Language
from ahtc.kinds.search.words import STOP_WORDS, Word, words_of
from ahtc.output.search.lemmas import Lemmas
from ahtc.output.search.sections import Section

# In the place of a form: somebody says that the word leads there; or the section is about what is the same.
LEADS_HERE, SAME = "!", ""

# What a word weighs in the title of a page, in a heading, once in the text; and where it is said to lead there.
TITLE, HEADING, TEXT, LEADS = 40, 14, 4, 30

# A page's sections beyond these say nothing more of a word: the page is found by the others.
SECTIONS_OF_A_PAGE = 3

# What stands for what in a law: s45 and section 45, a. 45 and adran 45.
_SECTION_OF_A_LAW = re.compile(r"\b(?:section|adran)\s(\d{1,3}[A-Z]?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """A page, or a file to download, as the search knows it.

    ``kind`` is a word's name in ``words/search.yml``; ``worth`` is how much sooner it stands than others. ``leads``
    are words with which people ask for it and which it may not say. ``dial`` is a number to tap, with its digits.
    """

    title: str
    address: str
    kind: str
    sections: Sequence[Section]
    worth: float = 1
    first: bool = False
    leads: Sequence[str] = ()
    dial: tuple[str, str] | None = None


@dataclass
class Posting:
    """A word in one section: how much it says there, and where it stands in the text first (-1: in the heading).

    While the words are gathered ``weight`` is what its places in titles and headings weigh, and ``times`` how often it
    stands in the text.
    """

    weight: int
    at: int
    times: int = 0


@dataclass
class Index:
    """All words of one language: for each lemma its forms, and for each of these the sections where it stands."""

    documents: list[Document]
    sections: list[tuple[int, Section]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    postings: dict[str, dict[str, dict[int, Posting]]] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)


def index_of(documents: Iterable[Document], same: Iterable[Sequence[str]], language: Language, lemmas: Lemmas) -> Index:
    """The index of these documents, which stand in order; of words that are the ``same`` each finds all."""
    index = Index(list(documents))
    for number, document in enumerate(index.documents):
        index.sections += [(number, section) for section in document.sections or [Section("", "", "")]]
    said = [_said(index, number, language) for number in range(len(index.sections))]
    index.lengths = [len(words) for words in said]
    written = Counter(word.written for words in said for word, _, _ in words)
    lemmas.settle(written)
    for number, words in enumerate(said):
        for word, weight, at in words:
            _post(index, lemmas.lemma(word.written), word.folded, number, weight, at)
    usual = sum(index.lengths) / max(1, len(index.lengths))
    for forms in index.postings.values():
        for form, postings in forms.items():
            forms[form] = _best(postings, index, usual)
    _bring_together(index, same, language, lemmas)
    index.forms = lemmas.forms(set(index.postings), [word for word, _ in written.most_common()])
    return index


def _said(index: Index, number: int, language: Language) -> list[tuple[Word, int, int]]:
    """The words of a section, with what each weighs once and where it stands; the title's count at the top."""
    page, section = index.sections[number]
    top = number == 0 or index.sections[number - 1][0] != page
    return list(_words_said(index.documents[page], section, top, language))


def _words_said(document: Document, section: Section, top: bool, language: Language) -> Iterator[tuple[Word, int, int]]:
    stop = STOP_WORDS[language]
    parts = [(section.heading, HEADING, -1), (section.text, TEXT, 0)]
    if top:
        parts = [(document.title, TITLE, -1), *parts]
        if document.dial:
            yield Word(document.dial[1], document.dial[1], -1), TITLE, -1
        for words in document.leads:
            yield from ((Word(word.written, LEADS_HERE, -1), LEADS, -1) for word in words_of(words, language))
    for text, weight, start in parts:
        for word in words_of(text, language):
            if word.written not in stop and len(word.folded) < 40:
                yield word, weight, word.at if start == 0 else -1
    for found in _SECTION_OF_A_LAW.finditer(section.text):
        for letter in "sa":
            yield Word(name := f"{letter}{found[1].lower()}", name, found.start()), TEXT, found.start()
    for digits in chain(section.dials, (f"0{number[3:]}" for number in section.dials if number.startswith("+44"))):
        yield Word(digits.lstrip("+"), digits.lstrip("+"), -1), HEADING, -1


def _post(index: Index, lemma: str, form: str, section: int, weight: int, at: int) -> None:
    posting = index.postings.setdefault(lemma, {}).setdefault(form, {}).setdefault(section, Posting(0, at))
    posting.weight += weight if weight != TEXT else 0
    posting.times += weight == TEXT
    posting.at = at if posting.at < 0 else posting.at


def _best(postings: dict[int, Posting], index: Index, usual: float) -> dict[int, Posting]:
    """The sections of each page that say most of a word, with what it says in each."""
    pages: dict[int, list[tuple[int, int]]] = defaultdict(list)
    said = {number: _said_of(posting, index.lengths[number] / usual) for number, posting in postings.items()}
    for section, weight in said.items():
        pages[index.sections[section][0]].append((-weight, section))
    kept = sorted(section for page in pages.values() for _, section in sorted(page)[:SECTIONS_OF_A_PAGE])
    return {section: Posting(said[section], postings[section].at) for section in kept}


def _said_of(posting: Posting, length: float) -> int:
    """What a word says in a section of this ``length``, of which 1 is usual: the measure of BM25 for the text.

    Ten times a word is not ten times more, and once in a long list is less than once in a short answer.
    """
    often = posting.times * 2.2 / (posting.times + 1.2 * (0.25 + 0.75 * length)) if posting.times else 0
    return round(10 * math.log2(1 + posting.weight / TEXT + 1.5 * often))


def _bring_together(index: Index, same: Iterable[Sequence[str]], language: Language, lemmas: Lemmas) -> None:
    """Let each of the words that are the same find, with less weight, what is about the others."""
    for group in same:
        names = {lemmas.lemma(word.written) for words in group for word in words_of(words, language)}
        known = {name: index.postings.get(name, {}) for name in names}
        for name in sorted(names):
            others: dict[int, Posting] = {}
            for other in sorted(names - {name}):
                for posting in (known[other][form] for form in sorted(known[other]) if form not in (SAME, LEADS_HERE)):
                    for section, each in posting.items():
                        found = others.setdefault(section, Posting(0, each.at))
                        found.weight = max(found.weight, each.weight // 2)
            if others:
                index.postings.setdefault(name, {})[SAME] = others
