"""How published figures were changed later, as rows for a table: each figure with every value that it has had."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ahtc.core.language import number, source_date, written_period
from ahtc.core.text import Language
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import Labels
from ahtc.kinds.statistics.revisions import Revision


@dataclass(frozen=True)
class Word:
    """A value, and the date of the publication that first gave it."""

    value: str
    date: str


@dataclass(frozen=True)
class RevisedFigure:
    """A figure that was changed: what it counts, its values from first to newest, and the change in all, signed."""

    heading: str
    words: list[Word]
    change: str


def revised_figures(
    dataset: StatisticalDataset, labels: Labels, language: Language, *, last: bool = False
) -> list[RevisedFigure]:
    """Every figure of a dataset whose value was changed, in the order of their periods and categories.

    ``last`` keeps those that the newest publication changed, with the value before and the value now.
    """
    about = dataset.about
    newest = max((each.edition for each in dataset.revisions), default="")

    def place(revision: Revision) -> tuple[object, ...]:
        order = (about.dimensions[name].index(category) for name, category in revision.categories.items())
        return (revision.period, *order)

    figures = []
    for _, group in groupby(sorted(dataset.revisions, key=lambda each: (*place(each), each.edition)), key=place):
        said = _changes(list(group))
        if last:
            said = said[-2:]
            if said[-1].edition != newest:
                continue
        known = [each.value for each in said if each.value is not None]
        categories = [labels.dimensions[name].categories[key].in_(language) for name, key in said[0].categories.items()]
        heading = ", ".join([written_period(said[0].period, language), *categories])
        change = known[-1] - known[0] if len(known) > 1 else None
        words = [_word(dataset, each, language) for each in said]
        figures.append(RevisedFigure(heading, words, _signed(change, language)))
    return figures


def _changes(said: list[Revision]) -> list[Revision]:
    """The words that differ from the one before them."""
    return [each for place, each in enumerate(said) if place == 0 or each.value != said[place - 1].value]


def _word(dataset: StatisticalDataset, revision: Revision, language: Language) -> Word:
    date = dataset.origin.sources[revision.source].date
    value = "–" if revision.value is None else number(revision.value, language)
    return Word(value, source_date(date, language) or date)


def _signed(change: int | None, language: Language) -> str:
    if change is None:
        return "–"
    return number(change, language) if change == 0 else f"{'+' if change > 0 else '−'}{number(abs(change), language)}"
