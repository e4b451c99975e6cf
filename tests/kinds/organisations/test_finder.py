"""What the finder lists, where, and what its filters find."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.organisations.finder import Entry, entries, helplines, options, others, sections, support_in, together
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation


@pytest.fixture(scope="module")
def found(facts: Facts) -> dict[str, Entry]:
    return {entry.organisation.id: entry for entry in entries(facts[Organisation])}


def test_who_cannot_be_reached_or_is_withheld_is_not_listed(found: dict[str, Entry], facts: Facts) -> None:
    assert not {"shelter-cymru", "acas", "nhs-wales", "medaille"} & set(found)
    assert all(facts[Organisation][id].published_contacts for id in found)


def test_every_council_is_listed_under_its_social_services(found: dict[str, Entry], facts: Facts) -> None:
    listed = [entry.organisation for entry in found.values() if entry.need == "safeguarding"]
    assert listed == councils(facts[Organisation])


def test_a_held_number_makes_nobody_reachable_by_phone(found: dict[str, Entry]) -> None:
    assert found["victim-support"].fits["channel"] == "web"
    assert found["wrexham-council"].fits["channel"] == "web"


def test_what_anyone_may_use_fits_everybody(found: dict[str, Entry]) -> None:
    assert "*" in found["modern-slavery-helpline"].fits["for"].split()
    assert found["childline"].fits["for"] == "children"


def test_a_police_force_fits_the_places_of_the_councils_that_name_it(found: dict[str, Entry]) -> None:
    places = found["dyfed-powys-police"].fits["place"].split()
    assert places == ["carmarthenshire-council", "ceredigion-council", "pembrokeshire-council", "powys-council"]


def test_who_is_listed_for_practitioners_is_not_on_the_public_finder(found: dict[str, Entry], facts: Facts) -> None:
    practitioners = {o.id for o in facts[Organisation].values() if o.listing == "practitioners"}
    assert {"sca", "ieca", "nrm-form", "atleu", "ictg", "nspcc-ctac", "safeguarding-procedures"} <= practitioners
    assert not practitioners & set(found)


def test_no_question_offers_what_only_professionals_look_for(found: dict[str, Entry]) -> None:
    offered = {value for values in options(list(found.values())).values() for value in values}
    assert not {"refer", "professional-advice", "professionals"} & offered


def test_councils_and_forces_wait_until_somebody_says_where_they_are(found: dict[str, Entry]) -> None:
    local = {id for id, entry in found.items() if entry.local}
    assert len(local) == 22 + 4
    assert {"powys-council", "gwent-police"} <= local
    assert not {"police-101", "new-pathways"} & local


def test_a_contact_for_practitioners_alone_counts_as_no_way_to_get_in_touch(found: dict[str, Entry]) -> None:
    assert "email" not in found["salvation-army-referral"].fits["channel"].split()


def test_where_no_source_says_where_it_serves_it_fits_every_place(found: dict[str, Entry]) -> None:
    assert found["kalayaan"].fits["place"] == "*"


def test_it_answers_in_welsh_only_where_its_source_says_so(found: dict[str, Entry]) -> None:
    welsh = {id for id, entry in found.items() if "cy" in entry.fits["language"].split()}
    assert welsh == {"live-fear-free", "childline", "meic"}


def test_each_service_stands_once_and_is_named_under_its_other_needs(found: dict[str, Entry]) -> None:
    listed = [entry.organisation.id for _, group in sections(list(found.values())) for entry in group]
    assert sorted(listed) == sorted(found)
    assert "bawso" in {organisation.id for organisation in others(list(found.values()), "safe-place")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_has_words(found: dict[str, Entry], facts: Facts, language: Language) -> None:
    kinds = {"need": "need", "for": "people", "language": "speaks", "channel": "channel"}
    for name, values in options(list(found.values())).items():
        assert values, name
        for value in values:
            assert facts.words.say(f"{kinds[name]}-{value}", language)


def test_the_independent_helpline_stands_before_others(found: dict[str, Entry]) -> None:
    lines = [organisation.id for organisation in helplines(list(found.values()))]
    assert lines[:3] == ["modern-slavery-helpline", "live-fear-free", "salvation-army-referral"]
    assert lines[3:] == ["bawso", "childline", "meic"]


def test_support_near_a_council_is_what_covers_it(found: dict[str, Entry]) -> None:
    north = {organisation.id for organisation in support_in("gwynedd-council", list(found.values()))}
    south = {organisation.id for organisation in support_in("swansea-council", list(found.values()))}
    assert south - north == {"new-pathways"}
    assert not {"ictg", "nrm-form", "live-fear-free", "south-wales-police"} & south


def test_who_no_source_says_serves_wales_is_not_listed_as_support_near_a_council(found: dict[str, Entry]) -> None:
    near = {organisation.id for organisation in support_in("gwynedd-council", list(found.values()))}
    assert not {"kalayaan", "hope-for-justice"} & near
    assert {"kalayaan", "hope-for-justice"} <= set(found)


def test_support_that_no_recent_source_confirms_stands_last(found: dict[str, Entry]) -> None:
    near = [organisation.status for organisation in support_in("swansea-council", list(found.values()))]
    assert near == sorted(near)
    assert helplines(list(found.values()))[-1].id == "meic"


def test_the_one_link_to_all_councils_fits_what_most_of_them_do(found: dict[str, Entry]) -> None:
    common = together(list(found.values()))
    assert common["need"] == "child safeguarding"
    assert "web" in common["channel"].split()
    assert "text" not in common["channel"].split()
    assert "place" not in common
    assert together([]) == {}
