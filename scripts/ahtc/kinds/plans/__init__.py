"""Plans: the objectives of a plan for Wales, what was to be done for each, and how its source says that it stood."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.plans.calls import CALLS
from ahtc.kinds.plans.checks import findings
from ahtc.kinds.plans.record import Plan

PLANS = Kind(
    id="plans",
    folder=Path(__file__).parent,
    record=Plan,
    read=lambda reading: records_in_folder(reading, Plan, "plans"),
    calls=CALLS,
    checks={"plan": findings},
)
