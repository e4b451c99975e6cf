"""Duties: at a glance by kind of body, and each in full, in the same words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.duties import DUTIES
from ahtc.kinds.duties.calls import duties, duties_by_body
from ahtc.kinds.duties.record import BODIES, Duty, DutyList
from ahtc.kinds.facts import templates_for
from ahtc.kinds.laws.checks import DUE_DAYS
from tests.calls import answer
from tests.facts import with_records
from tests.project import ROOT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_body_has_its_duties_and_every_duty_is_told_in_full_below(
    facts: Facts, language: Language
) -> None:
    glance = answer(facts, duties_by_body, language=language)
    assert [heading.attributes["id"] for heading in glance.every("h3")] == list(BODIES)
    led_to = {entry.one("a").attributes["href"].removeprefix("#") for entry in glance.every("span", class_="entry")}
    full = {section.attributes["id"] for section in answer(facts, duties, language=language).every("section")}
    assert led_to == full == {*facts[Duty]}


def test_a_duty_at_a_glance_names_its_law_and_since_when(facts: Facts) -> None:
    first = next(answer(facts, duties_by_body).every("li"))
    assert "Modern Slavery Act 2015, section 52" in first.text
    report = next(item for item in answer(facts, duties_by_body).every("li") if "an adult at risk" in item.text)
    assert "In force since 6 April 2016" in report.text


def test_the_duties_of_one_kind_of_body_are_those_alone(facts: Facts) -> None:
    ids = [section.attributes["id"] for section in answer(facts, duties, body="business").every("section")]
    assert ids == ["statement", "senior-managers", "ethical-code"]


def test_another_kind_of_body_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        answer(facts, duties, body="busines")
    assert caught.value.remedy == 'Did you mean "business"?'


def test_a_source_that_is_not_there_is_told(facts: Facts) -> None:
    notify = Duty.model_validate(facts[Duty]["notify"].model_dump(exclude_none=True) | {"sources": ["mas"]})
    told = [finding.seen for finding in DUTIES.agree(with_records(facts, Duty, {"notify": notify}))]
    assert told == ['The source "mas" is not above']


@pytest.mark.parametrize(("days", "warned"), [(DUE_DAYS, False), (DUE_DAYS + 1, True)])
def test_a_list_that_nobody_checked_for_half_a_year_is_a_warning(facts: Facts, days: int, warned: bool) -> None:
    day = facts.document(DutyList).checked + timedelta(days=days)
    found = list(DUTIES.checks["duty-age"](Project(ROOT, day, facts, templates_for(facts), [])))
    assert [(each.path, each.severity) for each in found] == [("docs/data/duties.yml", "warning")] * warned
