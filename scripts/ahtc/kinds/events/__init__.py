"""Events: days that come every year, events with a date, what usually happens when; and the news of the timeline."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.events.calls import CALLS
from ahtc.kinds.events.checks import agree, due
from ahtc.kinds.events.files import files
from ahtc.kinds.events.record import Calendar, Event

EVENTS = Kind(
    id="events",
    folder=Path(__file__).parent,
    record=Event,
    read=lambda reading: records_in_list(reading, Calendar, "events.yml", "events"),
    agree=agree,
    calls=CALLS,
    files=files,
    due=due,
)
