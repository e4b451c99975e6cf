"""What each page weighs, measured and recorded, and what it may weigh."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from ahtc.core.files import write_if_changed
from ahtc.output.weights import SCRIPT_BUDGET, Weight, over_budget, weigh
from tests.conftest import ROOT

REPORT = ROOT / "tests" / "benchmarks" / "page-weights.csv"


@pytest.fixture(scope="module")
def weights(built_site: Path) -> list[Weight]:
    return weigh(built_site)


@pytest.fixture(scope="module")
def scripts(built_site: Path) -> dict[str, list[tuple[str, str]]]:
    """The attributes and the text of each page's scripts; data for programs, which no browser runs, is none."""
    pages = {path.relative_to(built_site).as_posix(): path.read_text("utf-8") for path in built_site.rglob("*.html")}
    return {
        name: re.findall(r"<script((?! type=\"application/ld\+json\")[^>]*)>(.*?)</script>", html, re.DOTALL)
        for name, html in pages.items()
    }


def test_every_page_keeps_its_budget(weights: list[Weight]) -> None:
    write_if_changed(REPORT, report(weights))
    assert len(weights) > 100
    assert over_budget(weights) == []


def report(weights: list[Weight]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["address", "gzipped_bytes", "plain_bytes", "budget_bytes"])
    for weight in sorted(weights, key=lambda weight: weight.address):
        writer.writerow([f"/{weight.address}", weight.gzipped, weight.plain, weight.budget])
    return stream.getvalue()


def test_the_script_of_a_page_is_at_most_4_kilobytes(scripts: dict[str, list[tuple[str, str]]]) -> None:
    sizes = {name: sum(len(text.encode()) for _, text in found) for name, found in scripts.items()}
    assert max(sizes.values()) > 0
    assert {name: size for name, size in sizes.items() if size > SCRIPT_BUDGET} == {}


def test_search_costs_nothing_before_it_is_opened(scripts: dict[str, list[tuple[str, str]]]) -> None:
    fetched = {name: attributes for name, found in scripts.items() for attributes, _ in found if "src" in attributes}
    pages = {"search/index.html", "cy/chwilio/index.html"}
    assert fetched.keys() == pages
    assert all("/search.js" in attributes for attributes in fetched.values())
    assert {name for name, found in scripts.items() if len(found) > 1} == pages
