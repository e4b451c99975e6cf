"""People with a need, from home to what they came for: on a phone of 360 pixels, script off, in both languages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page

from ahtc.core.facts import Facts
from ahtc.kinds.councils.numbers import numbers
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.headline import newest
from tests.browser.conftest import NewVisitor
from tests.browser.visit import follow
from tests.built_pages import BuiltPage, read_built_page

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
    follow(link)


def dialled(page: Page) -> list[str]:
    """What the page's own part dials, in its order."""
    return [link.get_attribute("href") or "" for link in page.locator("main a[href^='tel:']").all()]


@EACH_HOME
def test_a_person_with_little_english_is_two_taps_from_a_number_in_their_language(
    arrive: NewVisitor, facts: Facts, home: str
) -> None:
    visitor = arrive(java_script_enabled=False)
    points = [facts[Organisation][id].published_contacts[0] for id in ("emergency-999", "modern-slavery-helpline")]
    languages = list(facts[HelpLanguage].values())
    page = visitor.open(home)
    for spoken in languages:
        href = _invitation(page, spoken).get_attribute("href")
        assert urljoin(page.url, href) == visitor.site + spoken.address
    for spoken in languages[bool(home) :: 2]:  # the others from the other home: the pages are the same
        page = visitor.open(home)
        tap(_invitation(page, spoken))
        assert page.url == visitor.site + spoken.address
        assert page.locator("h1").inner_text() == spoken.lines.invite
        assert dialled(page) == [f"tel:{point.digits}" for point in points]
        box = page.locator("main a[href^='tel:']").first.bounding_box()
        assert box is not None
        assert box["height"] >= 47.9


def _invitation(page: Page, spoken: HelpLanguage) -> Locator:
    return page.locator(f"main a[lang='{spoken.lang}']", has_text=spoken.lines.invite)


@EACH_HOME
def test_a_social_worker_comes_to_the_official_form_in_two_taps_and_20_seconds(
    arrive: NewVisitor, facts: Facts, home: str
) -> None:
    page = arrive(java_script_enabled=False).open(home)
    card = page.locator('main a[href$="practitioners/"], main a[href$="ymarferwyr/"]').first
    words = len(card.inner_text().split())
    follow(card)
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
    follow(page.locator('main a[href$="statistics/"], main a[href$="ystadegau/"]').first)
    wales = facts[StatisticalDataset]["wales-annual"]
    (figure,) = wales.find(newest(wales), {})
    number, source = page.locator(".headline data"), page.locator(".headline dd a").first
    assert number.get_attribute("value") == str(figure.value)
    assert source.get_attribute("href") == wales.origin.sources[figure.source].url
    for shown in (number, source):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 740, "they stand on the first screen"


EACH_NEAR = pytest.mark.parametrize(("home", "near"), [("", "near-you/"), ("cy/", "yn-eich-ardal/")])


@EACH_NEAR
def test_a_resident_of_each_council_is_two_taps_from_its_day_and_night_numbers_or_from_what_to_do(
    built_site: Path, facts: Facts, home: str, near: str
) -> None:
    """Read in the pages as they are built: what leads on there, and what can be called, needs no script."""
    organisations = facts[Organisation]
    listed = _after_a_tap(built_site, read_built_page(built_site / home / "index.html", built_site), near)
    for council in councils(organisations):
        slug = council.slug_cy if home else council.id.removesuffix("-council")
        page = _after_a_tap(built_site, listed, f"{near}{slug}/")
        shown = [*numbers(council, organisations, "day"), *numbers(council, organisations, "night")]
        wanted = {f"tel:{number.point.digits}" for number in shown} | {"tel:101", "tel:999"}
        assert wanted <= set(page.links), council.id


def _after_a_tap(site: Path, page: BuiltPage, end: str) -> BuiltPage:
    """The page that this page links to, the one whose address ends so."""
    addresses = {urljoin(f"/{page.address}", link) for link in page.links}
    (address,) = (found for found in addresses if found.endswith(f"/{end}"))
    return read_built_page(site / address.removeprefix("/") / "index.html", site)


@EACH_NEAR
@pytest.mark.parametrize(("council", "number"), [("torfaen-council", "01495762200"), ("gwynedd-council", "101")])
def test_those_taps_meet_their_links_and_the_first_number_stands_on_the_first_screen(
    arrive: NewVisitor, facts: Facts, home: str, near: str, council: str, number: str
) -> None:
    found = facts[Organisation][council]
    slug = found.slug_cy if home else council.removesuffix("-council")
    page = arrive(java_script_enabled=False).open(home)
    tap(page.locator(f"main a[href$='/{near}']").first)
    tap(page.locator(f"main li a[href$='{slug}/']").first)
    first = page.locator("main a.dial").first
    assert first.get_attribute("href") == f"tel:{number}"
    box, screen = first.bounding_box(), page.viewport_size
    assert box is not None
    assert screen is not None
    assert box["y"] + box["height"] <= screen["height"]
