"""The library: reports, guidance, research and figures that bear on Wales, to browse, to cite and to follow."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.library.calls import CALLS
from ahtc.kinds.library.checks import agree
from ahtc.kinds.library.data import files, page_data
from ahtc.kinds.library.pages import ENTRIES, WAYS, pages
from ahtc.kinds.library.record import Library, Work

LIBRARY = Kind(
    id="library",
    folder=Path(__file__).parent,
    record=Work,
    read=lambda reading: records_in_list(reading, Library, "library.yml", "works"),
    agree=agree,
    calls=CALLS,
    pages=pages,
    menu={"library/index.md": (*ENTRIES.values(), *WAYS.values())},
    files=files,
    linked_data=page_data,
    due=again_after_half_a_year(Work, "library-due", Library),
)
