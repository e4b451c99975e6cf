"""One figure large: the newest, whose word it is, how sure it is, and how to cite it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.statistics import calls
from ahtc.kinds.statistics.datasets import StatisticalDataset
from tests.facts import with_records
from tests.markup import Element, parsed


def calling(facts: Facts, language: Language = "en") -> CallingPage:
    site = "https://example.org/"
    day = datetime.date(2026, 11, 22)
    return CallingPage(facts, templates_for(facts), language, lambda name: name, day, site_url=site)


def headline(facts: Facts, language: Language = "en", **options: str) -> Element:
    return parsed(calls.headline(calling(facts, language), **{"dataset": "wales-annual", "of": "referrals", **options}))


def said(element: Element) -> dict[str, Element]:
    """Each answer by its question."""
    return {row.one("dt").text: row.one("dd") for row in element.one("dl").every("div")}


@pytest.mark.parametrize(("language", "text"), [("en", "563 referrals in 2024"), ("cy", "563 o atgyfeiriadau yn 2024")])
def test_it_is_the_newest_figure_that_there_is_with_what_it_counts_and_its_year(
    facts: Facts, language: Language, text: str
) -> None:
    assert max(seen.period for seen in facts[StatisticalDataset]["wales-annual"].observations) == "2025"
    found = headline(facts, language)
    assert found.one("p", class_="big").text == text
    assert found.one("data").attributes["value"] == "563"


def test_it_may_be_another_year_s(facts: Facts) -> None:
    assert headline(facts, period="2018").one("p", class_="big").text == "251 referrals in 2018"


@pytest.mark.parametrize(("language", "question"), [("en", "Who says so"), ("cy", "Pwy sy'n dweud")])
def test_whose_word_it_is_leads_there_in_one_tap(facts: Facts, language: Language, question: str) -> None:
    source = facts[StatisticalDataset]["wales-annual"].origin.sources["ardal-procurement"]
    link = said(headline(facts, language))[question].one("a")
    assert link.attributes["href"] == source.url
    assert source.publisher in link.text


@pytest.mark.parametrize(
    ("period", "words"),
    [("2024", "Not firm: others report it. One source only"), ("2018", "Firm: an official publication gives it.")],
)
def test_how_sure_it_is_follows_from_how_it_is_known_and_its_note(facts: Facts, period: str, words: str) -> None:
    answer = said(headline(facts, period=period))["How sure that is"].text
    dataset = facts[StatisticalDataset]["wales-annual"]
    assert answer.startswith(words)
    assert answer.endswith(" ".join(dataset.notes[f"year-{period}"].en.split()))


@pytest.mark.parametrize(("language", "words"), [("en", "How to cite"), ("cy", "Sut i ddyfynnu")])
def test_the_citation_names_who_gives_the_figure_and_where_it_stands_here(
    facts: Facts, language: Language, words: str
) -> None:
    cited = said(headline(facts, language))[words].text
    assert "Ardal, Modern day slavery (c. 2025)." in cited
    assert facts.words.say("site-name", language) in cited
    assert "https://example.org/data/" in cited


def test_a_year_without_a_figure_is_refused(facts: Facts) -> None:
    with pytest.raises(CallError, match=r"wales-annual has no value there \(not-found\)"):
        headline(facts, period="2025")


def test_a_dataset_with_no_figure_at_all_is_refused(facts: Facts) -> None:
    found = facts[StatisticalDataset]["wales-annual"]
    gaps = [seen for seen in found.observations if seen.status == "not-found"]
    empty = with_records(facts, StatisticalDataset, {"wales-annual": replace(found, observations=gaps)})
    with pytest.raises(CallError, match="observations fit this call"):
        headline(empty)
