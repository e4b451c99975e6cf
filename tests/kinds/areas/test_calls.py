"""The map as links to what is near, and as the areas of the police forces."""

from __future__ import annotations

import pytest

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.areas.calls import wales_map
from ahtc.kinds.areas.record import MappedArea, WalesMap
from ahtc.kinds.councils.pages import near_page
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation
from tests.markup import parsed
from tests.project import DAY


def page(facts: Facts, language: Language) -> CallingPage:
    return CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_area_is_a_link_with_its_name_that_the_keyboard_passes_over(facts: Facts, language: Language) -> None:
    drawn = parsed(str(wales_map(page(facts, language), "councils")))
    assert drawn.one("svg").attributes["aria-hidden"] == "true"
    links = {link.attributes["href"]: link for link in drawn.every("a")}
    assert {link.attributes["tabindex"] for link in links.values()} == {"-1"}
    expected = {f"../{near_page(each)}": each.area.in_(language) for each in councils(facts[Organisation])}
    assert {href: link.one("title").text for href, link in links.items()} == expected


def test_the_middle_of_each_area_s_box_lies_inside_it_where_a_test_of_a_finger_would_put_it(facts: Facts) -> None:
    points = facts.document(WalesMap).points
    for id, area in facts[MappedArea].items():
        across, down = ([points[name][axis] for name in area.border] for axis in (0, 1))
        middle = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
        assert _inside(middle, [points[name] for name in area.border]), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_force_has_its_shade_its_name_and_its_councils_in_words(facts: Facts, language: Language) -> None:
    drawn = parsed(str(wales_map(page(facts, language), "forces")))
    names = [facts[Organisation][id].area.in_(language) for id in facts.document(WalesMap).forces]
    assert [text.text for text in drawn.every("text")] == names
    assert drawn.one("svg").attributes["aria-label"] == facts.words.say("map-forces-alt", language)
    assert len({each.attributes["class"] for each in drawn.every("path")}) == 4 + 1
    listed = drawn.one("dl").text
    assert all(council.area.in_(language) in listed for council in councils(facts[Organisation]))


def test_a_map_that_there_is_not_is_told_with_those_there_are(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        wales_map(page(facts, "en"), "force")
    assert caught.value.seen == 'There is no map of "force"'
    assert "forces" in caught.value.remedy


def _inside(at: tuple[float, float], corners: list[list[int]]) -> bool:
    """Whether a line from a place to the right meets the border an odd number of times."""
    x, y = at
    met = 0
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        met += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return met % 2 == 1
