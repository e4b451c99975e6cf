"""Entitlements: what victims have a right to in Wales, and where that stands in the law."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.entitlements.calls import CALLS
from ahtc.kinds.entitlements.record import Entitlement, EntitlementList
from ahtc.kinds.laws.standing_checks import aged, agree_on_places

ENTITLEMENTS = Kind(
    id="entitlements",
    folder=Path(__file__).parent,
    record=Entitlement,
    read=lambda reading: records_in_list(reading, EntitlementList, "entitlements.yml", "entitlements"),
    agree=lambda facts: agree_on_places(facts, Entitlement, EntitlementList, "entitlement"),
    calls=CALLS,
    checks={"entitlement-age": aged(Entitlement, EntitlementList, "entitlement-age")},
    due=again_after_half_a_year(Entitlement, "entitlements-due", EntitlementList),
)
