"""The box that partners paste into their own sites."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.feeds.help_box import help_box
from ahtc.kinds.organisations.record import Organisation
from tests.kinds.organisations.feeds.places import address
from tests.markup import parsed

each_language = pytest.mark.parametrize("language", ["en", "cy"])


def made(facts: Facts, language: Language) -> str:
    return help_box(facts, templates_for(facts), language, address)


@each_language
def test_its_numbers_are_the_published_ones_and_dial(facts: Facts, language: Language) -> None:
    links = [
        link for link in parsed(made(facts, language)).every("a") if link.attributes["href"][:4] in ("tel:", "sms:")
    ]
    points = [
        point
        for id in ("emergency-999", "modern-slavery-helpline", "live-fear-free")
        for point in facts[Organisation][id].published_contacts
        if point.kind in ("phone", "text")
    ]
    assert [link.text for link in links] == [point.value for point in points]
    assert [link.attributes["href"].partition(":")[2] for link in links] == [point.digits for point in points]


@each_language
def test_it_holds_no_script_style_or_picture_and_asks_for_nothing(facts: Facts, language: Language) -> None:
    found = parsed(made(facts, language))
    assert {element.tag for element in found.every()} == {"section", "p", "strong", "ul", "li", "a", "small", "time"}
    assert {name for element in found.every() for name in element.attributes} <= {
        "class",
        "lang",
        "aria-label",
        "href",
        "rel",
        "datetime",
    }


@each_language
def test_it_says_its_language_and_when_its_numbers_were_checked_and_asks_to_be_renewed(
    facts: Facts, language: Language
) -> None:
    section = parsed(made(facts, language)).one("section")
    assert section.attributes["lang"] == language
    assert section.one("time").attributes["datetime"] == "2026-11-25"
    assert facts.words.say("box-renew", language) in section.text


@each_language
def test_its_links_do_not_tell_where_a_visitor_came_from(facts: Facts, language: Language) -> None:
    web = [a for a in parsed(made(facts, language)).every("a") if a.attributes["href"].startswith("http")]
    assert [link.attributes["rel"] for link in web] == ["noreferrer", "noreferrer"]
    assert [link.attributes["href"] for link in web] == [
        address("get-help/index.md", language),
        address("partners/help-box.md", language),
    ]


@each_language
def test_it_is_right_in_a_page_of_any_encoding(facts: Facts, language: Language) -> None:
    assert made(facts, language).isascii()


def test_hours_are_said_as_the_record_says_them(facts: Facts) -> None:
    text = parsed(made(facts, "en")).text
    assert "24/7" not in text
    assert "365 days a year. We could not confirm the hours." in text


def test_a_number_is_not_broken_at_the_end_of_a_line(facts: Facts) -> None:
    point = facts[Organisation]["live-fear-free"].published_contacts[0]
    assert f">{point.value.replace(' ', '&#160;')}</a>" in made(facts, "cy")
