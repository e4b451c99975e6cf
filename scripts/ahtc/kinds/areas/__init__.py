"""The areas of the councils, as a drawing of Wales."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.areas.calls import CALLS
from ahtc.kinds.areas.checks import findings
from ahtc.kinds.areas.record import MappedArea, WalesMap

AREAS = Kind(
    id="areas",
    folder=Path(__file__).parent,
    record=MappedArea,
    read=lambda reading: records_in_list(reading, WalesMap, "map.yml", "areas", lambda area: area.council),
    agree=findings,
    calls=CALLS,
)
