"""How to cite a dataset: one sentence that somebody can copy."""

from __future__ import annotations

from ahtc.core.language import long_date
from ahtc.core.text import Language, Source
from ahtc.core.words import Words
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import one_line


def citation(
    dataset: StatisticalDataset,
    edition: str,
    words: Words,
    language: Language,
    address: str = "",
    source: Source | None = None,
) -> str:
    """Publisher, title, measure, edition, whose figures they are, the day they were read, and an address if given.

    ``source`` gives the one figure that is cited, where this website gathered the figures from several.
    """
    publisher, title = words.say("site-name", language), dataset.about.title.in_(language)
    origin = dataset.origin
    said = [
        f"{publisher}, “{title}” ({dataset.about.measure.in_(language)}), {words.say('edition', language)} {edition}."
    ]
    if origin.publisher.in_(language) != publisher:
        whose = f"{origin.publisher.in_(language)}, {origin.title.in_(language)}"
        said.append(f"{words.say('source', language)}: {whose}.")
    elif source:
        said.append(f"{words.say('source', language)}: {source.publisher}, {source.title} ({source.date}).")
    said.append(f"{words.say('retrieved', language)} {long_date(origin.retrieved, language)}.")
    return one_line(" ".join([*said, address]))
