"""The project's one clock: the day in the United Kingdom, or the day that a build is told."""

from __future__ import annotations

import datetime
import re
import time

import pytest
import time_machine

from ahtc.core import clock
from ahtc.core.problems import ProblemsError
from tests.project import ROOT

OTHER_CLOCKS = re.compile(r"\bdate\.today\b|datetime\.now|utcnow|\btime\.time\(|localtime")


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("1795478400", "2026-11-24"),
        ("1792891800", "2026-10-25"),  # 01:30 in UTC, when UK clocks have just gone back
        ("1782775800", "2026-06-29"),  # 23:30 in UTC, when it is the 30th in the United Kingdom already
        ("1835440200", "2028-02-29"),
    ],
)
def test_source_date_epoch_sets_the_day_in_utc(monkeypatch: pytest.MonkeyPatch, seconds: str, day: str) -> None:
    monkeypatch.setenv(clock.FIXED, seconds)
    assert clock.today() == datetime.date.fromisoformat(day)


@pytest.mark.parametrize("seconds", ["tomorrow", "-1", "1e9", "١٥", "1" * 30, "9999999999999", "253402300799"])
def test_a_source_date_epoch_that_is_no_moment_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv(clock.FIXED, seconds)
    with pytest.raises(ProblemsError, match="whole seconds since 1970"):
        clock.today()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-29T23:30:00+00:00", "2026-06-30"),  # half past midnight by the clocks of summer
        ("2026-10-25T01:30:00+00:00", "2026-10-25"),
        ("2026-12-31T23:30:00+00:00", "2026-12-31"),
    ],
)
def test_the_day_is_the_united_kingdoms_whatever_the_machines_zone(
    monkeypatch: pytest.MonkeyPatch, zone: str, moment: str, day: str
) -> None:
    monkeypatch.delenv(clock.FIXED)
    monkeypatch.setenv("TZ", zone)
    with time_machine.travel(datetime.datetime.fromisoformat(moment)):
        time.tzset()
        assert clock.today() == datetime.date.fromisoformat(day)
    monkeypatch.undo()
    time.tzset()


def test_nothing_but_the_clock_asks_the_machine_for_the_day() -> None:
    asking = {
        path.relative_to(ROOT / "scripts" / "ahtc").as_posix()
        for path in (ROOT / "scripts").rglob("*.py")
        if OTHER_CLOCKS.search(path.read_text(encoding="utf-8"))
    }
    assert asking == {"core/clock.py"}
