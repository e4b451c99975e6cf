from __future__ import annotations

from pathlib import Path

import pytest

from ahtc.kinds.facts import read_facts
from ahtc.kinds.organisations.places import councils, served
from ahtc.kinds.organisations.record import Organisation

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def organisations() -> dict[str, Organisation]:
    return dict(read_facts(ROOT)[Organisation])


def test_wales_has_22_councils(organisations: dict[str, Organisation]) -> None:
    assert len(councils(organisations)) == 22


def test_a_council_serves_itself(organisations: dict[str, Organisation]) -> None:
    assert served(organisations["powys-council"], organisations) == frozenset({"powys-council"})


def test_a_helpline_for_wales_serves_every_council(organisations: dict[str, Organisation]) -> None:
    everywhere = frozenset(council.id for council in councils(organisations))
    assert served(organisations["live-fear-free"], organisations) == everywhere


@pytest.mark.parametrize("id", ["swansea-bay-health-board", "west-glamorgan-safeguarding-board"])
def test_a_board_serves_the_councils_that_name_it(organisations: dict[str, Organisation], id: str) -> None:
    both = frozenset({"neath-port-talbot-council", "swansea-council"})
    assert served(organisations[id], organisations) == both


@pytest.mark.parametrize("kind", ["police", "health-board", "safeguarding-board"])
def test_each_council_has_one_force_one_health_board_and_one_safeguarding_board(
    organisations: dict[str, Organisation], kind: str
) -> None:
    bodies = [body for body in organisations.values() if kind in body.kinds and body.covers is None and body.has_page]
    for council in councils(organisations):
        assert sum(council.id in (served(body, organisations) or ()) for body in bodies) == 1


def test_where_no_source_says_which_councils_it_serves_none_is_named(organisations: dict[str, Organisation]) -> None:
    assert served(organisations["ictg"], organisations) is None
