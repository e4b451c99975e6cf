"""When a contact answers, as its card tells the browser."""

from __future__ import annotations

import datetime

import pytest

from ahtc.kinds.organisations.opening import bank_holidays, opening_data
from ahtc.kinds.organisations.record import Opening, Span

CHECKED = datetime.date(2026, 11, 22)


def test_hours_stand_by_the_numbers_of_their_days() -> None:
    spans = [
        Span(days=["mon", "tue", "wed", "thu"], opens="08:30", closes="17:00"),
        Span(days=["fri"], opens="08:30", closes="16:30"),
    ]
    data = opening_data(Opening(spans=spans, bank_holidays="closed"), CHECKED)
    assert data["opens"] == "1234 08:30 17:00,5 08:30 16:30"
    assert (data["rule"], data["until"]) == ("closed", "2027-12-31")


@pytest.mark.parametrize(
    "day",
    [
        "2026-12-25",
        "2026-12-28",  # Boxing Day falls on a Saturday
        "2027-03-26",
        "2027-03-29",
        "2027-12-27",  # Christmas Day falls on a Saturday
        "2027-12-28",
    ],
)
def test_bank_holidays_are_those_of_wales_the_year_and_the_next(day: str) -> None:
    assert datetime.date.fromisoformat(day) in bank_holidays(2026)


@pytest.mark.parametrize("day", ["2026-11-30", "2027-01-04", "2027-03-17", "2027-07-12"])
def test_holidays_of_scotland_and_northern_ireland_are_not_among_them(day: str) -> None:
    assert datetime.date.fromisoformat(day) not in bank_holidays(2026)
