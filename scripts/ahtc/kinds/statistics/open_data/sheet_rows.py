"""The tables of a dataset's spreadsheet as headings and rows: the data, and the notes they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ahtc.core.facts import Facts
from ahtc.core.language import written_period
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.columns import one_line, unit_of
from ahtc.kinds.statistics.record import InconsistencyList, Labels, Observation

CONFIDENTIAL, NOT_AVAILABLE, NOT_APPLICABLE = "[c]", "[x]", "[z]"

Cells = list[str | int | Decimal]


@dataclass(frozen=True)
class SheetTable:
    """A table of a sheet: its headings, each different, its rows, no cell empty, and the widths of its columns.

    ``marks`` says, for the table of notes, which mark each note of an observation has.
    """

    headings: list[str]
    rows: list[Cells]
    widths: list[int]
    marks: dict[str, str] = field(default_factory=dict)


def notes_table(dataset: StatisticalDataset, facts: Facts) -> SheetTable:
    """What the marks mean, every note, every known fault, and what the dataset does not tell, in both languages."""
    words = facts.words
    rows: list[Cells] = [
        [sign, words.both(f"shorthand-{name}").en, words.both(f"shorthand-{name}").cy]
        for sign, name in ((CONFIDENTIAL, "c"), (NOT_AVAILABLE, "x"), (NOT_APPLICABLE, "z"))
    ]
    marks: dict[str, str] = {}
    for text, id in _notes(dataset, facts):
        number = len(rows) - 2
        mark = " / ".join(f"{words.say('note', language)} {number}" for language in LANGUAGES)
        if id:
            marks[id] = mark
        rows.append([mark, text.en, text.cy])
    headings = [_twice("note-mark", facts), "English", "Cymraeg"]
    return SheetTable(headings, rows, [20, 70, 70], marks)


def _notes(dataset: StatisticalDataset, facts: Facts) -> Iterator[tuple[Bilingual, str | None]]:
    yield from ((note, id) for id, note in dataset.notes.items())
    yield from ((note, None) for note in dataset.about.notes)
    for fault in facts.document(InconsistencyList).entries:
        if dataset.about.id in fault.datasets:
            said = {
                language: " ".join(
                    [
                        f"{facts.words.say('source-disagrees', language)}. {fault.where.in_(language)}:",
                        fault.seen.in_(language),
                        fault.reading.in_(language),
                    ]
                )
                for language in LANGUAGES
            }
            yield Bilingual(en=said["en"], cy=said["cy"]), None
    label = facts.words.both("not-told")
    for text in dataset.about.not_told:
        yield Bilingual(en=f"{label.en}: {text.en}", cy=f"{label.cy}: {text.cy}"), None


def data_table(dataset: StatisticalDataset, facts: Facts, notes: SheetTable) -> SheetTable:
    """The observations, one a row: what each is of in English and in Welsh, its value, how it is known, its source."""
    headings, widths = zip(*_headings(dataset, facts), strict=True)
    rows = [list(_row(observation, dataset, facts, notes.marks)) for observation in dataset.observations]
    return SheetTable(_different(headings), rows, list(widths))


def _different(headings: tuple[str, ...]) -> list[str]:
    """The headings, a later one with its number where another is the same but for capitals: a table needs that."""
    seen: list[str] = []
    for number, heading in enumerate(map(one_line, headings), 1):
        taken = {other.casefold() for other in seen}
        seen.append(f"{heading} ({number})" if heading.casefold() in taken else heading)
    return seen


def _headings(dataset: StatisticalDataset, facts: Facts) -> Iterator[tuple[str, int]]:
    words = facts.words
    yield from ((words.say("period-other", language), 22) for language in LANGUAGES)
    for name in dataset.about.dimensions:
        label = facts.document(Labels).dimensions[name].label
        yield from ((label.in_(language), 32) for language in LANGUAGES)
    value = dataset.about.value_label
    yield f"{value.en} / {value.cy}", 18
    for name in ("low", "high"):
        if _is_used(dataset, name):
            yield _twice(f"column-{name}", facts), 14
    yield _twice("column-unit", facts), 14
    yield from ((words.say("status-column", language), 30) for language in LANGUAGES)
    if any(observation.note for observation in dataset.observations):
        yield _twice("notes", facts), 18
    yield _twice("source", facts), 60


def _twice(name: str, facts: Facts) -> str:
    text = facts.words.both(name)
    return f"{text.en} / {text.cy}"


def _is_used(dataset: StatisticalDataset, name: str) -> bool:
    return any(getattr(observation, name) is not None for observation in dataset.observations)


def _row(
    observation: Observation, dataset: StatisticalDataset, facts: Facts, marks: dict[str, str]
) -> Iterator[str | int | Decimal]:
    words = facts.words
    yield from (written_period(observation.period, language) for language in LANGUAGES)
    for name, category in observation.categories.items():
        labels = facts.document(Labels).dimensions[name].categories[category]
        yield from (labels.in_(language) for language in LANGUAGES)
    hidden = observation.status in ("small", "suppressed")
    yield observation.value if observation.value is not None else CONFIDENTIAL if hidden else NOT_AVAILABLE
    for name in ("low", "high"):
        if _is_used(dataset, name):
            bound = getattr(observation, name)
            yield bound if bound is not None else NOT_APPLICABLE
    unit = words.both(f"unit-{unit_of(observation, dataset.about)}")
    yield f"{unit.en} / {unit.cy}"
    yield from (words.say(f"status-{observation.status}", language) for language in LANGUAGES)
    if any(other.note for other in dataset.observations):
        yield f"[{marks[observation.note]}]" if observation.note else NOT_APPLICABLE
    source = dataset.origin.sources[observation.source]
    yield f"{source.publisher}, {source.title} ({source.date})"
