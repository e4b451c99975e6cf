"""What a dataset's spreadsheet says, before anybody writes it; so that one that says the same is not written again."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.language import long_date, source_date
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.citation import citation
from ahtc.kinds.statistics.open_data.sheet_names import SHEETS, sheet_names
from ahtc.kinds.statistics.open_data.sheet_rows import Cells, SheetTable, data_table, notes_table


@dataclass(frozen=True)
class SheetPlan:
    """All that a workbook says: its sheets' names, its cover, and each sheet's titles with its table."""

    names: list[str]
    titles: list[str]
    cover: list[str]
    contents: tuple[list[str], SheetTable]
    notes: tuple[list[str], SheetTable]
    data: tuple[list[str], SheetTable]
    creator: list[str]
    day: datetime.date

    @property
    def key(self) -> str:
        """A sum of all that it says, and of what would write it."""
        return hashlib.sha256(f"{_writer()}\0{self!r}".encode(errors="surrogatepass")).hexdigest()


@cache
def _writer() -> str:
    """What writes a workbook, as it is now."""
    return f"{version('openpyxl')}\0{Path(__file__).with_name('spreadsheet.py').read_text(encoding='utf-8')}"


def planned(dataset: StatisticalDataset, edition: str, facts: Facts) -> SheetPlan:
    """The plan of a dataset's spreadsheet, in both languages."""
    names, noted = sheet_names(facts.words), notes_table(dataset, facts)
    captions = [dataset.about.table.caption.in_(language) for language in LANGUAGES]
    return SheetPlan(
        names=names,
        titles=[dataset.about.title.in_(language) for language in LANGUAGES],
        cover=[line for language in LANGUAGES for line in _cover_lines(dataset, edition, facts, language)],
        contents=(_titles("sheet-contents", facts), _contents(names, facts)),
        notes=(_titles("sheet-notes", facts), noted),
        data=([*captions, *_titles("sheet-see-notes", facts)], data_table(dataset, facts, noted)),
        creator=_titles("site-name", facts),
        day=dataset.origin.retrieved,
    )


def _titles(name: str, facts: Facts) -> list[str]:
    return [facts.words.say(name, language) for language in LANGUAGES]


def _cover_lines(dataset: StatisticalDataset, edition: str, facts: Facts, language: Language) -> Iterable[str]:
    origin, words = dataset.origin, facts.words
    yield dataset.about.measure.in_(language)
    yield f"{words.say('source', language)}: {origin.publisher.in_(language)}, {origin.title.in_(language)}"
    if origin.url:
        yield origin.url
    yield f"{words.say('published', language)}: {source_date(origin.published, language) or origin.published}"
    yield f"{words.say('retrieved', language)} {long_date(origin.retrieved, language)}"
    yield f"{words.say('edition', language).capitalize()}: {edition}"
    yield f"{words.say('licence', language)}: {origin.licence.in_(language)}"
    yield f"{words.say('cite', language)}: {citation(dataset, edition, words, language)}"


def _contents(names: Sequence[str], facts: Facts) -> SheetTable:
    rows: list[Cells] = [[name, *_titles(f"sheet-holds-{id}", facts)] for id, name in zip(SHEETS, names, strict=True)]
    return SheetTable([" / ".join(_titles("sheet", facts)), "English", "Cymraeg"], rows, [34, 50, 50])
