"""Duties: what the law asks of each kind of body in Wales."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.duties.calls import CALLS
from ahtc.kinds.duties.record import Duty, DutyList
from ahtc.kinds.laws.standing_checks import aged, agree_on_places

DUTIES = Kind(
    id="duties",
    folder=Path(__file__).parent,
    record=Duty,
    read=lambda reading: records_in_list(reading, DutyList, "duties.yml", "duties"),
    agree=lambda facts: agree_on_places(facts, Duty, DutyList, "duty"),
    calls=CALLS,
    checks={"duty-age": aged(Duty, DutyList, "duty-age")},
    due=again_after_half_a_year(Duty, "duties-due", DutyList),
)
