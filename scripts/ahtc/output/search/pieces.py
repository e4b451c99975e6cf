"""The index in small files, each of which the search page asks for when a word needs it: a script with one call.

A script and no data file, so that it can be read where the site was opened from a stick, under a policy that lets the
page ask nobody for anything else.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ahtc.core.text import Language
from ahtc.output.search.index import Index

# Characters of a file before it is packed; a word that stands in many places makes a larger one.
FORMS, WORDS, TEXTS, TAILS = 6_000, 5_000, 2_800, 5_000

Part = tuple[Any, str]


def pieces_of(index: Index, language: Language) -> dict[str, str]:
    """The files of one language by their names: ``<language>`` says what stands in which of the others.

    The pages' titles and addresses (``<language>-p``) stand apart, since the other language's are not asked for before
    somebody wants to see them.
    """
    lemmas = {lemma: number for number, lemma in enumerate(sorted(index.postings))}
    parts = {
        "f": list(_grouped(_forms(index, lemmas), FORMS)),
        "w": list(_grouped(_words(index, lemmas), WORDS)),
        "t": list(_grouped(_texts(index), TEXTS)),
        "e": list(_grouped(_tails(index), TAILS)),
    }
    files = {
        f"{language}-{letter}{number}": _of_parts(letter, group)
        for letter, groups in parts.items()
        for number, group in enumerate(groups)
    }
    first = {letter: [group[0][0] for group in groups] for letter, groups in parts.items()}
    pages = [_page(index, number) for number in range(len(index.documents))]
    starts = _starts(index)
    files = {language: _json({"first": first, "starts": starts}), f"{language}-p": _json(pages), **files}
    return {name: f'searchPiece("{name}",{text});' for name, text in files.items()}


def _of_parts(letter: str, group: Sequence[Part]) -> str:
    """One file's content: texts stand in order, everything else by its name."""
    inside = ",".join(text for _, text in group)
    return f"[{inside}]" if letter == "t" else f"{{{inside}}}"


def version_of(pieces: Iterable[str]) -> str:
    """What the folder of these files is called: files of two builds never stand in one."""
    return hashlib.sha256("\n".join(pieces).encode()).hexdigest()[:10]


def _grouped(parts: Iterable[Part], size: int) -> Iterator[list[Part]]:
    """Parts in order, together up to a size."""
    group: list[Part] = []
    held = 0
    for part in parts:
        if group and held + len(part[1]) > size:
            yield group
            group, held = [], 0
        group.append(part)
        held += len(part[1])
    if group:
        yield group


def _forms(index: Index, lemmas: dict[str, int]) -> Iterator[Part]:
    """Every form with its lemma's number; one that stands on the site, with the number of its sections."""
    counts = {form: len(postings) for forms in index.postings.values() for form, postings in forms.items()}
    for form in sorted(index.forms):
        number = lemmas.get(index.forms[form])
        if number is not None:
            told = f"[{number},{counts[form]}]" if form in counts else str(number)
            yield form, f"{_json(form)}:{told}"


def _words(index: Index, lemmas: dict[str, int]) -> Iterator[Part]:
    """For each lemma its forms, and for each of these a run of section, weight and place."""
    for lemma, number in lemmas.items():
        forms = {
            form: [value for section, each in sorted(found.items()) for value in (section, each.weight, each.at)]
            for form, found in sorted(index.postings[lemma].items())
        }
        yield number, f'"{number}":{_json(forms)}'


def _texts(index: Index) -> Iterator[Part]:
    for number, (_, section) in enumerate(index.sections):
        yield number, _json([section.anchor, section.heading, section.text])


def _tails(index: Index) -> Iterator[Part]:
    """The forms that stand on the site by what comes after their first two letters, for slips in those."""
    tails: dict[str, list[str]] = defaultdict(list)
    for forms in index.postings.values():
        for form in forms:
            if len(form) > 3 and not form.isdigit():
                tails[form[2:]].append(form)
    for tail in sorted(tails):
        yield tail, f"{_json(tail)}:{_json(sorted(tails[tail]))}"


def _page(index: Index, number: int) -> Sequence[Any]:
    document = index.documents[number]
    told = [document.title, document.address, document.kind, document.worth, int(document.first)]
    return [*told, *document.dial] if document.dial else told


def _starts(index: Index) -> list[int]:
    """The number of each page's first section."""
    numbers = [number for number, _ in index.sections]
    return [bisect_right(numbers, page - 1) for page in range(len(index.documents))]


def _json(value: Any) -> str:
    # What ends a line in a script but not in JSON, and what could end the script, is written as numbers.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
