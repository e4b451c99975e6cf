"""The pages in other languages as people meet them: from right to left or left to right, small, dark, enlarged."""

from __future__ import annotations

from typing import Any

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.languages.record import HelpLanguage
from tests.browser.conftest import NewVisitor
from tests.browser.test_accessibility import SETTINGS, assert_no_violation
from tests.browser.visit import Visitor, axe_violations

EACH = pytest.mark.parametrize("address", ["languages/ar/", "languages/vi/"])
NARROW = {"width": 320, "height": 568}

# The links that are too small, and those at whose middle a finger would hit something else.
MISSED = """() => [...document.querySelectorAll("a")].filter(link => {
    link.scrollIntoView({block: "nearest"});
    const box = link.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box.height < 43.9 || !link.contains(hit);
}).map(link => link.textContent)"""


@EACH
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_axe_finds_nothing(arrive: NewVisitor, settings: dict[str, Any], address: str) -> None:
    assert_no_violation(arrive(**settings).open(address))


@EACH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contrast_is_that_of_aaa(arrive: NewVisitor, scheme: str, address: str) -> None:
    assert axe_violations(arrive(color_scheme=scheme).open(address), "AAA contrast") == []


def test_every_link_is_large_enough_and_lies_under_nothing(arrive: NewVisitor, facts: Facts) -> None:
    for viewport in (NARROW, SETTINGS["400%"]["viewport"]):
        for spoken in facts[HelpLanguage].values():
            page = arrive(viewport=viewport).open(spoken.address)
            assert page.evaluate(MISSED) == [], (spoken.address, viewport)


def test_the_numbers_stay_in_sight_and_keep_their_order_where_the_text_runs_from_right_to_left(
    visitor: Visitor,
) -> None:
    page = visitor.open("languages/ar/")
    page.locator("footer a").last.scroll_into_view_if_needed()
    emergency, helpline = [link.bounding_box() for link in page.locator(".urgent .dial").all()]
    assert emergency is not None
    assert helpline is not None
    assert 0 <= helpline["y"] < 60
    assert helpline["x"] + helpline["width"] < emergency["x"]
    digits = page.locator("main .dial").last.evaluate(
        """link => { const range = document.createRange(), text = link.firstChild;
            return [0, text.length - 1].map(at => {
                range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().x;
            }); }"""
    )
    assert digits[0] < digits[1]


def test_leaving_replaces_the_page(newcomer: Visitor) -> None:
    page = newcomer.open("languages/vi/")
    page.locator(".leave").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    assert newcomer.outside == ["https://www.bbc.co.uk/weather"]
