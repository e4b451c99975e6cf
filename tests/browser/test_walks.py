"""People with a need, from home to what they came for: on a phone of 360 pixels, script off, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from ahtc.core.facts import Facts
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.headline import newest
from tests.browser.conftest import NewVisitor

EACH_HOME = pytest.mark.parametrize("home", ["", "cy/"])

# What 20 seconds are enough to read, at four words a second.
WORDS_IN_20_SECONDS = 80

# The words of a page from its title to the first link of a kind, without those that are folded away.
_WORDS_BEFORE = """([start, end]) => {
    const range = document.createRange();
    range.setStartBefore(document.querySelector(start));
    range.setEndAfter(document.querySelector(end));
    const read = range.cloneContents();
    read.querySelectorAll('details, .tip').forEach(folded => folded.remove());
    return read.textContent.split(/\\s+/).filter(word => word).length;
}"""


def tap(link: Locator) -> None:
    """Tap a link in its middle; fails when a finger would hit something else, or would miss."""
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 43.9
    link.click()


def dialled(page: Page) -> list[str]:
    """What the page's own part dials, in its order."""
    return [link.get_attribute("href") or "" for link in page.locator("main a[href^='tel:']").all()]


@EACH_HOME
def test_a_person_with_little_english_is_two_taps_from_a_number_in_their_language(
    arrive: NewVisitor, facts: Facts, home: str
) -> None:
    visitor = arrive(java_script_enabled=False)
    points = [facts[Organisation][id].published_contacts[0] for id in ("emergency-999", "modern-slavery-helpline")]
    for spoken in facts[HelpLanguage].values():
        page = visitor.open(home)
        tap(page.locator(f"main a[lang='{spoken.lang}']", has_text=spoken.lines.invite))
        assert page.url == visitor.site + spoken.address
        assert page.locator("h1").inner_text() == spoken.lines.invite
        assert dialled(page) == [f"tel:{point.digits}" for point in points]
        box = page.locator("main a[href^='tel:']").first.bounding_box()
        assert box is not None
        assert box["height"] >= 47.9


@EACH_HOME
def test_a_social_worker_comes_to_the_official_form_in_two_taps_and_20_seconds(
    arrive: NewVisitor, facts: Facts, home: str
) -> None:
    page = arrive(java_script_enabled=False).open(home)
    card = page.locator('main a[href$="practitioners/"], main a[href$="ymarferwyr/"]').first
    words = len(card.inner_text().split())
    card.click()
    form = page.locator("main .go").first
    words += page.evaluate(_WORDS_BEFORE, ["h1", "main .go"])
    assert words <= WORDS_IN_20_SECONDS
    assert form.get_attribute("href") == facts[Organisation]["nrm-form"].contacts[0].value
    form.click()
    page.wait_for_url("https://www.modernslavery.gov.uk/**")


@EACH_HOME
def test_a_journalist_comes_to_the_newest_figure_with_its_source_in_one_tap(
    arrive: NewVisitor, facts: Facts, home: str
) -> None:
    page = arrive(java_script_enabled=False).open(home)
    page.locator('main a[href$="statistics/"], main a[href$="ystadegau/"]').first.click()
    wales = facts[StatisticalDataset]["wales-annual"]
    (figure,) = wales.find(newest(wales), {})
    number, source = page.locator(".headline data"), page.locator(".headline dd a").first
    assert number.get_attribute("value") == str(figure.value)
    assert source.get_attribute("href") == wales.origin.sources[figure.source].url
    for shown in (number, source):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 740, "they stand on the first screen"
