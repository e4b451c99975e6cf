"""What a printed page says: as a PDF, read back."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import NewVisitor
from tests.browser.visit import Visitor

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def printed(page: Page) -> str:
    """The text of a page on paper, squeezed."""
    page.emulate_media(media="print")
    reader = PdfReader(io.BytesIO(page.pdf()))
    return squeezed("".join(sheet.extract_text() for sheet in reader.pages))


def squeezed(text: str) -> str:
    """A text without white space (lines break within addresses) and without ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@SCRIPT
@pytest.mark.parametrize("address", ["statistics/over-time/", "cy/ystadegau/dros-amser/"])
def test_what_is_closed_on_the_screen_is_open_on_paper(arrive: NewVisitor, script: bool, address: str) -> None:
    page = arrive(java_script_enabled=script).open(address)
    hidden = [squeezed(text) for text in page.locator("main figure details:not([open]) li").all_text_contents()]
    paper = printed(page)
    assert len(hidden) > 3
    assert [text for text in hidden if text[:30] not in paper] == []


def test_a_browser_that_cannot_open_by_style_opens_by_script(visitor: Visitor) -> None:
    page = visitor.open("statistics/over-time/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main figure details").count() > 0
    assert page.locator("main figure details:not([open])").count() == 0


@SCRIPT
@pytest.mark.parametrize("address", ["get-help/", "cy/cael-help/"])
def test_a_help_page_on_paper_says_every_number_and_address(arrive: NewVisitor, script: bool, address: str) -> None:
    page = arrive(java_script_enabled=script).open(address)
    numbers = [squeezed(text) for text in page.locator("main a.dial").all_text_contents()]
    links = page.locator("main a[href^=http]").evaluate_all("found => found.map(a => a.getAttribute('href'))")
    paper = printed(page)
    assert len(numbers) > 3
    assert len(links) > 3
    assert [text for text in numbers + links if text not in paper] == []
    assert "999" in paper
    assert "08000121700" in paper
