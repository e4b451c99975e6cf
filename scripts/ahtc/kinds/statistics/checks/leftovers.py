"""A group that a table leaves out is not given away by a total that stands elsewhere, or by a sentence about sums.

Parts of one source and period are added up and compared with every count that the site prints of that source and
period, in whatever dataset it stands, and with the numbers that the dataset's own notes name. Where the parts lack one
to four of it, a reader can work out the group that was left out. So they can where a note says that parts do not add
up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.disclosure.protection import FEWER_THAN
from ahtc.kinds.statistics.record import Observation

_OF_PERSONS = ("people", "cases", "mixed")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_OF_SUMS = re.compile(r"\badd(?:s|ed|ing)? up\b|\bsums? (?:to|of)\b|\badio\b|\bswm\b", re.IGNORECASE)
_NOT_EQUAL = re.compile(
    r"\b(?:do|does|did)(?: not|n't)\b[^.]{0,25}\badd up\b|\bNi?d? (?:yw|yw'r|ydy)\b[^.]{0,80}\badio\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]*\d)|(?<![\d.,])\d+(?![\d.,]*\d)")
_REMEDY = "Put the group that is left out together with another, and add the parts up again."


@dataclass(frozen=True)
class Parts:
    """Counts of one source and period that differ in one dimension alone and have no total beside them."""

    dataset: StatisticalDataset
    period: str
    source: str
    observations: list[Observation]

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(observation.count or 0 for observation in self.observations)


def findings(project: Project) -> Iterator[Finding]:
    """Each total, and each sentence on sums, that gives away a group of fewer than five."""
    datasets = [each for each in project.facts[StatisticalDataset].values() if each.about.unit in _OF_PERSONS]
    printed = list(_printed(datasets))
    for dataset in datasets:
        for parts in parts_of(dataset):
            yield from _totals_elsewhere(parts, printed)
            yield from _totals_in_notes(parts)
        for text in _notes(dataset):
            for language in LANGUAGES:
                yield from _unequal_sums(text.in_(language), dataset.path, 1)
    for page in project.written():
        if page.matter.kind == "statistics":
            for line, text_line in enumerate(page.text.split("\n"), page.first_line):
                yield from _unequal_sums(text_line, page.path, line)


def parts_of(dataset: StatisticalDataset) -> Iterator[Parts]:
    """Every set of two or more parts of a dataset whose values are all printed, along a dimension without a total."""
    for name in dataset.about.dimensions.keys() - dataset.about.totals.keys():

        def rest(seen: Observation, name: str = name) -> tuple[str, str, tuple[tuple[str, str], ...]]:
            others = tuple(sorted((key, value) for key, value in seen.categories.items() if key != name))
            return (seen.period, seen.source, others)

        for (period, source, _), group in groupby(sorted(dataset.observations, key=rest), key=rest):
            found = list(group)
            if len(found) > 1 and all(seen.count is not None for seen in found):
                yield Parts(dataset, period, source, found)


@dataclass(frozen=True)
class _Printed:
    dataset: str
    period: str
    source: str
    value: int


def _printed(datasets: list[StatisticalDataset]) -> Iterator[_Printed]:
    for dataset in datasets:
        for seen in dataset.observations:
            for value in {seen.count, *(bound for bound in (seen.low, seen.high) if isinstance(bound, int))}:
                if value is not None:
                    yield _Printed(dataset.about.id, seen.period, _source(dataset, seen.source), value)


def _source(dataset: StatisticalDataset, id: str) -> str:
    """A source by its address, as two datasets may name one source differently; by its title where it has none."""
    source = dataset.origin.sources[id]
    return source.url or f"{source.publisher}: {source.title}"


def _totals_elsewhere(parts: Parts, printed: list[_Printed]) -> Iterator[Finding]:
    source = _source(parts.dataset, parts.source)
    for each in printed:
        if (
            each.dataset != parts.dataset.about.id
            and (each.period, each.source) == (parts.period, source)
            and _gives_away(each.value, parts)
        ):
            yield _finding(parts, f"{each.value} in {each.dataset}")


def _totals_in_notes(parts: Parts) -> Iterator[Finding]:
    for text in _notes(parts.dataset):
        for sentence in _SENTENCE.split(text.en):
            if not _OF_SUMS.search(sentence):
                continue
            for number in _NUMBER.findall(sentence):
                if _gives_away(int(number.replace(",", "")), parts):
                    yield _finding(parts, f'{number} in the note "{sentence}"')


def _gives_away(total: int, parts: Parts) -> bool:
    return 0 < total - parts.sum < FEWER_THAN


def _finding(parts: Parts, total: str) -> Finding:
    seen = f"The parts for {parts.period} add up to {parts.sum}, and their total is printed: {total}"
    expected = f"parts that make the total, or lack {FEWER_THAN} or more of it"
    return Finding(parts.dataset.path, parts.observations[0].line, "leftover", seen, expected, _REMEDY)


def _unequal_sums(text: str, path: str, line: int) -> Iterator[Finding]:
    for sentence in _SENTENCE.split(text):
        if _NOT_EQUAL.search(sentence):
            seen = f'This says that parts do not add up: "{sentence}"'
            yield Finding(path, line, "leftover", seen, "nothing that tells how many are left over", _REMEDY)


def _notes(dataset: StatisticalDataset) -> list[Bilingual]:
    return [*dataset.about.notes, *dataset.about.not_told, *dataset.notes.values()]
