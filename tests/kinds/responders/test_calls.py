"""Who may refer a person in Wales, as a practitioner's page lists them."""

from __future__ import annotations

import pytest

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.calls import first_responders
from ahtc.kinds.responders.record import FirstResponderList
from tests.markup import Element, parsed
from tests.project import DAY


def listed(facts: Facts, language: Language) -> Element:
    page = CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)
    return parsed(str(first_responders(page)))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_council_and_force_of_wales_stands_in_sight(facts: Facts, language: Language) -> None:
    links = [link.attributes["href"] for link in listed(facts, language).one("dl").every("a")]
    councils = {f"../partners/{id}.md" for id, found in facts[Organisation].items() if "council" in found.kinds}
    forces = {f"../partners/{name}-police.md" for name in ("north-wales", "dyfed-powys", "gwent", "south-wales")}
    assert len(councils) == 22
    assert councils | forces <= set(links)


def test_who_is_not_said_to_cover_wales_is_folded(facts: Facts) -> None:
    found = listed(facts, "en")
    folded = found.one("details").text
    in_sight = found.one("dl").text
    for entry in facts.document(FirstResponderList).entries:
        if entry.on_list and entry.covers_wales in ("no", "not-stated"):
            assert entry.name.en in folded
            assert entry.name.en not in in_sight


def test_who_is_not_on_the_list_or_no_longer_acts_stands_nowhere(facts: Facts) -> None:
    text = listed(facts, "en").text
    gone = [
        e.name.en for e in facts.document(FirstResponderList).entries if not e.on_list or e.covers_wales == "formerly"
    ]
    assert gone
    assert [name for name in gone if name in text] == []
