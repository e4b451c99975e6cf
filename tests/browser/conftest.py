from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ahtc.output.serve import serve
from tests.browser.visit import Visitor, launch_chromium, new_visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """The address of the built site, served on this machine."""
    with serve(built_site, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each visitor has a context of their own in it."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def arrive(chromium: Browser, served: str) -> Iterator[NewVisitor]:
    """Gives the visitor with these settings of Playwright's ``new_context``.

    They stay from test to test: opening a window takes several times as long as opening a page.
    """
    visitors: dict[str, Visitor] = {}

    def one(**settings: object) -> Visitor:
        key = repr(sorted(settings.items()))
        if key not in visitors:
            visitors[key] = new_visitor(chromium, served, **settings)
        return visitors[key]

    yield one
    for visitor in visitors.values():
        visitor.context.close()


@pytest.fixture
def visitor(arrive: NewVisitor) -> Visitor:
    """The visitor on a phone, with nothing special about their settings."""
    return arrive()


@pytest.fixture
def newcomer(chromium: Browser, served: str) -> Iterator[Visitor]:
    """A visitor on a phone whose browser is new: no history, nothing kept."""
    visitor = new_visitor(chromium, served)
    yield visitor
    visitor.context.close()
