"""Laws: treaties, Acts, regulations and official guidance, what they do and where they stand."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.laws.calls import CALLS
from ahtc.kinds.laws.checks import ages, agree, due
from ahtc.kinds.laws.data import files, page_data
from ahtc.kinds.laws.pages import CHANGES, LATELY, pages
from ahtc.kinds.laws.record import Law

LAWS = Kind(
    id="laws",
    folder=Path(__file__).parent,
    record=Law,
    read=lambda reading: records_in_folder(reading, Law, "laws"),
    agree=agree,
    calls=CALLS,
    pages=pages,
    menu={"law/index.md": (CHANGES, LATELY)},
    checks={"law-age": ages},
    files=files,
    linked_data=page_data,
    due=due,
)
