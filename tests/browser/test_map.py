"""The map of Wales: a finger that touches an area lands there, and nobody has to go through it twice."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewVisitor
from tests.browser.visit import Visitor, follow

NEAR = {"en": "get-help/near-you/", "cy": "cy/cael-help/yn-eich-ardal/"}

# The areas whose own link is not what stands at the middle of their box.
MISSED = """() => [...document.querySelectorAll('.wales a')].filter(area => {
    area.scrollIntoView({block: 'center'});
    const box = area.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !hit || hit.closest('a') !== area;
}).map(area => area.textContent)"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_finger_finds_every_area(arrive: NewVisitor, width: int) -> None:
    page = arrive(viewport={"width": width, "height": 640}).open(NEAR["en"])
    assert page.locator(".wales a").count() == 22
    assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("address", NEAR.values())
def test_the_list_beside_the_map_leads_where_the_map_does(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    hrefs = "found => found.map(a => a.getAttribute('href')).sort()"
    assert page.locator(".wales a").evaluate_all(hrefs) == page.locator(".places a").evaluate_all(hrefs)


def test_an_area_that_is_touched_opens_its_council_s_page_without_script(arrive: NewVisitor) -> None:
    page = arrive(java_script_enabled=False).open(NEAR["en"])
    follow(page.locator(".wales a", has_text="Merthyr Tydfil").locator("path"))
    assert page.locator("h1").inner_text().startswith("Merthyr Tydfil")


def test_the_keyboard_meets_each_council_once(visitor: Visitor) -> None:
    page = visitor.open(NEAR["en"])
    page.locator(".places a").first.focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.wales')") is None
