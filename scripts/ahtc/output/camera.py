"""Pictures of pages, taken with Chromium. Playwright, which drives it, comes with what the tests need."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ahtc.core.problems import Finding, ProblemsError
from ahtc.output.comparison import Camera

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = (
    "chromium-headless-shell"  # Debian's, without the windows that nobody would see: a sixth quicker, and smaller
)
_TALLEST = 8_000  # CSS pixels; a longer page is cut
_NO_SANDBOX = "--no-sandbox"  # a container's root cannot have one; only our own pages are opened


@contextmanager
def chromium_camera() -> Iterator[Camera]:
    """While it is open, gives what takes pictures; raises :class:`ProblemsError` without Playwright or Chromium."""
    program = shutil.which(CHROMIUM)
    if program is None or find_spec("playwright") is None:
        seen, expected = "Pictures are taken with Chromium, which is not installed", "the browser of the tests"
        remedy = "Run: make .venv/test.stamp browser"
        raise ProblemsError([Finding("pyproject.toml", 1, "environment", seen, expected, remedy)])
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[_NO_SANDBOX, "--disable-gpu"])
        yield lambda page, width, picture: _take(browser, page, width, picture)
        browser.close()


def _take(browser: Browser, page: Path, width: int, picture: Path) -> None:
    """Open the file of a page with no network, and write what its window shows, to its end."""
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True, reduced_motion="reduce")
    try:
        window = context.new_page()
        window.goto(page.resolve().as_uri())
        height = min(int(window.evaluate("document.documentElement.scrollHeight")), _TALLEST)
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        window.screenshot(path=picture, full_page=True, clip=clip)  # type: ignore[arg-type]
    finally:
        context.close()
