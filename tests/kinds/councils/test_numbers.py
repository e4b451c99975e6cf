"""Whom each council's page gives by day and at night: entered here a second time, from the pages that print them."""

from __future__ import annotations

import csv

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.councils.numbers import When, numbers
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from tests.conftest import ROOT

BOTH: tuple[When, When] = ("day", "night")

with (ROOT / "tests/fixtures/council-numbers.csv").open(encoding="utf-8", newline="") as _stream:
    EXPECTED = {row["council"]: row for row in csv.DictReader(_stream)}


def test_every_council_is_in_the_list(facts: Facts) -> None:
    assert sorted(EXPECTED) == [council.id for council in councils(facts[Organisation])]


@pytest.mark.parametrize("id", EXPECTED)
def test_a_council_s_numbers_by_day_and_at_night_are_exactly_these(facts: Facts, id: str) -> None:
    organisations = facts[Organisation]
    found = {when: numbers(organisations[id], organisations, when) for when in BOTH}
    shown = {when: " ".join(number.point.digits for number in each) for when, each in found.items()}
    assert shown == {"day": EXPECTED[id]["day"], "night": EXPECTED[id]["night"]}


def test_five_councils_share_one_record_of_the_team_that_answers_at_night(facts: Facts) -> None:
    team = facts[Organisation]["south-east-wales-duty-team"]
    sharing = [id for id, row in EXPECTED.items() if row["night"] == team.contacts[0].digits]
    assert sharing == team.covers
    own = [point.digits for id in sharing for point in facts[Organisation][id].contacts]
    assert team.contacts[0].digits not in own


def test_a_number_that_is_held_stands_on_no_council_s_page(facts: Facts) -> None:
    organisations = facts[Organisation]
    for council in councils(organisations):
        shown = [number.point for when in BOTH for number in numbers(council, organisations, when)]
        assert all(point.release == "published" for point in shown)
