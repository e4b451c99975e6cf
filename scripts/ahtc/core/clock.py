"""The project's one clock. A command reads it once and hands the day on: nothing below the commands asks again."""

from __future__ import annotations

import datetime
import os
from zoneinfo import ZoneInfo

from ahtc.core.problems import Finding, ProblemsError

UNITED_KINGDOM = ZoneInfo("Europe/London")

LAST_YEAR = 2999  # ages are counted on from a day, and the calendar ends with 9999
FIXED = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def now() -> datetime.datetime:
    """The moment, in UTC: the one that ``SOURCE_DATE_EPOCH`` fixes, or else the machine's.

    Raises :class:`ProblemsError` when ``SOURCE_DATE_EPOCH`` is no number of seconds since 1970.
    """
    fixed = os.environ.get(FIXED)
    return _fixed_moment(fixed) if fixed else datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """The day in the United Kingdom, wherever the machine stands; in UTC where ``SOURCE_DATE_EPOCH`` fixes it."""
    moment = now()
    return moment.date() if os.environ.get(FIXED) else moment.astimezone(UNITED_KINGDOM).date()


def _fixed_moment(seconds: str) -> datetime.datetime:
    try:
        if not (seconds.isascii() and seconds.isdecimal()):
            raise ValueError(seconds)
        moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
        if moment.year > LAST_YEAR:
            raise ValueError(seconds)
        return moment
    except (ValueError, OverflowError, OSError):
        expected = "whole seconds since 1970, such as 1795478400"
        remedy = f"Set it so, or take it away (unset {FIXED}) to go by today."
        raise ProblemsError([Finding(FIXED, 1, "clock", f'It is "{seconds[:40]}"', expected, remedy)]) from None
