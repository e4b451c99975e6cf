"""The library on its pages: every work once in full, found four ways, and nothing said that nobody read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.facts import Facts
from ahtc.kinds.library.calls import newest_works
from ahtc.kinds.library.checks import agree
from ahtc.kinds.library.pages import ENTRIES, WAYS
from ahtc.kinds.library.record import Work
from tests.calls import answer
from tests.facts import with_records
from tests.markup import Element, page


def changed(facts: Facts, id: str, **values: Any) -> Work:
    return Work.model_validate(facts[Work][id].model_dump(exclude_none=True) | values)


def built(site: Path, name: str) -> Element:
    return page(site / name.removesuffix(".md") / "index.html")


def test_every_work_stands_in_full_on_one_page(built_site: Path, facts: Facts) -> None:
    ids = [each.attributes["id"] for name in ENTRIES.values() for each in built(built_site, name).every("article")]
    assert sorted(ids) == sorted(facts[Work])


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leads_to_every_work(built_site: Path, facts: Facts, way: str) -> None:
    hrefs = {link.attributes["href"] for link in built(built_site, WAYS[way]).one("main").every("a")}
    anchors = {href.partition("#")[2] for href in hrefs if href.startswith("../")}
    assert anchors >= {*facts[Work]}


def test_what_nobody_read_says_from_where_we_know_of_it(built_site: Path, facts: Facts) -> None:
    for name in ENTRIES.values():
        for entry in built(built_site, name).every("article"):
            work = facts[Work][entry.attributes["id"]]
            assert ("We have not read it." in entry.text) == (work.read == "description"), work.id
            assert work.seen_in is None or work.seen_in in entry.text


def test_a_work_that_a_later_one_replaces_says_so(built_site: Path) -> None:
    entries = {each.attributes["id"]: each.text for each in built(built_site, ENTRIES["whole"]).every("article")}
    assert "A later one exists" in entries["rts-2010"]


def test_the_newest_works_about_wales_are_five_the_newest_first(facts: Facts) -> None:
    links = [link.attributes["href"] for link in answer(facts, newest_works).every("a")]
    dates = [facts[Work][link.partition("#")[2]].date or "" for link in links]
    assert len(links) == 5
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"date": None}, "the year that it was published in"),
        ({"undated": {"en": "x", "cy": "x"}}, "the year that it was published in"),
        ({"read": "description"}, "seen_in for what we know only from a description"),
        ({"seen_in": "a catalogue"}, "and only there"),
    ],
)
def test_a_work_without_a_year_or_a_ground_is_refused(facts: Facts, values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        changed(facts, "boc-2009", **values)


def test_a_publisher_that_is_not_there_is_told_with_a_suggestion(facts: Facts) -> None:
    wrong = with_records(facts, Work, {"boc-2009": changed(facts, "boc-2009", publisher="home-ofice")})
    (finding,) = agree(wrong)
    assert (finding.seen, finding.remedy) == ('The publisher "home-ofice" is not above', 'Did you mean "home-office"?')


def test_a_work_that_stands_there_twice_is_told(facts: Facts) -> None:
    again = facts[Work]["boc-2009"].model_copy(update={"id": "boc-again"})
    places = {id: facts.stands(Work, "boc-2009") for id in ("boc-2009", "boc-again")}
    twice = with_records(facts, Work, {"boc-2009": facts[Work]["boc-2009"], "boc-again": again}, places)
    assert [finding.seen for finding in agree(twice)] == ['"boc-2009" is the same work: title, publisher and date']
