"""Every sheet for a workplace prints on one page of A4, in each language, with its numbers on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from ahtc.core.facts import Facts
from ahtc.kinds.sheets.record import Sheet
from tests.browser.test_paper import squeezed
from tests.browser.visit import Visitor

FOLDERS = ("signs/sheets/", "cy/adnabod-yr-arwyddion/taflenni/")
A4 = (595, 842)  # in points


def on_paper(page: Page) -> PdfReader:
    page.emulate_media(media="print")
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sheet_prints_on_one_page_of_a4(visitor: Visitor, built_site: Path, facts: Facts, folder: str) -> None:
    names = sorted(path.name for path in (built_site / folder).iterdir() if path.is_dir())
    assert len(names) == len(facts[Sheet])
    printed = {name: on_paper(visitor.open(f"{folder}{name}/")) for name in names}
    assert {name: len(paper.pages) for name, paper in printed.items()} == dict.fromkeys(names, 1)
    for paper in printed.values():
        box = paper.pages[0].mediabox
        assert (round(box.width), round(box.height)) == A4


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_paper_says_every_line_and_every_number(visitor: Visitor, folder: str) -> None:
    name = "hotels" if folder == FOLDERS[0] else "gwestai-a-thai-llety"
    page = visitor.open(f"{folder}{name}/")
    said = page.locator("main > ul li, main h2, main a.dial").all_text_contents()
    paper = squeezed(on_paper(page).pages[0].extract_text())
    assert len(said) > 25
    assert [text for text in said if squeezed(text) not in paper] == []


def test_a_sheet_that_is_too_long_would_be_seen(visitor: Visitor) -> None:
    page = visitor.open(f"{FOLDERS[0]}hotels/")
    page.locator("main ul").first.evaluate(
        "list => { for (let n = 40; n; n--) list.append(list.lastElementChild.cloneNode(true)); }"
    )
    assert len(on_paper(page).pages) > 1
