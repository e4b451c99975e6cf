"""Who was who: what each was, what became of it in word and shape, and where it lives on."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.who_was_who.calls import papers, who_was_who
from ahtc.kinds.who_was_who.checks import agree
from ahtc.kinds.who_was_who.record import SORTS, Named, WhoWasWho
from tests.calls import answer
from tests.facts import with_records
from tests.markup import Element


def changed(facts: Facts, id: str, **values: Any) -> Named:
    return Named.model_validate(facts[Named][id].model_dump(exclude_none=True) | values)


def entry(facts: Facts, sort: str, id: str) -> Element:
    return next(each for each in answer(facts, who_was_who, sort).every("li") if each.attributes["id"] == id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_stands_in_its_sort(facts: Facts, language: Language) -> None:
    for sort in SORTS:
        ids = [each.attributes["id"] for each in answer(facts, who_was_who, sort, language=language).every("li")]
        assert ids == [id for id, named in facts[Named].items() if named.sort == sort] != []


def test_what_became_of_it_is_told_with_its_source_or_said_not_to_be_known(facts: Facts) -> None:
    centre = entry(facts, "uk", "ukhtc").text
    assert "Ended. Part of SOCA from April 2010" in centre
    assert "Home Office, First Responder Toolkit for England and Wales" in centre
    assert "What became of it is not known" in entry(facts, "tools", "rich-picture").text


def test_what_lives_on_leads_to_its_place_on_this_site(facts: Facts) -> None:
    links = [link.attributes["href"] for link in entry(facts, "services", "bawso").every("a")]
    assert "../partners/bawso.md" in links


def test_the_number_behind_an_entry_is_that_of_its_paper(facts: Facts) -> None:
    numbered = {item.attributes["id"]: item.text for item in answer(facts, papers).every("li")}
    assert numbered["paper-5"].startswith("Welsh Government, Annual Report")
    link = next(entry(facts, "wales", "delivery-plan").every("a"))
    assert (link.attributes["href"], link.text) == ("#paper-5", "5")


def test_no_entry_is_without_a_paper_and_every_paper_is_named(facts: Facts) -> None:
    assert {key for named in facts[Named].values() for key in named.named_in} == {*facts.document(WhoWasWho).papers}


def test_another_sort_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        answer(facts, who_was_who, "tool")
    assert caught.value.remedy == 'Did you mean "tools"?'


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"today": "ended"}, "now, what became of it"),
        ({"now": {"en": "x", "cy": "x"}}, "sources beside now"),
        ({"sources": ["toolkit"]}, "sources beside now"),
    ],
)
def test_what_became_of_it_is_never_without_a_source(facts: Facts, values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        changed(facts, "rich-picture", **values)


def test_a_paper_that_is_not_there_is_told(facts: Facts) -> None:
    wrong = with_records(facts, Named, {"rspca": changed(facts, "rspca", named_in=["report-2031"])})
    assert [finding.seen for finding in agree(wrong)] == ['"report-2031" is not above']
