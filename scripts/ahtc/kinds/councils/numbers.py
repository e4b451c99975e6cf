"""Whom to call in a council's area, by day and when its offices are closed: its own numbers, and its duty team's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ahtc.kinds.organisations.places import duty_teams
from ahtc.kinds.organisations.record import ContactPoint, Organisation

When = Literal["day", "night"]


@dataclass(frozen=True)
class Number:
    """A published number, and who answers it."""

    organisation: Organisation
    point: ContactPoint


def numbers(council: Organisation, organisations: Mapping[str, Organisation], when: When) -> list[Number]:
    """What may be shown for a council by day, or at night: in the order of its record, then its duty team's.

    A number of its own that does not say when counts for the day.
    """
    return [
        Number(organisation, point)
        for organisation in (council, *duty_teams(council, organisations))
        for point in organisation.public_contacts
        if point.dialled and (point.when or "day") in (when, "always")
    ]
