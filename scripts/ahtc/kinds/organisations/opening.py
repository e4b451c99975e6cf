"""When a contact answers, as its card tells the browser, which alone knows the time of day."""

from __future__ import annotations

import datetime
from typing import get_args

import holidays

from ahtc.kinds.organisations.record import Day, Opening


def opening_data(opening: Opening, checked: datetime.date) -> dict[str, str]:
    """What the script on a card reads: hours by day, the bank holidays of two years, and how they bear.

    ``opens`` is ``1234 08:30 17:00, 5 08:30 16:30`` (days from Monday, 1); ``until`` is the last day whose holidays
    are given: after it the script says nothing. They are those of the year in which the contact was ``checked`` and
    of the next, so that the page is the same whenever it is built, and a number long unchecked says nothing.
    """
    spans = [f"{_numbers(span.days)} {span.opens} {span.closes}" for span in opening.spans]
    return {
        "opens": ",".join(spans),
        "holidays": " ".join(day.isoformat() for day in bank_holidays(checked.year)),
        "until": f"{checked.year + 1}-12-31",
        "rule": opening.bank_holidays,
    }


def bank_holidays(year: int) -> list[datetime.date]:
    """The bank holidays of Wales in a year and the next, by the rules of the ``holidays`` library."""
    return sorted(holidays.country_holidays("GB", subdiv="WLS", years=[year, year + 1]))


def _numbers(days: list[Day]) -> str:
    return "".join(str(number) for number, day in enumerate(get_args(Day), 1) if day in days)
