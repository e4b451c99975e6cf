"""Who published the figures of a dataset: its publisher or, where this website gathered it, those of its sources."""

from __future__ import annotations

from collections.abc import Sequence

from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Labels, Observation

_MOST = 4  # names that a reader takes in


def published_by(
    dataset: StatisticalDataset, shown: Sequence[Observation], labels: Labels, words: Words, language: Language
) -> str:
    """Who published what is ``shown``, the newest figure's publisher first, and what this website did to it if it did.

    A publisher whose printed name is not under ``publishers`` in ``labels.yml`` has that name in both languages.
    """
    publisher = dataset.origin.publisher.in_(language)
    if publisher != words.say("site-name", language):
        return publisher
    newest_first = sorted(shown, key=lambda seen: seen.period, reverse=True)
    printed = [dataset.origin.sources[seen.source].publisher or "" for seen in newest_first if _has_figure(seen)]
    names = list(dict.fromkeys(_name(each, labels, language) for each in printed if each))
    listed = ", ".join(names[:_MOST]) + (f" {words.say('credit-others', language)}" if names[_MOST:] else "")
    derived = all(seen.status == "derived" for seen in shown if _has_figure(seen))
    did = words.say("credit-worked-out" if derived else "credit-gathered", language)
    return f"{listed}; {did}" if listed else did


def _has_figure(seen: Observation) -> bool:
    return seen.value is not None or seen.low is not None


def _name(printed: str, labels: Labels, language: Language) -> str:
    known = labels.publishers.get(printed)
    return known.in_(language) if known else printed
