"""What people's questions find, and what that costs, beside the usual searches: ``python tests/benchmarks/search.py``.

Writes ``search.csv`` beside itself. Of each search, on the same pages: the share of the queries that find a wanted page
at all (among the first ten), and among the first three; bytes over the wire, gzipped, until the first answer stands,
and for each further one; milliseconds from a letter to its answer, on a processor slowed four times. Ours is measured
with four times as many pages as well. Pagefind is as it comes, over the built pages; Material's own is a stock build.
"""

from __future__ import annotations

import csv
import gzip
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.build import write_stock  # noqa: E402
from tests.browser.search_trial import ADDRESSES, Asked, ask, queries  # noqa: E402
from tests.browser.visit import DESK, launch_chromium  # noqa: E402

from ahtc.core import clock  # noqa: E402
from ahtc.core.addresses import Addresses  # noqa: E402
from ahtc.core.project import Project  # noqa: E402
from ahtc.core.text import Language  # noqa: E402
from ahtc.output.build import build_site  # noqa: E402
from ahtc.output.search import files as search_files  # noqa: E402
from ahtc.output.search.documents import documents_of  # noqa: E402
from ahtc.output.search.index import Document  # noqa: E402
from ahtc.output.serve import serve  # noqa: E402
from ahtc.site.project import read_project  # noqa: E402

BIN = Path(sys.executable).parent
TIMES = 4  # as many pages, for the question what the search costs a larger site
SLOWED = 4

Search = Callable[[Page, Asked], list[str]]


@dataclass
class Result:
    """What one search found of one language's queries, and its costs."""

    wanted: int = 0
    found: int = 0
    in_three: int = 0
    first: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def row(self, name: str, language: str) -> list[str | int | float]:
        """Its line of the table: the median and the largest of the bytes of further answers."""
        share = [round(self.found / self.wanted, 3), round(self.in_three / self.wanted, 3)]
        costs = [max(self.first), round(median(self.further)), max(self.further), round(median(self.milliseconds), 1)]
        return [name, language, self.wanted, *share, *costs, round(max(self.milliseconds), 1)]


def main() -> None:
    """Builds the sites, asks every search the same, and writes the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work, project = Path(folder), read_project(ROOT, clock.today())
        addresses = Addresses(project.pages, "https://x.example/")
        browser = launch_chromium(playwright)
        build_site(project, work / "ours")
        rows = measured("ours", work / "ours", ours, browser, addresses.path)
        larger(project, work / "larger")
        rows += measured(f"ours, {TIMES} times the pages", work / "larger", ours, browser, addresses.path)
        rows += measured("pagefind", with_pagefind(work), pagefind, browser, addresses.path)
        rows += measured("material", material_site(project, work / "stock"), material, browser, stock_path)
        browser.close()
    heads = (
        "search,language,queries,found_in_ten,found_in_three,first_bytes_at_most,further_bytes,further_bytes_at_most"
    )
    with (Path(__file__).parent / "search.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*heads.split(","), "milliseconds", "milliseconds_at_most"])
        writer.writerows(rows)
        print(*rows, sep="\n")


def measured(
    name: str, site: Path, search: Search, browser: Browser, path: Callable[[str, Language], str]
) -> list[list[str | int | float]]:
    """The table's lines of one search: every query in a window that stays, so that what was fetched is not again."""
    results = {language: Result() for language in ADDRESSES}
    with served(site) as address:
        for language, result in results.items():
            page: Page | None = None
            for number, asked in enumerate(each for each in queries() if each.language == language):
                if number % 20 == 0 or page is None:  # somebody new, who has nothing yet
                    if page is not None:
                        page.context.close()
                    page, received = window(browser, address, site)
                before = sum(received)
                found = search(page, asked)
                result.milliseconds.append(float(page.evaluate("window.took || 0")))
                (result.first if number % 20 == 0 else result.further).append(sum(received) - before)
                wanted = {path(each, asked.language) for each in asked.pages}
                result.wanted += 1
                result.found += bool(wanted & {*found[:10]})
                result.in_three += bool(wanted & {*found[:3]})
            if page is not None:
                page.context.close()
    return [result.row(name, language) for language, result in results.items()]


