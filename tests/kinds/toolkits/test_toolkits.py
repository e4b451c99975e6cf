"""Toolkits: a page and a PDF of one record, each statement with its source, and a day until which it counts."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.kinds.toolkits.calls import toolkit_edition
from ahtc.kinds.toolkits.checks import aged, agree
from ahtc.kinds.toolkits.record import Toolkit
from tests.calls import answer
from tests.conftest import ROOT
from tests.facts import with_records
from tests.markup import page

PRACTICE = ROOT.parent / "shared" / "facts" / "policy" / "practice.yml"
EACH = pytest.mark.parametrize("language", ["en", "cy"])


def address(toolkit: Toolkit, language: str) -> str:
    slug = toolkit.id if language == "en" else toolkit.slug_cy
    return f"practitioners/toolkits/{slug}/" if language == "en" else f"cy/ymarferwyr/pecynnau-cymorth/{slug}/"


def changed(facts: Facts, id: str, **values: Any) -> Toolkit:
    return Toolkit.model_validate(facts[Toolkit][id].model_dump(exclude_none=True) | values)


@EACH
def test_a_page_gives_every_statement_with_the_numbers_of_its_sources(
    built_site: Path, facts: Facts, language: Any
) -> None:
    for toolkit in facts[Toolkit].values():
        shown = page(built_site / address(toolkit, language) / "index.html")
        keys = list(toolkit.sources)
        for section in toolkit.sections:
            for statement in section.statements:
                line = shown.one("li", id=statement.id)
                numbers = ", ".join(str(keys.index(key) + 1) for key in statement.sources)
                assert line.text == f"{statement.in_(language)} {numbers}", statement.id


@EACH
def test_a_practitioner_is_two_taps_from_each_toolkit(built_site: Path, facts: Facts, language: str) -> None:
    home = "" if language == "en" else "cy/"
    listed = "practitioners/toolkits/" if language == "en" else "ymarferwyr/pecynnau-cymorth/"
    first = {link.attributes["href"] for link in page(built_site / home / "index.html").one("main").every("a")}
    assert listed in first
    second = {
        link.attributes["href"] for link in page(built_site / home / listed / "index.html").one("main").every("a")
    }
    for toolkit in facts[Toolkit].values():
        slug = toolkit.id if language == "en" else toolkit.slug_cy
        assert f"{slug}/" in second, toolkit.id


@pytest.mark.skipif(not PRACTICE.exists(), reason="the research is not beside the project")
def test_every_statement_is_one_of_the_research_that_counts_in_wales_with_its_sources(facts: Facts) -> None:
    found = yaml.safe_load(PRACTICE.read_text(encoding="utf-8"))["audiences"].values()
    items = {item["id"]: item for audience in found for item in audience["items"]}
    checked = 0
    for toolkit in facts[Toolkit].values():
        for statement in (each for section in toolkit.sections for each in section.statements):
            if re.fullmatch("[a-z]{2}-[0-9]{2}", statement.id):
                item = items[statement.id]
                assert item["applies_to_wales"] != "england_only", statement.id
                assert item["verified"] is not False, statement.id
                keys = [re.sub("[^a-z0-9]+", "-", key.lower()) for key in item["sources"]]
                assert list(statement.sources) == keys, statement.id
                checked += 1
    assert checked > 150


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"valid_until": datetime.date(2026, 11, 26)}, "valid_until after the day of the newest version"),
        ({"sections": []}, "at least 1 item"),
        ({"call": ["no such id!"]}, "small letters, digits and single hyphens"),
    ],
)
def test_what_cannot_be_is_refused(facts: Facts, values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        changed(facts, "health", **values)


def table(columns: int, cells: int, text: str = "x") -> dict[str, Any]:
    both = {"en": text, "cy": text}
    part = {
        "id": "order",
        "title": both,
        "table": {"columns": [both] * columns, "rows": [[both] * cells], "sources": ["icc-gig"]},
    }
    return {"sections": [part]}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (table(5, 5), "2 to 4 columns: more are too wide for a page and for a phone"),
        (table(3, 2), "3 cells in each row"),
        (table(2, 2, "word " * 40), "cells of at most 160 letters"),
        ({"sections": [{"id": "a", "title": {"en": "x", "cy": "x"}}]}, "statements, a table, or both"),
    ],
)
def test_a_table_too_wide_for_the_page_or_uneven_is_refused(facts: Facts, values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        changed(facts, "health", **values)


def test_two_statements_of_one_id_are_refused(facts: Facts) -> None:
    sections = facts[Toolkit]["health"].model_dump(exclude_none=True)["sections"]
    sections[0]["statements"].append(sections[1]["statements"][0])
    with pytest.raises(ValidationError, match='each id once: "he-08" stands twice'):
        changed(facts, "health", sections=sections)


def test_versions_are_numbered_down_to_the_first(facts: Facts) -> None:
    change = facts[Toolkit]["health"].model_dump()["changes"][0]
    with pytest.raises(ValidationError, match="the versions under changes numbered down to 1"):
        changed(facts, "health", changes=[change, change])


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({"drawing": "hotel"}, 'There is no drawing "hotel"'),
        ({"call": ["acas"]}, '"acas" has no published phone'),
        ({"sources": "one more"}, 'Nothing here has the source "more"'),
        ({"sources": "one less"}, 'The source "lff-prof" is not below'),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    sources = dict(facts[Toolkit]["health"].model_dump(exclude_none=True)["sources"])
    if values == {"sources": "one more"}:
        values = {"sources": sources | {"more": sources["icc-gig"]}}
    elif values == {"sources": "one less"}:
        values = {"sources": {key: source for key, source in sources.items() if key != "lff-prof"}}
    wrong = with_records(facts, Toolkit, {"health": changed(facts, "health", **values)})
    assert [finding.seen for finding in agree(wrong)] == [seen]


def test_after_its_last_day_a_toolkit_says_so_and_the_officer_is_warned(whole_project: Project, facts: Facts) -> None:
    assert "out of date" not in answer(facts, toolkit_edition, "health").text
    old = with_records(
        facts,
        Toolkit,
        {"health": facts[Toolkit]["health"].model_copy(update={"valid_until": datetime.date(2026, 11, 20)})},
    )
    assert answer(old, toolkit_edition, "health").text.startswith("This toolkit was valid until 20 November 2026.")
    project = Project(whole_project.root, datetime.date(2026, 11, 22), old, whole_project.templates, [])
    (finding,) = aged(project)
    assert (finding.severity, finding.seen) == ("warning", "This toolkit was valid until 2026-11-20")
