"""Groups, operations and campaigns: the calls that show them, and when one may be said to meet today."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.groups.calls import PAGES, group, groups
from ahtc.kinds.groups.checks import findings
from ahtc.kinds.groups.record import ROLES, Group
from tests.facts import with_records
from tests.markup import parsed
from tests.project import DAY, ROOT


def calling(facts: Facts, language: Language) -> CallingPage:
    return CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entries_of_each_role_stand_on_the_page_of_that_role(facts: Facts, language: Language) -> None:
    for role in ROLES:
        shown = groups(calling(facts, language), role)
        ids = {id for id, found in facts[Group].items() if found.role == role}
        assert {id for id in facts[Group] if f'<h3 id="{id}">' in shown} == ids != set()
        written = ROOT / "docs" / ("cy" if language == "cy" else "") / PAGES[role]
        assert f'{{{{ groups("{role}") }}}}' in written.read_text(encoding="utf-8")


def test_what_was_heard_of_last_stands_first(facts: Facts) -> None:
    shown = groups(calling(facts, "en"), "leads")
    assert shown.index('id="anti-slavery-wales-forum"') < shown.index('id="leadership-group"')


def test_a_group_of_which_nothing_newer_is_known_is_not_said_to_meet(facts: Facts) -> None:
    words = facts.words.say("groups-not-known", "en")
    unknown = [found for found in facts[Group].values() if found.state == "not-known" and found.role == "region"]
    assert groups(calling(facts, "en"), "region").count(words) == len(unknown) > 0
    assert words not in groups(calling(facts, "en"), "operation")


def test_another_role_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        groups(calling(facts, "en"), "campaigns")
    assert caught.value.remedy == 'Did you mean "campaign"?'


def test_the_call_links_a_group_s_name_to_its_entry(facts: Facts) -> None:
    link = parsed(str(group(calling(facts, "en"), "leadership-group"))).one("a")
    assert link.attributes["href"] == "../response/leadership-group.md#leadership-group"
    assert link.text == "Wales Anti-Slavery Leadership Group"


def test_a_name_without_welsh_is_marked_as_english(facts: Facts) -> None:
    assert '<span lang="en">Cardiff' in group(calling(facts, "cy"), "cardiff-forum")


def test_an_unknown_group_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        group(calling(facts, "en"), "leadership-grup")
    assert caught.value.remedy == 'Did you mean "leadership-group"?'


@pytest.mark.parametrize(("heard", "count"), [("2023", 0), ("2023-01-02", 0), ("2022-12-31", 1), ("2019", 1)])
def test_a_group_that_is_said_to_meet_was_heard_of_within_three_years(facts: Facts, heard: str, count: int) -> None:
    found = facts[Group]["leadership-group"].model_copy(update={"state": "current", "last_heard": heard})
    current = with_records(facts, Group, {"leadership-group": found})
    project = Project(ROOT, datetime.date(2026, 11, 25), current, templates_for(current), [])
    told = list(findings(project))
    assert len(told) == count
    assert {finding.severity for finding in told} <= {"warning"}


@pytest.mark.parametrize("when", ["13 February 2013", "2013-2", "2013-13-1", ""])
def test_a_time_that_is_no_year_month_or_day_is_refused(facts: Facts, when: str) -> None:
    record = facts[Group]["leadership-group"].model_dump() | {"last_heard": when}
    with pytest.raises(ValidationError):
        Group.model_validate(record)


@pytest.mark.parametrize(("heard", "allowed"), [("2013-02-13", True), ("2013", True), ("2012-12", False)])
def test_a_group_was_heard_of_once_it_had_begun(facts: Facts, heard: str, allowed: bool) -> None:
    record = facts[Group]["leadership-group"].model_dump() | {"began": "2013-02-13", "last_heard": heard}
    if allowed:
        assert Group.model_validate(record).last_heard == heard
    else:
        with pytest.raises(ValidationError, match=r"no earlier than began \(2013-02-13\)"):
            Group.model_validate(record)
