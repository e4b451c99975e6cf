"""The tables of the first report on Wales, 2012, as one page."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import InconsistencyList

TABLES_2012 = (
    "wales-2012-headline",
    "wales-2012-nations",
    "wales-2012-nations-change",
    "wales-2012-exploitation",
    "wales-2012-authority",
    "wales-2012-country",
    "wales-2012-country-adults",
    "wales-2012-country-minors",
    "wales-2012-first-responders",
)


def pages(writer: PageWriter) -> Iterator[Page]:
    """The tables of 2012 that are held, in their order."""
    known = writer.facts[StatisticalDataset]
    datasets = [known[name] for name in TABLES_2012 if name in known]
    yield writer.page(
        "statistics/2012.md",
        "tables_2012.md",
        "2012",
        writer.in_words("tables-2012", "statistics"),
        max((each.origin.retrieved for each in datasets), default=writer.facts.document(InconsistencyList).checked),
        datasets=datasets,
    )
