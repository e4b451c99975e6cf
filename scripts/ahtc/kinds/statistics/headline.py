"""A dataset's newest figure, to be shown large: which it is, whose word it is, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from ahtc.core.text import Language, Source
from ahtc.core.words import Words
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Observation


@dataclass(frozen=True)
class Headline:
    """One figure: its observation, the source that gives it, and in words how sure it is, its note included."""

    observation: Observation
    source: Source
    sure: list[str]


def newest(dataset: StatisticalDataset) -> str | None:
    """The newest period of a dataset for which there is a value; None where there is none."""
    return max((seen.period for seen in dataset.observations if seen.value is not None), default=None)


def headline_of(dataset: StatisticalDataset, seen: Observation, words: Words, language: Language) -> Headline:
    """What stands beside one figure of a dataset; ``seen`` has a value."""
    sure = [words.say(f"sure-{seen.status}", language)]
    if seen.note is not None:
        sure.append(dataset.notes[seen.note].in_(language))
    return Headline(seen, dataset.origin.sources[seen.source], sure)
