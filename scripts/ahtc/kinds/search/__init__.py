"""Words that the search has to be told; the index itself is made of the built pages (``output/search/``)."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.facts import Shelf
from ahtc.core.kind import Kind
from ahtc.core.reading import Reading, records_in_list
from ahtc.kinds.search.checks import findings
from ahtc.kinds.search.record import FILE, Lead, SearchWords


def _read(reading: Reading) -> Shelf[Lead]:
    """The words; none where a project has no such file."""
    if not (reading.data / FILE).exists():
        return Shelf({})
    return records_in_list(reading, SearchWords, FILE, "leads")


SEARCH = Kind(
    id="search",
    folder=Path(__file__).parent,
    record=Lead,
    read=_read,
    checks={"search-page": findings},
)
