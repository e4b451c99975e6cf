"""Handouts: posters, a card for the wallet, strips to tear off, and a pocket card in each of the other languages."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.handouts.calls import CALLS
from ahtc.kinds.handouts.checks import agree
from ahtc.kinds.handouts.files import files
from ahtc.kinds.handouts.pages import DOWNLOADS, pages
from ahtc.kinds.handouts.record import Handout

HANDOUTS = Kind(
    id="handouts",
    folder=Path(__file__).parent,
    record=Handout,
    read=lambda reading: records_in_folder(reading, Handout, "handouts"),
    agree=agree,
    calls=CALLS,
    pages=pages,
    menu={"practitioners/index.md": (DOWNLOADS,)},
    files=files,
    due=again_after_half_a_year(Handout, "handouts-due"),
)
