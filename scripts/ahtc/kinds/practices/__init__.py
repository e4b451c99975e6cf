"""Good practice: what bodies in Wales have done, as sources describe it, each with its date and what came of it."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.practices.calls import CALLS
from ahtc.kinds.practices.record import Practice

PRACTICES = Kind(
    id="practices",
    folder=Path(__file__).parent,
    record=Practice,
    read=lambda reading: records_in_folder(reading, Practice, "practices"),
    calls=CALLS,
)
