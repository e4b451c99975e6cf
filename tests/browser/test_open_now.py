"""Whether somebody answers now: by the clock of the United Kingdom, and by the day on which the hours began."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser

from ahtc.kinds.organisations.opening import bank_holidays
from ahtc.output.serve import serve
from tests.browser.conftest import NewVisitor
from tests.browser.visit import Visitor, new_visitor
from tests.conftest import ROOT
from tests.project import TRUST, make_project

HOLIDAYS = " ".join(day.isoformat() for day in bank_holidays(2026))
SCRIPT = (ROOT / "docs" / "assets" / "opening.js").read_text("utf-8")
ZONES = pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])

OFFICE = "1234 08:30 12:00,1234 13:00 17:00,5 17:00 08:30"
NIGHTS = "1234567 22:00 06:00"


def said(visitor: Visitor, opens: str, time: str, rule: str = "open") -> str:
    """What the script writes for these hours at a time of the world's clock."""
    page = visitor.page
    page.goto("about:blank")  # the policy of a page of ours, if another test opened one, would stop the script
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(time))
    page.set_content(
        f'<span data-opens="{opens}" data-holidays="{HOLIDAYS}" data-until="2027-12-31" data-rule="{rule}"'
        f' data-open="Open" data-maybe="Perhaps" data-closed="Closed" hidden></span><script>{SCRIPT}</script>'
    )
    return page.locator("span").inner_text()


@ZONES
@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-11-23T08:29+00:00", "Closed"),  # a Monday in winter
        ("2026-11-23T08:30+00:00", "Open"),
        ("2026-11-23T12:00+00:00", "Closed"),  # between two spans
        ("2026-11-23T13:00+00:00", "Open"),
        ("2026-11-23T17:00+00:00", "Closed"),
        ("2027-06-07T07:30+00:00", "Open"),  # half past eight in summer time
        ("2027-06-07T16:30+00:00", "Closed"),  # half past five in summer time
        ("2026-11-27T10:00+00:00", "Closed"),  # a Friday
        ("2026-11-27T23:59+00:00", "Open"),  # its night, before midnight and after
        ("2026-11-28T00:00+00:00", "Open"),
        ("2026-11-28T08:29+00:00", "Open"),
        ("2026-11-28T08:30+00:00", "Closed"),
        ("2026-11-29T03:00+00:00", "Closed"),  # the night of a Saturday
    ],
)
def test_hours_go_by_the_clock_of_the_united_kingdom(arrive: NewVisitor, time: str, expected: str, zone: str) -> None:
    assert said(arrive(timezone_id=zone), OFFICE, time) == expected


@pytest.mark.parametrize(
    ("opens", "time", "expected"),
    [
        ("12345 09:00 24:00", "2026-11-23T23:59+00:00", "Open"),
        ("12345 09:00 24:00", "2026-11-24T00:00+00:00", "Closed"),
        ("12345 09:00 00:00", "2026-11-23T23:59+00:00", "Open"),
        ("12345 09:00 00:00", "2026-11-24T00:00+00:00", "Closed"),
        ("6 08:00 08:00", "2026-11-29T07:59+00:00", "Open"),  # from Saturday's eight o'clock to Sunday's
        ("6 08:00 08:00", "2026-11-29T08:00+00:00", "Closed"),
    ],
)
def test_hours_may_end_at_midnight_or_last_a_whole_day(visitor: Visitor, opens: str, time: str, expected: str) -> None:
    assert said(visitor, opens, time) == expected


@pytest.mark.parametrize("rule", ["closed", "not-stated"])
@pytest.mark.parametrize(
    ("time", "on_the_holiday"),
    [
        ("2027-03-26T05:59+00:00", False),  # the morning of Good Friday: the night of Thursday
        ("2027-03-26T22:00+00:00", True),
        ("2027-03-27T05:59+00:00", True),  # Saturday is no bank holiday: the night of Good Friday
        ("2027-03-27T22:00+00:00", False),
        ("2027-03-29T04:59+00:00", False),  # Easter Monday in summer time: the night of Sunday
        ("2027-03-30T04:59+00:00", True),
    ],
)
def test_a_night_over_a_bank_holiday_is_judged_by_the_day_on_which_it_began(
    visitor: Visitor, rule: str, time: str, on_the_holiday: bool
) -> None:
    expected = {"closed": "Closed", "not-stated": "Perhaps"}[rule] if on_the_holiday else "Open"
    assert said(visitor, NIGHTS, time, rule) == expected


