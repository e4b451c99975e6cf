"""A dataset as JSON: what it is, in both languages, and its observations with ids and words."""

from __future__ import annotations

import json
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.language import written_period
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.citation import citation
from ahtc.kinds.statistics.open_data.columns import unit_of
from ahtc.kinds.statistics.record import InconsistencyList, Labels, Observation
from ahtc.kinds.statistics.tables import written


def json_file(dataset: StatisticalDataset, edition: str, facts: Facts) -> bytes:
    """The dataset as JSON, for a program or an archive; a reader needs nothing beside it."""
    about, origin = dataset.about, dataset.origin
    faults = [fault for fault in facts.document(InconsistencyList).entries if about.id in fault.datasets]
    content = {
        "id": about.id,
        "edition": edition,
        "title": _both(about.title),
        "measure": _both(about.measure),
        "unit": about.unit,
        "publisher": _both(origin.publisher),
        "source_title": _both(origin.title),
        "source_url": origin.url,
        "published": origin.published,
        "retrieved": origin.retrieved.isoformat(),
        "licence": _both(origin.licence),
        "citation": {language: citation(dataset, edition, facts.words, language) for language in LANGUAGES},
        "notes": [_both(note) for note in about.notes],
        "not_told": [_both(text) for text in about.not_told],
        "known_faults": [
            {"where": _both(fault.where), "seen": _both(fault.seen), "reading": _both(fault.reading)}
            for fault in faults
        ],
        "small_counts_hidden": about.disclosure == "small-counts",
        "statuses": {
            status: _both(facts.words.both(f"status-{status}"))
            for status in sorted({observation.status for observation in dataset.observations})
        },
        "dimensions": [_dimension(name, dataset, facts) for name in about.dimensions],
        "observation_notes": {id: _both(note) for id, note in dataset.notes.items()},
        "sources": {id: source.model_dump(mode="json") for id, source in origin.sources.items()},
        "observations": [_observation(observation, dataset, facts) for observation in dataset.observations],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, default=float) + "\n").encode("utf-8")


def _both(text: Bilingual) -> dict[str, str]:
    return {language: text.in_(language) for language in LANGUAGES}


def _dimension(name: str, dataset: StatisticalDataset, facts: Facts) -> dict[str, Any]:
    words = facts.document(Labels).dimensions[name]
    categories = {category: _both(words.categories[category]) for category in dataset.about.dimensions[name]}
    total = dataset.about.totals.get(name)
    return {"id": name, "label": _both(words.label), "total": total, "categories": categories}


def _observation(observation: Observation, dataset: StatisticalDataset, facts: Facts) -> dict[str, Any]:
    about, words = dataset.about, facts.words
    return {
        "period": observation.period,
        "period_text": {language: written_period(observation.period, language) for language in LANGUAGES},
        "categories": observation.categories,
        "value": observation.value,
        "low": observation.low,
        "high": observation.high,
        "unit": unit_of(observation, about),
        "value_text": {language: written(observation, about, words, language) for language in LANGUAGES},
        "status": observation.status,
        "source": observation.source,
        "note": observation.note,
    }
