"""The Convention: every article once, shall or may, and whose word it is that something carries it here."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.convention.calls import convention
from ahtc.kinds.convention.checks import agree
from ahtc.kinds.convention.record import Article, Convention
from tests.calls import answer
from tests.facts import with_records


def changed(facts: Facts, number: str, **values: Any) -> Article:
    return Article.model_validate(facts[Article][number].model_dump(exclude_none=True) | values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_47_articles_stand_under_their_ten_chapters_in_order(facts: Facts, language: Language) -> None:
    chapters = [answer(facts, convention, str(chapter), language=language) for chapter in range(1, 11)]
    ids = [article.attributes["id"] for chapter in chapters for article in chapter.every("div")]
    assert ids == [f"art{number}" for number in range(1, 48)]


@pytest.mark.parametrize("chapter", ["0", "11", "III"])
def test_another_chapter_is_refused(facts: Facts, chapter: str) -> None:
    with pytest.raises(CallError, match=f"There is no chapter {chapter}"):
        answer(facts, convention, chapter)


def test_an_article_says_shall_or_may_and_one_of_aims_neither(facts: Facts) -> None:
    states = {
        article.attributes["id"]: [span.text for span in article.every("span", class_="state")]
        for chapter in "134"
        for article in answer(facts, convention, chapter).every("div")
    }
    assert (states["art10"], states["art19"], states["art4"]) == (["Shall"], ["May"], [])


def test_what_carries_an_article_is_marked_as_a_source_s_word_or_as_our_reading(facts: Facts) -> None:
    text = {
        article.attributes["id"]: article.text
        for chapter in "124"
        for article in answer(facts, convention, chapter).every("div")
    }
    assert "Here, as a source says: The defence in section 45" in text["art26"]
    assert "Here, as we read it: Travel within one country" in text["art2"]
    assert "Here, as" not in text["art9"]


def test_the_law_that_carries_it_is_linked_to_its_section(facts: Facts) -> None:
    links = {link.attributes["href"] for link in answer(facts, convention, "3").every("a")}
    assert "../law/nationality-and-borders-act-2022-part-5.md#s65" in links


def test_a_missing_article_is_refused(facts: Facts) -> None:
    whole = facts.document(Convention)
    with pytest.raises(ValidationError, match="every article once"):
        Convention.model_validate(whole.model_dump(exclude_none=True) | {"articles": whole.articles[1:]})


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        (
            {"here": {"text": {"en": "x", "cy": "x"}, "basis": "reading", "sources": ["mas"]}},
            'The source "mas" is not above',
        ),
        (
            {
                "here": {
                    "text": {"en": "x", "cy": "x"},
                    "basis": "reading",
                    "stands_in": [{"law": "modern-slavery-act-2015", "section": "99"}],
                    "sources": ["msa"],
                }
            },
            '"modern-slavery-act-2015" tells of no "99"',
        ),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    wrong = with_records(facts, Article, {"13": changed(facts, "13", **values)})
    assert [finding.seen for finding in agree(wrong)] == [seen]
