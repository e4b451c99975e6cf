"""A dataset as one flat table, the same for every format: its columns, and a row for each observation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ahtc.core.facts import Facts
from ahtc.core.language import written_period
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Dataset, Labels, Observation
from ahtc.kinds.statistics.tables import written

Value = str | int | Decimal | None

_BEFORE = ("period", "period_en", "period_cy")
_AFTER = (
    "value", "low", "high", "unit", "value_text_en", "value_text_cy", "status", "status_en", "status_cy",
    "note_en", "note_cy", "source_title", "source_publisher", "source_date", "source_url",
)  # fmt: skip
_NUMBERS = ("value", "low", "high")


@dataclass(frozen=True)
class Column:
    """A column: its name for machines, which never changes, its title for people, and what its cells hold."""

    name: str
    title: Bilingual
    kind: Literal["text", "whole number", "decimal number"]


@dataclass(frozen=True)
class FlatTable:
    """Columns and rows; ``key`` names the columns that tell the rows apart, and an empty cell is None."""

    columns: list[Column]
    key: list[str]
    rows: list[list[Value]]


def flat_table(dataset: StatisticalDataset, facts: Facts) -> FlatTable:
    """The whole dataset, in the order of its observations; text is on one line, whatever was entered."""
    dimensions = {id: column_name(id) for id in dataset.about.dimensions}
    columns = [
        *(_column(name, dataset, facts) for name in _BEFORE),
        *_dimension_columns(dimensions, facts),
        *(_column(name, dataset, facts) for name in _AFTER),
    ]
    rows = [list(_row(observation, dataset, facts)) for observation in dataset.observations]
    return FlatTable(columns, ["period", *dimensions.values()], rows)


def column_name(dimension: str) -> str:
    """A dimension's column: its id, with ``_`` for each hyphen, and never the name of another column."""
    name = dimension.replace("-", "_")
    return f"{name}_category" if name in (*_BEFORE, *_AFTER) else name


def unit_of(observation: Observation, about: Dataset) -> str:
    """What a value counts: ``percent``, the dataset's unit, or ``count`` where the dataset mixes several."""
    if about.is_percent(observation.categories):
        return "percent"
    return "count" if about.unit == "mixed" else about.unit


def one_line(text: str) -> str:
    """Text with every run of white space, line ends too, made a single space."""
    return " ".join(text.split())


def _column(name: str, dataset: StatisticalDataset, facts: Facts) -> Column:
    word = f"column-{name.replace('_', '-')}"
    title = dataset.about.value_label if name == "value" else facts.words.both(word)
    if name not in _NUMBERS:
        return Column(name, title, "text")
    exact = any(
        isinstance(value, Decimal) for seen in dataset.observations for value in (seen.value, seen.low, seen.high)
    )
    return Column(name, title, "decimal number" if exact else "whole number")


def _dimension_columns(dimensions: dict[str, str], facts: Facts) -> Iterator[Column]:
    for id, name in dimensions.items():
        label, words = facts.document(Labels).dimensions[id].label, facts.words
        for ending in ("id", *LANGUAGES):
            kind = words.both(f"column-{ending}")
            title = Bilingual(en=f"{label.en} ({kind.en})", cy=f"{label.cy} ({kind.cy})")
            yield Column(name if ending == "id" else f"{name}_{ending}", title, "text")


def _row(observation: Observation, dataset: StatisticalDataset, facts: Facts) -> Iterator[Value]:
    labels, words, about = facts.document(Labels).dimensions, facts.words, dataset.about
    yield observation.period
    yield from (written_period(observation.period, language) for language in LANGUAGES)
    for name in about.dimensions:
        category = observation.categories[name]
        yield category
        yield from (one_line(labels[name].categories[category].in_(language)) for language in LANGUAGES)
    yield from (observation.value, observation.low, observation.high, unit_of(observation, about))
    yield from (one_line(written(observation, about, words, language)) for language in LANGUAGES)
    yield observation.status
    yield from (one_line(words.say(f"status-{observation.status}", language)) for language in LANGUAGES)
    note = dataset.notes[observation.note] if observation.note else None
    yield from (one_line(note.in_(language)) if note else None for language in LANGUAGES)
    source = dataset.origin.sources[observation.source]
    yield from (one_line(source.title), one_line(source.publisher), one_line(source.date), source.url)