@contextmanager
def served(site: Path) -> Iterator[str]:
    with serve(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def window(browser: Browser, address: str, site: Path) -> tuple[Page, list[int]]:
    """A new visitor's window on a slow processor, and the gzipped sizes of what it asks for."""
    page = browser.new_context(base_url=address, viewport=DESK).new_page()
    received: list[int] = []
    page.on("request", lambda request: received.append(_size(site / urlsplit(request.url).path.strip("/"))))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return page, received


@cache
def _size(path: Path) -> int:
    path = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0


def ours(page: Page, asked: Asked) -> list[str]:
    if not page.url.endswith(ADDRESSES[asked.language]):
        page.goto(ADDRESSES[asked.language])
    found = ask(page, asked.query)[1]
    page.wait_for_timeout(120)  # the lines of text, and what the other language has
    return found


def larger(project: Project, site: Path) -> None:
    """The site with an index of several times its pages, each with a name of its own."""

    def documents(*arguments: Any) -> Iterator[Document]:
        for number in range(TIMES):
            for document in documents_of(*arguments):
                yield replace(document, title=f"{document.title} {number or ''}".strip())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_files, "documents_of", documents)
        build_site(project, site)


def with_pagefind(work: Path) -> Path:
    site = shutil.copytree(work / "ours", work / "pagefind")
    for index in site.glob("search-*"):
        shutil.rmtree(index)
    subprocess.run([sys.executable, "-m", "pagefind", "--site", site], check=True, capture_output=True)
    for language in ADDRESSES:
        (site / f"{language}.html").write_text(f'<!doctype html><html lang="{language}"><title>Search</title>', "utf-8")
    return site


_PAGEFIND = """async query => {
    const began = performance.now();
    window.engine ??= await import("/pagefind/pagefind.js");
    const told = await window.engine.search(query);
    const found = await Promise.all(told.results.slice(0, 10).map(result => result.data()));
    window.took = performance.now() - began;
    return found.map(one => one.url.replace(/^\\//, "").split("#")[0]);
}"""


def pagefind(page: Page, asked: Asked) -> list[str]:
    if not page.url.endswith(f"/{asked.language}.html"):
        page.goto(f"{asked.language}.html")
    found: list[str] = page.evaluate(_PAGEFIND, asked.query)
    return found


def stock_path(name: str, language: Language) -> str:
    """Where a stock build puts a page: it knows no Welsh addresses."""
    parts = ["cy"] if language == "cy" else []
    parts += [part for part in name.removesuffix(".md").split("/") if part != "index"]
    return "".join(f"{part}/" for part in parts)


def material_site(project: Project, folder: Path) -> Path:
    """A stock build of the same pages, with the theme's own search."""
    folder.mkdir()
    write_stock(project, folder)
    config = yaml_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search", *config["plugins"]]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    subprocess.run([BIN / "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


_MATERIAL = """query => new Promise(done => {
    const field = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list");
    const began = performance.now();
    let last = setTimeout(finish, 1500);
    function finish() {
        const found = [...list.querySelectorAll(".md-search-result__link")].map(a => a.pathname.slice(1));
        done([...new Set(found)]);
    }
    new MutationObserver(() => {
        window.took = performance.now() - began;
        clearTimeout(last);
        last = setTimeout(finish, 120);
    }).observe(list, {childList: true});
    field.focus();
    field.value = query;
    field.dispatchEvent(new Event("keyup", {bubbles: true}));
})"""


def material(page: Page, asked: Asked) -> list[str]:
    if page.url == "about:blank":
        page.goto("cy/" if asked.language == "cy" else "")
        page.locator(".md-search__input").focus()
        page.wait_for_timeout(1500)
    found: list[str] = page.evaluate(_MATERIAL, asked.query)
    return found


if __name__ == "__main__":
    main()
