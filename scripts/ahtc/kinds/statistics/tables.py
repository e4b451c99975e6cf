"""A dataset laid out as a table: headings in levels, rows in groups, a cell for each observation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, product

from ahtc.core.language import number, written_period
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Dataset, Labels, Observation


@dataclass(frozen=True)
class Heading:
    """A heading across the top, over ``span`` columns."""

    text: str
    span: int


@dataclass(frozen=True)
class Cell:
    """One cell: its text, how its value is known, that in words (none when all are alike), and its note's number."""

    text: str
    known: str
    status: str | None
    note: int | None


@dataclass(frozen=True)
class TableRow:
    """A row: its heading, whether it is a total, and its cells."""

    heading: str
    total: bool
    cells: list[Cell]


@dataclass(frozen=True)
class RowGroup:
    """Rows that share a heading of their own; None where the table has one level of rows."""

    heading: str | None
    rows: list[TableRow]


@dataclass(frozen=True)
class TableView:
    """Everything the table's template needs, in one language; ``notes`` are in the order of their numbers.

    ``mixed`` adds a column saying how each value is known; ``width`` counts the columns, headings of rows included.
    """

    row_heading: str
    levels: list[list[Heading]]
    groups: list[RowGroup]
    notes: list[str]
    mixed: bool
    width: int


def table_view(dataset: StatisticalDataset, labels: Labels, words: Words, language: Language) -> TableView:
    """A dataset's table in one language, as its ``dataset.yml`` lays it out; only combinations that were observed."""
    return _Layout(dataset, labels, words, language).view()


def written(observation: Observation, about: Dataset, words: Words, language: Language) -> str:
    """A value as the language writes it: 1,186; -63%; 382 to 384; or, where there is none, the words that say why."""
    sign = "%" if about.is_percent(observation.categories) else ""
    if observation.value is not None:
        return number(observation.value, language) + sign
    if observation.low is not None and observation.high is not None:
        low, high = number(observation.low, language), number(observation.high, language)
        return f"{low} {words.say('range-to', language)} {high}{sign}"
    return words.say(f"value-{observation.status}", language)


class _Layout:
    def __init__(self, dataset: StatisticalDataset, labels: Labels, words: Words, language: Language) -> None:
        self.data, self.labels, self.words, self.language = dataset, labels, words, language
        self.rows, self.columns = dataset.about.table.rows, dataset.about.table.columns
        self.by_key = {self._key(o, [*self.rows, *self.columns]): o for o in dataset.observations}
        self.notes: list[str] = []
        # Beside several columns of values there is no room to say it: there the look of a cell and the notes do.
        self.mixed = len(self._observed(self.columns)) == 1 and len({o.status for o in dataset.observations}) > 1

        statuses = {observation.status for observation in dataset.observations}
        self.nothing = "not-printed" if statuses == {"printed"} else "chart-no-figure"

    def view(self) -> TableView:
        column_keys = self._observed(self.columns)
        groups = [
            RowGroup(
                self._label(self.rows[0], first) if len(self.rows) > 1 else None,
                [self._row(key, column_keys) for key in keys],
            )
            for first, keys in self._grouped(self._observed(self.rows))
        ]
        notes = [self.data.notes[name].in_(self.language) for name in self.notes]
        width = 1 + len(column_keys) * (2 if self.mixed else 1)
        levels = self._levels(column_keys)
        return TableView(self._dimension(self.rows[-1]), levels, groups, notes, self.mixed, width)

    def _grouped(self, keys: list[tuple[str, ...]]) -> list[tuple[str, list[tuple[str, ...]]]]:
        if len(self.rows) == 1:
            return [("", keys)]
        return [(first, list(group)) for first, group in groupby(keys, key=lambda key: key[0])]

    def _row(self, key: tuple[str, ...], column_keys: list[tuple[str, ...]]) -> TableRow:
        cells = [self._cell(self.by_key.get((*key, *columns))) for columns in column_keys]
        totals = self.data.about.totals
        total = any(totals.get(name) == value for name, value in zip(self.rows, key, strict=True))
        return TableRow(self._label(self.rows[-1], key[-1]), total, cells)

    def _levels(self, column_keys: list[tuple[str, ...]]) -> list[list[Heading]]:
        if not self.columns:
            return [[Heading(self.data.about.value_label.in_(self.language), 1)]]
        levels = []
        for depth, name in enumerate(self.columns):
            level = [
                Heading(self._label(name, prefix[-1]), len(list(group)))
                for prefix, group in groupby(column_keys, key=lambda key, depth=depth: key[: depth + 1])  # type: ignore[misc]
            ]
            levels.append(level)
        return levels

    def _cell(self, observation: Observation | None) -> Cell:
        if observation is None:
            return Cell(self.words.say(self.nothing, self.language), "not-found", None, None)
        status = self.words.say(f"status-{observation.status}", self.language) if self.mixed else None
        text = written(observation, self.data.about, self.words, self.language)
        return Cell(text, observation.status, status, self._note(observation))

    def _note(self, observation: Observation) -> int | None:
        if observation.note is None:
            return None
        if observation.note not in self.notes:
            self.notes.append(observation.note)
        return self.notes.index(observation.note) + 1

    def _observed(self, names: Sequence[str]) -> list[tuple[str, ...]]:
        """The combinations of these dimensions that occur, in the order that ``dataset.yml`` gives."""
        occur = {self._key(observation, names) for observation in self.data.observations}
        orders = [self._order(name) for name in names]
        return [key for key in product(*orders) if key in occur]

    def _order(self, name: str) -> list[str]:
        if name == "period":
            return sorted({observation.period for observation in self.data.observations})
        return self.data.about.dimensions[name]

    def _key(self, observation: Observation, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(observation.period if name == "period" else observation.categories[name] for name in names)

    def _dimension(self, name: str) -> str:
        if name == "period":
            years = all(observation.period.isdigit() for observation in self.data.observations)
            return self.words.say("period" if years else "period-other", self.language)
        return self.labels.dimensions[name].label.in_(self.language)

    def _label(self, name: str, value: str) -> str:
        if name == "period":
            return written_period(value, self.language)
        return self.labels.dimensions[name].categories[value].in_(self.language)
