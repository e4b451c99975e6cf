"""First responders: who may refer a person to the National Referral Mechanism."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.responders.calls import CALLS
from ahtc.kinds.responders.checks import findings
from ahtc.kinds.responders.pages import pages
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList

RESPONDERS = Kind(
    id="responders",
    folder=Path(__file__).parent,
    record=FirstResponder,
    read=lambda reading: records_in_list(reading, FirstResponderList, "first_responders.yml", "entries"),
    calls=CALLS,
    pages=pages,
    checks={"first-responder": findings},
)
