"""Toolkits: for each kind of practitioner what to know and to do, as a page and as a PDF of the same."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.toolkits.calls import CALLS
from ahtc.kinds.toolkits.checks import aged, agree, due
from ahtc.kinds.toolkits.pages import LIST, pages
from ahtc.kinds.toolkits.print import files
from ahtc.kinds.toolkits.record import Toolkit

TOOLKITS = Kind(
    id="toolkits",
    folder=Path(__file__).parent,
    record=Toolkit,
    read=lambda reading: records_in_folder(reading, Toolkit, "toolkits"),
    agree=agree,
    calls=CALLS,
    pages=pages,
    menu={"practitioners/index.md": (LIST,)},
    checks={"toolkit-age": aged},
    files=files,
    due=due,
)
