"""Leaving at once: by click, by key, by Shift three times; and what is left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from ahtc.facts import Facts
from tests.browser.conftest import NewVisitor
from tests.browser.visit import ADDRESSES, KINDS, Visitor

HELP = pytest.mark.parametrize("address", KINDS["help"])


def click(page: Page) -> None:
    page.locator(".leave").click()


def press_enter(page: Page) -> None:
    page.locator(".leave").focus()
    page.keyboard.press("Enter")


def press_shift(page: Page, pause: int = 0) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")
        page.wait_for_timeout(pause)


def press_shift_and_tab(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift+Tab")


def is_elsewhere(url: str) -> bool:
    return url.startswith("https:")


def answer_nothing(route: Route) -> None:
    """An answer with which a browser stays on the page it has."""
    route.fulfill(status=204)


WAYS = pytest.mark.parametrize("leave", [click, press_enter, press_shift])


def elsewhere(facts: Facts, address: str) -> str:
    return facts.words.say("leave-address", "cy" if address.startswith("cy/") else "en")


@WAYS
@HELP
def test_leaving_replaces_the_page_in_the_history(
    newcomer: Visitor, facts: Facts, leave: Callable[[Page], None], address: str
) -> None:
    page = newcomer.open("robots.txt")  # stands for the page that the visitor saw before this site
    page.goto(newcomer.site + address)
    before = page.evaluate("history.length")
    leave(page)
    page.wait_for_url(elsewhere(facts, address))
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url == newcomer.site + "robots.txt"


@WAYS
@HELP
def test_leaving_blanks_the_page_before_the_other_one_answers(
    newcomer: Visitor, leave: Callable[[Page], None], address: str
) -> None:
    page = newcomer.open(address)
    newcomer.context.route(is_elsewhere, answer_nothing)
    leave(page)
    page.wait_for_function("getComputedStyle(document.body).display === 'none'")
    assert page.evaluate("document.documentElement.innerText.trim()") == ""


def test_shift_and_tab_three_times_stays(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    press_shift_and_tab(page)
    page.wait_for_timeout(200)
    assert newcomer.outside == []
    assert page.locator("h1").is_visible()


def test_shift_three_times_within_more_than_five_seconds_stays(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    press_shift(page, pause=2600)
    assert newcomer.outside == []
    assert page.locator("h1").is_visible()


@HELP
def test_without_script_the_way_out_is_a_plain_link_to_the_same_place(
    arrive: NewVisitor, facts: Facts, address: str
) -> None:
    page = arrive(java_script_enabled=False).open(address)
    click(page)
    page.wait_for_url(elsewhere(facts, address))


def test_the_other_page_is_not_told_where_the_visitor_was(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    with page.expect_request(lambda request: is_elsewhere(request.url)) as asked:
        click(page)
    assert "referer" not in asked.value.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_way_out_stays_on_the_screen_wherever_one_scrolls(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate(
        """() => {
            const leave = document.querySelector(".leave"), box = leave.getBoundingClientRect();
            return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === leave;
        }"""
    )
