"""Who was who: whom and what the papers of 2008 to 2013 name, what each was, and what became of it."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.who_was_who.calls import CALLS
from ahtc.kinds.who_was_who.checks import agree
from ahtc.kinds.who_was_who.record import Named, WhoWasWho

WHO_WAS_WHO = Kind(
    id="who_was_who",
    folder=Path(__file__).parent,
    record=Named,
    read=lambda reading: records_in_list(reading, WhoWasWho, "who_was_who.yml", "entries"),
    agree=agree,
    calls=CALLS,
)
