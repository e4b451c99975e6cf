"""Opening pages in Chromium as different visitors do, and reading from them what a test needs."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Route, ViewportSize

from ahtc.output.camera import CHROMIUM

PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 568}
DESK: ViewportSize = {"width": 1280, "height": 900}
ZOOMED: ViewportSize = {"width": 320, "height": 256}  # what 400% zoom leaves of a window of 1280 by 1024

# One page of every kind, in English and in Welsh.
KINDS = {
    "home": ("", "cy/"),
    "help": ("get-help/", "cy/cael-help/"),
    "danger": ("get-help/in-danger/", "cy/cael-help/mewn-perygl/"),
    "topic": ("signs/criminal-exploitation/", "cy/adnabod-yr-arwyddion/camfanteisio-troseddol/"),
    "practice": ("practitioners/", "cy/ymarferwyr/"),
    "statistics": ("statistics/", "cy/ystadegau/"),
    "tables": ("statistics/2012/", "cy/ystadegau/2012/"),
    "list": ("partners/first-responders/", "cy/partneriaid/ymatebwyr-cyntaf/"),
    "directory": ("partners/directory/", "cy/partneriaid/cyfeiriadur/"),
    "organisation": ("partners/bawso/", "cy/partneriaid/bawso/"),
    "council": ("get-help/near-you/newport/", "cy/cael-help/yn-eich-ardal/cyngor-dinas-casnewydd/"),
    "help box": ("partners/help-box/", "cy/partneriaid/blwch-cymorth/"),
    "glossary": ("glossary/", "cy/geirfa/"),
    "error": ("no/such/page/", "cy/dim/tudalen/yma/"),
}
ADDRESSES = [address for pair in KINDS.values() for address in pair]
HELP_ADDRESSES = [*KINDS["help"], *KINDS["danger"]]
TWINS = {**dict(KINDS.values()), **{cy: en for en, cy in KINDS.values()}}

# A visitor who looks at many pages brings it along (``add_init_script``): quicker than giving it to each page.
AXE: str = Axe().axe_script

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def launch_chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium; fails with what to install when it is not on this machine."""
    program = shutil.which(CHROMIUM)
    if program is None:
        raise RuntimeError(f"Chromium is missing. Install it: apt-get install --no-install-recommends {CHROMIUM}")
    return playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)


@dataclass
class Visitor:
    """Somebody's window on the served site, and what it asked of other machines."""

    site: str
    context: BrowserContext
    page: Page
    outside: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """The window at an address of the site, loaded, on a screen and with the pointer out of the way."""
        self.page.emulate_media(media="screen")
        self.page.mouse.move(0, 0)
        self.page.goto(self.site + address)
        return self.page

    def stop_at_border(self, route: Route) -> None:
        """Answer with an empty page in the place of another machine, so that nothing leaves this one."""
        self.outside.append(route.request.url)
        route.fulfill(body="<!doctype html><title>Elsewhere</title>", content_type="text/html")


