"""The timeline: every milestone under its year and under its kind, with its source, and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.facts import Facts
from ahtc.kinds.timeline.checks import agree
from ahtc.kinds.timeline.data import FILE
from ahtc.kinds.timeline.record import Milestone, Timeline
from tests.facts import with_records
from tests.markup import page

PAGES = ("response/timeline", "cy/ymateb/llinell-amser")


def changed(facts: Facts, id: str, **values: Any) -> Milestone:
    return Milestone.model_validate(facts[Milestone][id].model_dump(exclude_none=True) | values)


@pytest.mark.parametrize("name", PAGES)
def test_every_milestone_stands_once_in_order_with_its_sources(built_site: Path, facts: Facts, name: str) -> None:
    shown = [
        (each.attributes["id"], each.text)
        for listed in page(built_site / name / "index.html").every("dl", class_="record-moments")
        for each in listed.every("div")
    ]
    assert [id for id, _ in shown] == sorted(facts[Milestone], key=lambda id: (facts[Milestone][id].when, id))
    sources = facts.document(Timeline).sources
    for id, text in shown:
        assert all(sources[key].title in text for key in facts[Milestone][id].sources), id


@pytest.mark.parametrize("name", PAGES)
def test_every_milestone_is_found_by_its_kind_without_script(built_site: Path, facts: Facts, name: str) -> None:
    kinds = page(built_site / name / "index.html").one("div", class_="record-kinds")
    led_to = [link.attributes["href"].removeprefix("#") for link in kinds.every("a")]
    assert sorted(led_to) == sorted(facts[Milestone])


def test_the_file_has_every_milestone_in_both_languages_with_its_sources(built_site: Path, facts: Facts) -> None:
    listed = json.loads((built_site / FILE).read_text(encoding="utf-8"))["@graph"]
    assert [event["@id"].partition("#")[2] for event in listed] == [*facts[Milestone]]
    assert all(len(event["name"]) == 2 and event["citation"] for event in listed)


def test_an_end_before_the_beginning_is_refused(facts: Facts) -> None:
    with pytest.raises(ValidationError, match="until no earlier than when"):
        changed(facts, "pentameter-2", until="2007-09")


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({"sources": ["s009"]}, 'The source "s009" is not above'),
        ({"when": "2031", "until": None}, "It happens in 2031, after the list was checked (2026-11-25)"),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    wrong = with_records(facts, Milestone, {"soca": changed(facts, "soca", **values)})
    assert [finding.seen for finding in agree(wrong)] == [seen]
