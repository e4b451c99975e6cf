"""One page of every kind, in both languages, as visitors with different screens and settings meet it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewVisitor
from tests.browser.visit import ADDRESSES, DESK, HELP_ADDRESSES, ZOOMED, Visitor, axe_violations, covered

SETTINGS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESK},
    "dark": {"color_scheme": "dark"},
    "forced-colours": {"forced_colors": "active", "color_scheme": "dark"},
    "400%": {"viewport": ZOOMED},
}

# Words whose forced colour differs from their ground by less than 4.5 to 1.
FAINT = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => {
        const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
        const [r, g, b] = parts(colour).map(v => linear(v / 255));
        return .2126 * r + .7152 * g + .0722 * b + .05;
    };
    const ground = element => {
        for (let e = element; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if ((parts(colour)[3] ?? 1) > .5) return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    return [...document.querySelectorAll("body *")].filter(e => {
        if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
        return Math.max(a, b) / Math.min(a, b) < 4.5;
    }).map(e => e.outerHTML.slice(0, 100));
}"""


@pytest.fixture(scope="module")
def places() -> defaultdict[str, set[str]]:
    """By the visitor's settings, the places of text whose colours were measured: a page has those of its twin."""
    return defaultdict(set)


def assert_no_violation(page: Page, known: set[str] | None = None) -> None:
    found = axe_violations(page, known=known)
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        # axe reads -webkit-text-fill-color, of which Chromium tells the colour before it was forced.
        found = [line for line in found if "  color-contrast  " not in line] + page.evaluate(FAINT)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_axe_finds_nothing(
    arrive: NewVisitor, settings: dict[str, Any], address: str, places: defaultdict[str, set[str]]
) -> None:
    assert_no_violation(arrive(**settings).open(address), places[repr(settings)])


@pytest.mark.parametrize("address", ["", "cy/"])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_axe_finds_nothing_in_the_open_menu(
    arrive: NewVisitor, settings: dict[str, Any], address: str, places: defaultdict[str, set[str]]
) -> None:
    page = arrive(**settings).open(address)
    page.locator(".menu > summary").click()
    assert_no_violation(page, places[f"menu {settings}"])


@pytest.mark.parametrize("address", HELP_ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_help_pages_have_the_contrast_of_aaa(arrive: NewVisitor, scheme: str, address: str) -> None:
    found = axe_violations(arrive(color_scheme=scheme).open(address), "AAA contrast")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", HELP_ADDRESSES)
def test_what_must_be_hit_in_a_hurry_is_48_pixels_high(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    targets = page.locator(".way a.dial, .leave, .menu > summary, .urgent a.dial").all()
    heights = [(target.inner_text(), target.evaluate("e => e.getBoundingClientRect().height")) for target in targets]
    assert len(heights) >= 4
    assert [(text, height) for text, height in heights if height < 47.9] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_numbers_of_the_help_bar_are_on_the_first_screen_of_a_phone(visitor: Visitor, address: str) -> None:
    links = visitor.open(address).locator(".urgent a[href^='tel:']").all()
    assert len(links) == 2
    for link in links:
        box = link.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 640


def test_forced_colours_leave_the_way_out_visible_and_bordered(arrive: NewVisitor) -> None:
    leave = arrive(forced_colors="active").open("get-help/").locator(".leave")
    assert leave.is_visible()
    assert leave.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


@pytest.mark.parametrize("address", ["get-help/", "cy/cael-help/"])
def test_paper_shows_the_numbers_and_nothing_that_only_a_screen_can_do(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    page.emulate_media(media="print")
    assert not page.locator(".leave").is_visible()
    assert not page.locator(".menu").is_visible()
    assert page.locator("main a[href^='tel:']").first.is_visible()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_while_a_page_loads(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
                .observe({type: "layout-shift", buffered: true});
            requestAnimationFrame(() => setTimeout(() => done(sum), 150));
        })"""
    )
    assert shift == 0


@pytest.mark.parametrize("address", ["", "cy/"])
def test_home_acts_within_the_first_screen_of_a_phone(arrive: NewVisitor, address: str) -> None:
    page = arrive(viewport={"width": 360, "height": 640}).open(address)
    boxes = page.locator(".act").evaluate_all("all => all.map(e => [e.offsetHeight, e.getBoundingClientRect().bottom])")
    leads = page.locator(".act").evaluate_all("all => all.map(e => e.protocol)")
    assert leads == ["tel:", "tel:", "http:"]
    assert [height for height, _ in boxes if height < 56] == []
    assert [bottom for _, bottom in boxes if bottom > 640] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_on_a_desk_nothing_that_can_be_tapped_lies_under_anything(arrive: NewVisitor, address: str) -> None:
    found = covered(arrive(viewport=DESK).open(address))
    assert not found, "\n".join(found)


FADE = "document.querySelectorAll('main p, main p a').forEach(e => { e.style.color = '#aaa'; })"


def test_a_faint_colour_is_found_where_text_stands_in_a_new_place_and_is_not_measured_again(visitor: Visitor) -> None:
    page, known = visitor.open("about/"), set[str]()
    page.evaluate(FADE)
    everywhere = axe_violations(page)
    assert [line for line in everywhere if "  color-contrast  " in line]
    assert axe_violations(page, known=known) == everywhere
    assert axe_violations(page, known=known) == []
