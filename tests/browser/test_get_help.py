"""Get help on a small phone: few screens, one number a card, and the child's line near the top."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from ahtc.core.facts import Facts
from tests.browser.conftest import NewVisitor

SMALL_PHONE: ViewportSize = {"width": 360, "height": 640}
BOTH = pytest.mark.parametrize("address", ["get-help/", "cy/cael-help/"])


# Welsh takes more letters to say the same, and half a screen more. What says that a check is old comes on top of it.
@pytest.mark.parametrize(("address", "screens"), [("get-help/", 4), ("cy/cael-help/", 4.5)])
def test_the_whole_page_is_read_in_a_few_screens(
    arrive: NewVisitor, facts: Facts, address: str, screens: float
) -> None:
    page = arrive(viewport=SMALL_PHONE).open(address)
    page.evaluate("document.querySelectorAll('.stale').forEach(warning => warning.remove())")
    due = facts.words.say("review-due", "cy" if address.startswith("cy/") else "en")
    page.evaluate(
        "due => { const e = document.querySelector('.reviewed'); e.innerHTML = e.innerHTML.replace(due, ''); }", due
    )
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * SMALL_PHONE["height"]


@BOTH
def test_a_child_finds_childline_in_the_first_two_screens(arrive: NewVisitor, address: str) -> None:
    number = arrive(viewport=SMALL_PHONE).open(address).locator('main [href="tel:08001111"]').bounding_box()
    assert number is not None
    assert number["y"] + number["height"] <= 2 * SMALL_PHONE["height"]


@BOTH
def test_each_card_has_one_number_to_tap(arrive: NewVisitor, address: str) -> None:
    cards = arrive(viewport=SMALL_PHONE).open(address).locator("main .call")
    assert [card.locator(".dial").count() for card in cards.all()] == [1, 1, 1]
