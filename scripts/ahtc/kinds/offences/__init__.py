"""Offences: what is used against those who exploit people, and the sentence for each."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.laws.standing_checks import aged
from ahtc.kinds.offences.calls import CALLS
from ahtc.kinds.offences.checks import agree
from ahtc.kinds.offences.record import Offence, OffenceList

OFFENCES = Kind(
    id="offences",
    folder=Path(__file__).parent,
    record=Offence,
    read=lambda reading: records_in_list(reading, OffenceList, "offences.yml", "offences"),
    agree=agree,
    calls=CALLS,
    checks={"offence-age": aged(Offence, OffenceList, "offence-age")},
    due=again_after_half_a_year(Offence, "offences-due", OffenceList),
)
