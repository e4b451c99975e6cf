"""Each chart, table and figure leads to itself and says how to cite it, which a page says once for a dataset."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics import calls
from tests.markup import Element, page, parsed


def one_page(facts: Facts, language: Language = "en") -> CallingPage:
    day = datetime.date(2026, 11, 22)
    return CallingPage(facts, templates_for(facts), language, lambda name: name, day, site_url="https://example.org/")


def cited(element: Element) -> list[str]:
    """The citations that stand there."""
    return [part.text for part in element.every("p") if part.attributes.get("id", "").startswith("cite-")]


@pytest.mark.parametrize(("language", "words"), [("en", "Link to this chart"), ("cy", "Dolen i'r siart hon")])
def test_a_chart_links_to_itself(facts: Facts, language: Language, words: str) -> None:
    found = parsed(calls.chart(one_page(facts, language), "wales-annual"))
    (link,) = (link for link in found.every("a") if link.text == words)
    assert link.attributes["href"] == f"#{found.one('figure').attributes['id']}"


@pytest.mark.parametrize(("language", "words"), [("en", "Link to this table"), ("cy", "Dolen i'r tabl hwn")])
def test_a_table_links_to_itself(facts: Facts, language: Language, words: str) -> None:
    found = parsed(calls.table(one_page(facts, language), "wales-annual"))
    (link,) = (link for link in found.every("a") if link.text == words)
    assert link.attributes["href"] == f"#{found.one('caption').attributes['id']}"


def test_the_citation_names_the_dataset_and_where_it_stays(facts: Facts) -> None:
    (said,) = cited(parsed(calls.table(one_page(facts), "wales-2012-nations")))
    assert said.startswith("Anti-Trafficking Wales, “UK nations 2012: referrals”")
    assert re.search(r"https://example\.org/data/[0-9-]+/wales-2012-nations\.csv$", said)


def test_a_page_says_the_citation_of_a_dataset_once(facts: Facts) -> None:
    calling = one_page(facts)
    chart, table = parsed(calls.chart(calling, "wales-annual")), parsed(calls.table(calling, "wales-annual"))
    assert (len(cited(chart)), len(cited(table))) == (1, 0)
    assert "#cite-wales-annual" in [link.attributes["href"] for link in table.every("a")]


def test_a_citation_beside_a_large_figure_serves_its_chart_too(facts: Facts) -> None:
    calling = one_page(facts)
    calls.headline(calling, "wales-annual", of="referrals")
    assert cited(parsed(calls.chart(calling, "wales-annual"))) == []


def test_every_link_to_a_place_on_the_same_page_finds_one_there(built_site: Path) -> None:
    folders = [built_site / "statistics", built_site / "cy" / "ystadegau"]
    for path in (path for folder in folders for path in folder.rglob("index.html")):
        html = page(path)
        ids = [part.attributes["id"] for part in html.every() if "id" in part.attributes]
        assert len(ids) == len(set(ids)), path
        links = {link.attributes.get("href", "") for link in html.every("a")}
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids), path