@pytest.mark.parametrize(("rule", "expected"), [("open", "Open"), ("closed", "Closed"), ("not-stated", "Perhaps")])
def test_hours_on_a_bank_holiday_go_by_what_the_source_says_of_it(visitor: Visitor, rule: str, expected: str) -> None:
    assert said(visitor, OFFICE, "2026-12-28T10:00+00:00", rule) == expected  # a Monday in the place of Boxing Day


def turns_of_the_clock() -> Iterator[datetime.datetime]:
    """The hour before, the minute before and the minute of each change of the clock, of years to come."""
    for year in range(2026, 2034):
        for month in (3, 10):
            days = (datetime.datetime(year, month, day, 1, tzinfo=datetime.UTC) for day in range(25, 32))
            turn = next(day for day in days if day.weekday() == 6)
            yield from (turn - datetime.timedelta(minutes=60), turn - datetime.timedelta(minutes=1), turn)


def test_the_clock_changes_when_that_of_the_united_kingdom_does(visitor: Visitor) -> None:
    for time in turns_of_the_clock():
        local = time.astimezone(ZoneInfo("Europe/London"))
        minute = f"{local.isoweekday()} {local:%H:%M} {local + datetime.timedelta(minutes=1):%H:%M}"
        expected = "Open" if time.year < 2028 else ""
        assert said(visitor, minute, time.isoformat()) == expected, time


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (
            "2027-03-28T23:30+00:00",
            "Open",
        ),  # half past midnight of Monday: 23.5 hours ago it was Sunday, 24 ago Saturday
        ("2027-10-31T23:30+00:00", "Open"),
        ("2027-11-01T05:59+00:00", "Open"),
        ("2027-11-01T06:00+00:00", "Closed"),
    ],
)
def test_a_night_after_the_change_of_the_clock_is_that_of_the_day_before(
    visitor: Visitor, time: str, expected: str
) -> None:
    assert said(visitor, "7 22:00 06:00", time) == expected


def test_nothing_is_said_when_the_bank_holidays_are_not_known_any_more(visitor: Visitor) -> None:
    assert said(visitor, NIGHTS, "2027-12-31T23:59+00:00") == "Open"
    assert said(visitor, NIGHTS, "2028-01-01T00:00+00:00") == ""


# On a page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose example trust has office hours."""
    hours = '    opening: {spans: [{days: [mon, tue, wed, thu, fri], opens: "08:30", closes: "17:00"}]}\n'
    project = make_project(tmp_path_factory.mktemp("office") / "project")
    project.change(TRUST, "    sources: [{title: Contact us", hours + "    sources: [{title: Contact us")
    with serve(project.build(), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("address", "time", "expected"),
    [
        ("partners/example-trust/", "2026-11-23T10:00+00:00", "Open now"),
        ("partners/example-trust/", "2026-11-23T18:00+00:00", "Closed now"),
        ("partners/example-trust/", "2026-12-25T10:00+00:00", "Bank holiday: may be closed"),
        ("cy/partneriaid/ymddiriedolaeth-enghraifft/", "2026-11-23T10:00+00:00", "Ar agor nawr"),
        ("cy/partneriaid/ymddiriedolaeth-enghraifft/", "2026-12-25T10:00+00:00", "Gŵyl y banc: gall fod ar gau"),
    ],
)
def test_a_card_says_it_in_the_page_s_language(
    chromium: Browser, office: str, address: str, time: str, expected: str
) -> None:
    visitor = new_visitor(chromium, office, timezone_id="Asia/Tokyo")
    visitor.page.clock.set_fixed_time(datetime.datetime.fromisoformat(time))
    assert visitor.open(address).locator(".now").first.inner_text() == expected
    visitor.context.close()


def test_without_script_the_hours_stand_alone(chromium: Browser, office: str) -> None:
    visitor = new_visitor(chromium, office, java_script_enabled=False)
    page = visitor.open("partners/example-trust/")
    assert "Weekdays" in page.locator(".lines").first.inner_text()
    assert not page.locator(".now").first.is_visible()
    visitor.context.close()