def new_visitor(browser: Browser, site: str, **settings: Any) -> Visitor:
    """A visitor on a phone unless ``settings`` (those of Playwright's ``new_context``) say otherwise."""
    context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce", **settings})
    context.set_default_timeout(10_000)
    visitor = Visitor(site, context, context.new_page())
    # A pattern and no function: what stays on the site is let through without asking this process.
    context.route(re.compile(f"^(?!{re.escape(site)})"), visitor.stop_at_border)
    return visitor


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that page is all there.

    A click alone comes back as soon as the new page's first bytes do; what is asked then may find no body yet.
    """
    with link.page.expect_event("load"):
        link.click()


Rules = Literal["AA", "AAA contrast"]

# Colours are measured where an element bears this mark, or everywhere; the mark goes before anything else is read.
_RUN_AXE = """([rules, some]) => {
    if (!("axe" in window)) return null;
    const [text, link] = some ? ["[data-new-place]", "a[href][data-new-place]"] : ["*", "a[href]"];
    axe.configure({rules: [{id: "color-contrast", selector: text}, {id: "link-in-text-block", selector: link}]});
    return axe.run({resultTypes: ["violations"], preload: false, rules}).then(results => {
        document.querySelectorAll("[data-new-place]").forEach(e => e.removeAttribute("data-new-place"));
        return results.violations;
    });
}"""


def axe_violations(page: Page, rules: Rules = "AA", known: set[str] | None = None) -> list[str]:
    """Every violation of axe's default rules, its best practices and WCAG 2.2 AA: page, rule and target, one a line.

    The colours of text and links, which take axe longest, are measured in all places of text that are not ``known``;
    these are then added to it.
    """
    chosen = {
        "target-size": {"enabled": True},
        "color-contrast-enhanced": {"enabled": rules == "AAA contrast"},
    }
    if known is not None:
        known |= set(page.evaluate(_MARK_NEW_PLACES, sorted(known)))
    options = [chosen, known is not None]
    violations = page.evaluate(_RUN_AXE, options)
    if violations is None:
        page.evaluate(AXE)
        violations = page.evaluate(_RUN_AXE, options)
    return [
        f"{page.url}  {violation['id']}  {' '.join(map(str, node['target']))}"
        for violation in violations
        for node in violation["nodes"]
    ]


# Where text stands: tags and classes from the body down. One stylesheet gives the same place the same colours.
_MARK_NEW_PLACES = """known => {
    const name = e => e.tagName + "." + (e.getAttribute("class") ?? "");
    const path = e => e === document.body ? name(e) : path(e.parentElement) + ">" + name(e);
    const says = e => e.matches("input, select, textarea")
        || [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const before = new Set(known), found = new Set();
    for (const e of document.querySelectorAll("body *")) {
        const place = says(e) && path(e);
        if (!place || before.has(place)) continue;
        [e, e.closest("a[href]")].forEach(one => one && one.setAttribute("data-new-place", ""));
        found.add(place);
    }
    return [...found];
}"""


def scrolls_sideways(page: Page) -> bool:
    """Whether the page as a whole can be scrolled to the side."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


# What a finger would hit at the middle of each thing to tap, scrolled just into view from below, where it lies nearest
# to what stays at the top. A line of a link is its first; an area of a map has a shape, so any point of it will do.
_UNDER = """() => {
    const things = [...document.querySelectorAll("a[href], button, summary, select, input, textarea")].reverse();
    const hit = (thing, x, y) => {
        const top = document.elementFromPoint(x, y);
        return top && (thing.contains(top) || [...thing.labels ?? []].some(label => label.contains(top)));
    };
    const parts = svg => svg ? [1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => n / 10) : [.5];
    return things.filter(thing => {
        if (thing.matches(".skip") || !thing.checkVisibility({visibilityProperty: true})) return false;
        const tall = thing.getBoundingClientRect().height > innerHeight - 80;
        thing.scrollIntoView({block: tall ? "start" : "nearest", inline: "nearest"});
        const box = thing.getClientRects()[0], steps = parts(thing.ownerSVGElement);
        return !box || !steps.some(x => steps.some(y => hit(thing, box.x + box.width * x, box.y + box.height * y)));
    }).map(thing => thing.outerHTML.slice(0, 100));
}"""


def covered(page: Page) -> list[str]:
    """What can be tapped and lies under something else, in the window as it is: the start of each one's markup."""
    found: list[str] = page.evaluate(_UNDER)
    return found


def raise_text_spacing(page: Page) -> None:
    """Space the text as WCAG 1.4.12 lets a visitor do."""
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
                word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
            document.adoptedStyleSheets = [sheet];
        }"""
    )


def in_focus(page: Page) -> str:
    """The class, identifier or name of the element that the keyboard is on."""
    name: str = page.evaluate("(e => e.className || e.id || e.tagName.toLowerCase())(document.activeElement)")
    return name


def tab(page: Page, times: int) -> None:
    """Press Tab so many times."""
    for _ in range(times):
        page.keyboard.press("Tab")
