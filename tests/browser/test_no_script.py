"""Without script every page says the same."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewVisitor
from tests.browser.visit import ADDRESSES, Visitor


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_shows_the_same_words_without_script(arrive: NewVisitor, visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    # "Open now" goes by the hour and is the script's alone; the hours stand in words beside it.
    page.evaluate("document.querySelectorAll('[data-opens]').forEach(line => line.remove())")
    with_script = page.locator("body").inner_text()
    without = arrive(java_script_enabled=False).open(address).locator("body").inner_text()
    assert without == with_script
    assert len(without) > 300
