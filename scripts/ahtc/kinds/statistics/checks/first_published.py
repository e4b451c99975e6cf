"""What a note or a page says was "first published as" something stands among the revisions of the dataset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.revisions import Revision, words_on

_SAID = r"(?:published|reported|printed|given)"
_DWEUD = r"(?:gyhoeddwyd|adroddwyd|argraffwyd|roddwyd|nodwyd)"
_NUMBER = r"(?P<value>\d{1,3}(?:,\d{3})+|\d+)"
_WITH_VALUE = re.compile(
    rf"\bfirst {_SAID} as {_NUMBER}"
    rf"|{_NUMBER.replace('value', 'before')} (?:was|were) first {_SAID}\b"
    rf"|{_NUMBER.replace('value', 'cyntaf')} a {_DWEUD} gyntaf\b",
    re.IGNORECASE,
)
_ON_A_PAGE = re.compile(rf"\bfirst {_SAID} as\b|\b{_DWEUD} gyntaf\b", re.IGNORECASE)

_REMEDY = "Record both values in revisions.csv (period, edition, value, status, source), or say it in other words."


def findings(project: Project) -> Iterator[Finding]:
    """Each earlier value that a note names and no revision holds, and each page that speaks of one without a call."""
    for dataset in project.facts[StatisticalDataset].values():
        yield from _of_dataset(dataset)
    for page in project.written():
        yield from _of_page(page)


def _of_dataset(dataset: StatisticalDataset) -> Iterator[Finding]:
    for note in (*dataset.about.notes, *dataset.about.not_told):
        yield from _unrecorded(dataset, note, dataset.revisions, 1)
    for seen in dataset.observations:
        if seen.note is not None:
            recorded = words_on(dataset.revisions, seen.period, seen.categories)
            yield from _unrecorded(dataset, dataset.notes[seen.note], recorded, seen.line)


def _unrecorded(
    dataset: StatisticalDataset, note: Bilingual, recorded: Iterable[Revision], line: int
) -> Iterator[Finding]:
    values = {revision.value for revision in recorded}
    for value in sorted(first_values(note) - values):
        seen = f"A note says that {value:,} was published first, and no revision says so"
        yield Finding(dataset.path, line, "first-published", seen, f"{value} in revisions.csv", _REMEDY)


def first_values(note: Bilingual) -> set[int]:
    """The values that a note, in either language, says were published first."""
    return {
        int((found["value"] or found["before"] or found["cyntaf"]).replace(",", ""))
        for language in LANGUAGES
        for found in _WITH_VALUE.finditer(note.in_(language))
    }


def _of_page(page: Page) -> Iterator[Finding]:
    for number, line in enumerate(page.text.split("\n"), page.first_line):
        if _ON_A_PAGE.search(line) and "edition=" not in line:
            seen = "The page says what was first published, and names no edition"
            expected = 'a call such as figure("uk-annual", period="2023", edition="2023-Q4")'
            remedy = "Call the figure with its edition, or say it in other words."
            yield Finding(page.path, number, "first-published", seen, expected, remedy)
