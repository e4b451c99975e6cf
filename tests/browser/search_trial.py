"""Asking the search as a visitor does, and reading what it answers: for the tests and for the benchmark."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

QUERIES = Path(__file__).with_name("search_queries.csv")
ADDRESSES = {"en": "search/", "cy": "cy/chwilio/"}


@dataclass(frozen=True)
class Asked:
    """What somebody asks in a language, and the pages of which one must be among the first three."""

    language: Literal["en", "cy"]
    query: str
    pages: tuple[str, ...]


def queries() -> list[Asked]:
    """What people ask, written down from their questions: ``search_queries.csv``."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Asked("cy" if row["language"] == "cy" else "en", row["query"], tuple(row["pages"].split())) for row in rows]


# Types as a visitor does, and comes back when what is said of it stands there: results, or that there are none.
_ASK = """query => new Promise(done => {
    const field = document.querySelector("#asked"), said = document.querySelector(".said");
    said.textContent = "…";
    const watch = new MutationObserver(() => {
        watch.disconnect();
        window.took = performance.now() - began;
        const root = document.querySelector(".ask").dataset.root, base = new URL(root, location.href).href;
        const found = [...document.querySelectorAll(".ask li > a:first-child")];
        done({said: said.textContent, found: found.map(a => a.href.split("#")[0].slice(base.length))});
    });
    watch.observe(document.querySelector(".ask ol"), {childList: true});
    watch.observe(said, {childList: true});
    const began = performance.now();
    field.value = query;
    field.dispatchEvent(new Event("input"));
})"""


def ask(page: Page, query: str) -> tuple[str, list[str]]:
    """What the search page says of a query, and the addresses of what it shows first, below the site's root."""
    told = page.evaluate(_ASK, query)
    return told["said"], told["found"]
