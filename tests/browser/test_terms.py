"""The definition of a term, beside its first mention: shown by pointer and by keyboard, dismissed by Escape."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewVisitor
from tests.browser.visit import DESK, KINDS, Visitor

TOPIC = pytest.mark.parametrize("address", KINDS["topic"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def tab_to_the_term(page: Page) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.querySelector('.term > a')"):
            return
    raise AssertionError("Tab never comes to the term")


@TOPIC
def test_the_link_is_described_by_its_definition(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    link, tip = page.locator(".term > a").first, page.locator(".term > .tip").first
    assert link.get_attribute("aria-describedby") == tip.get_attribute("id")
    assert tip.text_content()


@TOPIC
@SCRIPT
def test_the_definition_shows_while_the_keyboard_is_on_the_term(arrive: NewVisitor, script: bool, address: str) -> None:
    page = arrive(java_script_enabled=script).open(address)
    tip = page.locator(".term > .tip").first
    assert not tip.is_visible()
    tab_to_the_term(page)
    assert tip.is_visible()
    page.keyboard.press("Tab")
    assert not tip.is_visible()


@TOPIC
@SCRIPT
def test_the_definition_shows_under_the_pointer_and_can_be_pointed_at(
    arrive: NewVisitor, script: bool, address: str
) -> None:
    page = arrive(java_script_enabled=script, viewport=DESK).open(address)
    tip = page.locator(".term > .tip").first
    page.locator(".term > a").first.hover()
    assert tip.is_visible()
    link_box, tip_box = page.locator(".term > a").first.bounding_box(), tip.bounding_box()
    assert link_box is not None
    assert tip_box is not None
    page.mouse.move(link_box["x"] + 8, tip_box["y"] + tip_box["height"] / 2, steps=20)
    assert tip.is_visible()
    page.mouse.move(1, 1)
    assert not tip.is_visible()


@TOPIC
def test_escape_hides_the_definition_under_the_keyboard(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    tab_to_the_term(page)
    page.keyboard.press("Escape")
    assert not page.locator(".term > .tip").first.is_visible()


@TOPIC
def test_escape_hides_the_definition_under_the_pointer(arrive: NewVisitor, address: str) -> None:
    page = arrive(viewport=DESK).open(address)
    page.locator(".term > a").first.hover()
    page.keyboard.press("Escape")
    assert not page.locator(".term > .tip").first.is_visible()
    page.mouse.move(1, 1)
    page.locator(".term > a").first.hover()
    assert page.locator(".term > .tip").first.is_visible()


@TOPIC
def test_a_definition_stays_within_the_screen_of_a_phone(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".tip")].filter(tip => {
            const box = tip.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth;
        }).map(tip => tip.id)"""
    )
    assert outside == []
