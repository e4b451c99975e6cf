"""Plans of the past: each action as its source prints it, and what a record may not leave out."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.plans.calls import plan
from ahtc.kinds.plans.checks import findings
from ahtc.kinds.plans.record import Objective, Plan
from tests.facts import with_records
from tests.markup import parsed
from tests.project import DAY, ROOT

ID = "2013-14"


def calling(facts: Facts, language: Language) -> CallingPage:
    return CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)


def told(facts: Facts, changed: Plan) -> list[str]:
    spoilt = with_records(facts, Plan, {ID: changed})
    return [finding.seen for finding in findings(Project(ROOT, DAY, spoilt, templates_for(spoilt), []))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_shows_how_it_stood_in_a_word_with_a_mark(facts: Facts, language: Language) -> None:
    shown = parsed(str(plan(calling(facts, language), ID)))
    statuses = [action.status for objective in facts[Plan][ID].objectives for action in objective.actions]
    words = [facts.words.say(f"plan-{status}", language) for status in statuses]
    standing = list(shown.every(class_="standing"))
    assert [each.text.split("“")[0].strip(" :.") for each in standing] == words
    assert all(len(list(each.every("svg", class_="mark"))) == 1 for each in standing)


def test_an_unknown_plan_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        plan(calling(facts, "en"), "2013/14")
    assert caught.value.remedy == f'Did you mean "{ID}"?'


def test_a_status_has_the_words_of_its_source(facts: Facts) -> None:
    record = facts[Plan][ID].model_dump(exclude_none=True)
    record["objectives"][0]["actions"][0]["status"] = "achieved"
    with pytest.raises(ValidationError, match="as_printed"):
        Plan.model_validate(record)


@pytest.mark.parametrize("field", ["owner", "actions"])
def test_an_objective_has_an_owner_and_something_to_do(facts: Facts, field: str) -> None:
    record = facts[Plan][ID].model_dump(exclude_none=True)
    del record["objectives"][0][field]
    with pytest.raises(ValidationError, match=field):
        Plan.model_validate(record)


def test_a_source_that_is_not_there_and_one_that_nothing_names_are_told(facts: Facts) -> None:
    held = facts[Plan][ID]
    assert told(facts, held.model_copy(update={"source": "reprt"}))[0] == 'The source "reprt" is not below'
    spare = {**held.sources, "spare": next(iter(held.sources.values()))}
    assert told(facts, held.model_copy(update={"sources": spare})) == ['Nothing of this plan has the source "spare"']


def test_an_id_stands_once(facts: Facts) -> None:
    held = facts[Plan][ID]
    twice = held.model_copy(update={"objectives": [*held.objectives, held.objectives[0]]})
    assert f'The id "{held.objectives[0].id}" stands here twice' in told(facts, twice)


@pytest.mark.parametrize("name", ["Stephen Chapman", "J. Coy"])
def test_a_person_where_a_role_should_stand_is_refused(facts: Facts, name: str) -> None:
    (plan,) = facts[Plan].values()
    objective = plan.objectives[0].model_dump(exclude_none=True) | {"owner": {"en": name, "cy": name}}
    with pytest.raises(ValidationError, match="never a person"):
        Objective.model_validate(objective)
