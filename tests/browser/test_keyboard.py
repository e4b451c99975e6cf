"""Everything that can be done with a finger can be done with the keyboard, and one sees where one is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import NewVisitor
from tests.browser.visit import ADDRESSES, KINDS, PHONE, TWINS, ZOOMED, Visitor, follow, in_focus, tab

HOMES = KINDS["home"]
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_tab_is_the_skip_link_and_the_second_the_way_out(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    tab(page, 1)
    assert in_focus(page) == "skip"
    assert page.locator(".skip").bounding_box() == page.evaluate(
        "(({x, y, width, height}) => ({x, y, width, height}))(document.activeElement.getBoundingClientRect())"
    )
    tab(page, 1)
    assert in_focus(page) == "leave"


@SCRIPT
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_skip_link_leads_into_the_content(arrive: NewVisitor, script: bool, address: str) -> None:
    page = arrive(java_script_enabled=script).open(address)
    tab(page, 1)
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert in_focus(page) == "main"


@SCRIPT
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_either_key_opens_the_menu(arrive: NewVisitor, script: bool, key: str) -> None:
    page = arrive(java_script_enabled=script).open("")
    assert not page.locator(".menu nav").is_visible()
    page.locator(".menu > summary").focus()
    page.keyboard.press(key)
    assert page.locator(".menu nav").is_visible()


@SCRIPT
@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "400%"])
@pytest.mark.parametrize("address", HOMES)
def test_the_links_of_the_open_menu_follow_it(arrive: NewVisitor, script: bool, viewport: Any, address: str) -> None:
    page = arrive(java_script_enabled=script, viewport=viewport).open(address)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    for number in range(page.locator(".menu nav a").count()):
        tab(page, 1)
        assert page.evaluate(
            "n => { const e = document.querySelectorAll('.menu nav a')[n];"
            " return e === document.activeElement && e.checkVisibility(); }",
            number,
        ), number


@SCRIPT
def test_the_menu_closes_by_the_key_that_opened_it(arrive: NewVisitor, script: bool) -> None:
    page = arrive(java_script_enabled=script).open("")
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert not page.locator(".menu nav").is_visible()


@pytest.mark.parametrize("address", HOMES)
def test_escape_closes_the_menu_and_gives_the_focus_back(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    tab(page, 3)
    page.keyboard.press("Escape")
    assert not page.locator(".menu nav").is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('.menu > summary')")


@SCRIPT
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "error"])
def test_the_language_link_leads_to_the_twin_and_back(arrive: NewVisitor, script: bool, kind: str) -> None:
    visitor = arrive(java_script_enabled=script)
    english, welsh = KINDS[kind]
    page = visitor.open(english)
    for address in (welsh, english):
        tab(page, 6)
        assert in_focus(page) == "tongue"
        page.keyboard.press("Enter")
        page.wait_for_url(visitor.site + address)


@pytest.mark.parametrize("address", KINDS["error"])
def test_the_language_link_of_an_error_page_leads_to_the_other_error_page(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    follow(page.locator(".tongue"))
    assert page.locator("html").get_attribute("lang") == ("en" if address.startswith("cy/") else "cy")
    assert TWINS[address]


# Whether the first line of the focused element stands clear of the strip at the top, and any of the points across its
# lines shows that element and nothing over it.
SEEN = """() => {
    const focused = document.activeElement, first = focused.getClientRects()[0];
    const strip = document.querySelector(".urgent"), edge = strip.getBoundingClientRect().bottom;
    const fits = first.height < innerHeight - edge - 40;
    if (fits && first.top < edge - 1 && !strip.contains(focused) && !focused.matches(".skip"))
        return "under the strip: " + focused.outerHTML.slice(0, 120);
    for (const box of focused.getClientRects()) {
        const from = Math.max(box.top, 0), to = Math.min(box.bottom, innerHeight);  // what is on the screen
        for (const x of [.1, .5, .9])
            for (const y of [.25, .5, .75]) {
                const top = document.elementFromPoint(box.left + box.width * x, from + (to - from) * y);
                if (top && (focused.contains(top) || top.closest("a, summary") === focused)) return "";
            }
    }
    return focused.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "400%"])
@pytest.mark.parametrize(
    "address", [*HOMES, *KINDS["help"], KINDS["tables"][0], *KINDS["organisation"], *KINDS["glossary"]]
)
def test_what_has_the_focus_is_never_hidden(arrive: NewVisitor, viewport: Any, address: str) -> None:
    page = arrive(viewport=viewport).open(address)
    hidden, stops = [], 0
    while True:
        tab(page, 1)
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        hidden += [found] if (found := page.evaluate(SEEN)) else []
    assert stops > 10
    assert not hidden, "\n".join(hidden)
