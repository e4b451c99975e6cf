"""Statistics: datasets, how small counts are hidden, tables, charts, downloads and released editions."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.kinds.statistics import awaited
from ahtc.kinds.statistics.calls import CALLS
from ahtc.kinds.statistics.checks import counted_nouns, first_published, leftovers, releases, typed_figure
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.files import files
from ahtc.kinds.statistics.open_data import sheet_names
from ahtc.kinds.statistics.pages import pages
from ahtc.kinds.statistics.reading import read

STATISTICS = Kind(
    id="statistics",
    folder=Path(__file__).parent,
    record=StatisticalDataset,
    read=read,
    calls=CALLS,
    pages=pages,
    checks={
        "typed-figure": typed_figure.findings,
        "release": releases.findings,
        "leftover": leftovers.findings,
        "sheet-name": sheet_names.findings,
        "counted-noun": counted_nouns.findings,
        "awaited": awaited.findings,
        "first-published": first_published.findings,
    },
    files=files,
    due=awaited.due,
)
