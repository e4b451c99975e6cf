"""The councils of Wales as the official register lists them."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.councils.calls import CALLS
from ahtc.kinds.councils.checks import findings
from ahtc.kinds.councils.pages import pages
from ahtc.kinds.councils.record import CouncilList, ListedCouncil

COUNCILS = Kind(
    id="councils",
    folder=Path(__file__).parent,
    record=ListedCouncil,
    read=lambda reading: records_in_list(reading, CouncilList, "councils.yml", "councils", lambda council: council.gss),
    calls=CALLS,
    pages=pages,
    checks={"councils": findings},
)
