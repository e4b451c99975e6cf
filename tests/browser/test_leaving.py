"""Leaving at once: by click, by key, by Shift three times; and what is left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from ahtc.core.facts import Facts
from tests.browser.conftest import NewVisitor
from tests.browser.visit import ADDRESSES, KINDS, Visitor

HELP = pytest.mark.parametrize("address", KINDS["help"])


def click(page: Page) -> None:
    page.locator(".leave").click()


def press_enter(page: Page) -> None:
    page.locator(".leave").focus()
    page.keyboard.press("Enter")


def press_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def press_shift_slowly(page: Page, milliseconds: int) -> None:
    """Three presses with so much time between each and the next, on the page's own clock, which stands between them."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    for number in range(3):
        if number:
            page.clock.fast_forward(milliseconds)
        page.keyboard.press("Shift")


def hold_shift(page: Page, *acts: Callable[[], None]) -> None:
    for _ in range(4):
        page.keyboard.down("Shift")
        for act in acts:
            act()
        page.keyboard.up("Shift")


def scroll_sideways(page: Page) -> None:
    hold_shift(page, lambda: page.mouse.wheel(0, 20), lambda: page.wait_for_timeout(50))


def click_to_mark(page: Page) -> None:
    page.mouse.move(20, 400)
    hold_shift(page, page.mouse.down, page.mouse.up)


def go_back_by_tab(page: Page) -> None:
    hold_shift(page, lambda: page.keyboard.press("Tab"))


def type_capitals(page: Page) -> None:
    hold_shift(page, lambda: page.keyboard.press("A"))


def press_both_shifts(page: Page) -> None:
    for _ in range(4):
        for key in ("ShiftLeft", "ShiftRight"):
            page.keyboard.down(key)
        for key in ("ShiftLeft", "ShiftRight"):
            page.keyboard.up(key)


def press_shift_under_another_key(page: Page) -> None:
    page.keyboard.down("Control")
    press_shift(page)
    page.keyboard.up("Control")


def press_a_letter_between(page: Page) -> None:
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)


def is_elsewhere(url: str) -> bool:
    return url.startswith("https:")


def answer_nothing(route: Route) -> None:
    """An answer with which a browser stays on the page it has."""
    route.fulfill(status=204)


def tab_title(page: Page) -> str:
    """What the browser writes on the tab: the address where a page has no title."""
    told = page.context.new_cdp_session(page).send("Target.getTargetInfo")
    title: str = told["targetInfo"]["title"]
    return title


# A title that is not empty and not white space, either of which a browser replaces by the address.
WITHOUT_WIDTH = "\ufeff"

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


@WAYS
@HELP
def test_leaving_blanks_the_tab_before_the_other_page_answers(
    newcomer: Visitor, leave: Callable[[Page], None], address: str
) -> None:
    page = newcomer.open(address)
    newcomer.context.route(is_elsewhere, answer_nothing)
    leave(page)
    page.wait_for_function("getComputedStyle(document.body).display === 'none'")
    assert page.title() == WITHOUT_WIDTH
    assert tab_title(page) == WITHOUT_WIDTH
    assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"


def test_escape_after_leaving_shows_nothing_again(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    newcomer.context.route(is_elsewhere, answer_nothing)
    press_shift(page)
    page.keyboard.press("Escape")
    assert not page.locator("body").is_visible()


@pytest.mark.parametrize(
    "act",
    [
        scroll_sideways,
        click_to_mark,
        go_back_by_tab,
        type_capitals,
        press_both_shifts,
        press_shift_under_another_key,
        press_a_letter_between,
    ],
)
def test_shift_that_is_meant_for_something_else_stays(newcomer: Visitor, act: Callable[[Page], None]) -> None:
    page = newcomer.open("get-help/")
    act(page)
    page.wait_for_timeout(100)
    assert newcomer.outside == []
    assert page.locator("h1").is_visible()


def test_after_shift_for_something_else_shift_three_times_alone_leaves(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    type_capitals(page)
    press_shift(page)
    page.wait_for_url(is_elsewhere)


def test_shift_three_times_within_five_seconds_leaves(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    press_shift_slowly(page, 2400)
    page.wait_for_url(is_elsewhere)


def test_shift_three_times_within_more_than_five_seconds_stays(newcomer: Visitor) -> None:
    page = newcomer.open("get-help/")
    press_shift_slowly(page, 2600)
    page.wait_for_timeout(300)
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
