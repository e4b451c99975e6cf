"""Groups: the forum and groups that lead the work in Wales or in a region, the named operations and the campaigns."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.groups.calls import CALLS
from ahtc.kinds.groups.checks import findings
from ahtc.kinds.groups.record import Group

GROUPS = Kind(
    id="groups",
    folder=Path(__file__).parent,
    record=Group,
    read=lambda reading: records_in_folder(reading, Group, "groups"),
    calls=CALLS,
    checks={"group": findings},
)
