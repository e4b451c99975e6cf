"""How many mutation errors the check finds: every mutation that the site's own Welsh has after a small word is undone.

`.venv/bin/python tests/benchmarks/mutation.py` writes `mutation.csv` beside this file: a row for each small word, how
many errors were seeded after it, how many the check found, and how many findings the text as it stands has (none may).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ahtc.check.passages import Passage
from ahtc.check.texts import Texts, texts_of
from ahtc.check.welsh.mutation import ASPIRATE, SOFT, faults_in
from ahtc.check.welsh.words import WORD, Mutation, WelshWords
from ahtc.core import clock
from ahtc.site.project import read_project

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_suffix(".csv")


@dataclass(frozen=True)
class Seed:
    """A sentence with one mutation undone: the small word before it, and where the word begins that is now wrong."""

    before: str
    text: str
    position: int


def seeds(texts: Iterable[Passage], words: WelshWords) -> Iterator[Seed]:
    """Each place in the texts where a small word has changed the word after it, with that word as it was before."""
    for passage in texts:
        for small, word in pairwise(WORD.finditer(passage.text)):
            if passage.text[small.end() : word.start()] not in (" ", "\n"):
                continue
            before = small[0].lower()
            radical = _undone(before, word[0], words)
            if radical is not None:
                start = small.start() if before in ("ym", "yng") else word.start()
                written = f"yn {radical}" if before in ("ym", "yng") else radical
                text = passage.text[:start] + written + passage.text[word.end() :]
                yield Seed(before, text, start + len(written) - len(radical))


def _undone(before: str, word: str, words: WelshWords) -> str | None:
    asked: Mutation | None = "soft" if before in SOFT else "aspirate" if before in ASPIRATE else None
    if before in ("yn", "ym", "yng") and word[:1].isupper():
        asked = "nasal"
    changed = [reading.radical for reading in words.readings(word) if reading.mutation == asked]
    return changed[0] if asked and changed else None


class Row(NamedTuple):
    """Of one small word: the errors seeded after it, those found, and the findings in the text as it stands."""

    small_word: str
    seeded: int
    found: int
    false_alarms: int


def measure(texts: Texts) -> list[Row]:
    """A row for each small word, in order."""
    seeded: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for passage in texts.welsh:
        alarms.update(fault.before.lower() for fault in faults_in(passage.text, texts.words, texts.exceptions))
    for seed in seeds(texts.welsh, texts.words):
        seeded[seed.before] += 1
        places = [fault.position for fault in faults_in(seed.text, texts.words, texts.exceptions)]
        found[seed.before] += seed.position in places
    return [Row(small, seeded[small], found[small], alarms[small]) for small in sorted({*seeded, *alarms})]


def main() -> None:
    """Measures the check on the site's text and writes the table."""
    rows = measure(texts_of(read_project(ROOT, clock.today())))
    total = Row("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))
    with FILE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows([*rows, total])
    share = total.found / total.seeded
    print(f"{total.found} of {total.seeded} seeded errors found ({share:.1%}); {total.false_alarms} false alarms")


if __name__ == "__main__":
    main()
