"""What the HTML of every page promises before any browser reads it: a policy, and nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

FETCHING = {"src", "srcset", "poster", "background", "data", "ping", "formaction"}

LAZY_CHART = re.compile(r"(\.\./)*assets/charts/[a-z0-9-]+\.(desk|phone)\.(en|cy)\.svg")


class Markup(HTMLParser):
    """A page's policy, the text of its style and script, and everything in it that would fetch something.

    Data for programs stands in a script element, but no browser runs it, and no policy speaks of it.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.policy = ""
        self.leads_on = False
        self.texts: dict[str, list[str]] = {"style": [], "script": []}
        self.fetched: list[str] = []
        self.inline: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._inside = "data" if values.get("type") == "application/ld+json" else tag
        lazy = values.get("src", "") if tag == "img" and values.get("loading") == "lazy" else ""
        lazy = values.get("srcset", "") if tag == "source" else lazy  # of the lazy image that stands with it
        if not LAZY_CHART.fullmatch(lazy):
            self.fetched += [f"{tag} {name}={value}" for name, value in values.items() if name in FETCHING]
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if values.get("http-equiv", "") == "Content-Security-Policy":
            self.policy = values["content"]
        self.leads_on |= values.get("http-equiv") == "refresh"
        relation = values.get("rel") if tag == "link" else "canonical"
        if relation not in ("canonical", "alternate") and not values["href"].startswith("data:"):
            self.fetched.append(f"link {values}")

    def handle_data(self, data: str) -> None:
        if self._inside in self.texts:
            self.texts[self._inside].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


@pytest.fixture(scope="module")
def markup(built_site: Path) -> dict[str, Markup]:
    return {
        path.relative_to(built_site).as_posix(): Markup(path.read_text(encoding="utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }


def real(markup: dict[str, Markup]) -> Iterator[Markup]:
    return (page for page in markup.values() if page.texts["style"])


# The search page may load scripts of this site, its own and the pieces of its index, and no other page may.
SEARCH = {"search/index.html", "cy/chwilio/index.html"}


def test_every_page_has_the_same_policy_for_all_but_the_style_and_script_that_it_carries(
    markup: dict[str, Markup],
) -> None:
    policies = {re.sub("(style|script)-src '[^']*'", "", page.policy) for page in real(markup)}
    search = {re.sub("(style|script)-src '[^']*'", "", markup[name].policy) for name in SEARCH}
    assert len(policies - search) == 1
    assert "default-src 'none'" in (policies - search).pop()
    assert search == {policy.replace("; ; ;", "; ;  'self';") for policy in policies - search}


def test_the_policy_allows_the_style_and_the_script_by_their_hash(markup: dict[str, Markup]) -> None:
    for page in real(markup):
        for kind, (text,) in page.texts.items():
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in page.policy


def test_a_page_without_the_shell_is_a_redirect_or_a_help_box_that_runs_and_styles_nothing(
    markup: dict[str, Markup],
) -> None:
    bare = {name: page for name, page in markup.items() if not page.policy}
    assert [name for name, page in bare.items() if not (page.leads_on or name.startswith("data/help-box-"))] == []
    assert [name for name, page in bare.items() if any(page.texts.values())] == []


def test_no_page_fetches_anything_but_lazy_charts_of_its_own_site(markup: dict[str, Markup]) -> None:
    fetching = {name: page.fetched for name, page in markup.items() if page.fetched}
    assert fetching.keys() == SEARCH
    assert all(re.fullmatch(r"script src=(?:\.\./)+search-\w+/search\.js", one) for (one,) in fetching.values())


def test_no_page_has_inline_handlers_or_style_attributes(markup: dict[str, Markup]) -> None:
    assert {name: page.inline for name, page in markup.items() if page.inline} == {}
