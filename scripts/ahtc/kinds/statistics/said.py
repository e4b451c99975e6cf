"""What stands under a table of a page, so that a note, a fault or a source stands there once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ahtc.core.calls import CallingPage
from ahtc.core.text import Bilingual, Source
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import DatasetNote, Inconsistency, InconsistencyList

Thing = TypeVar("Thing", Bilingual, DatasetNote, Inconsistency, Source)


@dataclass(frozen=True)
class Told:
    """What goes under one table: whatever no table before it on the page has said.

    ``origin`` says whether its publication, licence and day of reading are told; ``above``, whether something was
    left out because it stands under a table above.
    """

    notes: list[DatasetNote]
    not_told: list[Bilingual]
    faults: list[Inconsistency]
    sources: list[Source]
    origin: bool
    above: bool

    @property
    def anything(self) -> bool:
        """Whether there is something to open."""
        return bool(self.notes or self.not_told or self.sources or self.origin or self.above)


def told_under(page: CallingPage, dataset: StatisticalDataset) -> Told:
    """What to say under a dataset's table on this page; from now on the page has said it."""
    about, origin = dataset.about, dataset.origin
    faults = [each for each in page.facts.document(InconsistencyList).entries if about.id in each.datasets]
    sources = list(origin.sources.values()) if len(origin.sources) > 1 else []
    said = _Said(page)
    return Told(
        notes=said.new(about.notes),
        not_told=said.new(about.not_told),
        faults=said.new(faults),
        sources=said.new(sources),
        origin=said.first(repr((origin.title, origin.published, origin.retrieved, origin.licence))),
        above=said.left_out,
    )


class _Said:
    """Keeps what is new to a page, and whether anything was not."""

    def __init__(self, page: CallingPage) -> None:
        self.page, self.left_out = page, False

    def new(self, things: Iterable[Thing]) -> list[Thing]:
        return [thing for thing in things if self.first(repr(thing))]

    def first(self, told: str) -> bool:
        new = self.page.first_mention("statistics", told)
        self.left_out = self.left_out or not new
        return new
