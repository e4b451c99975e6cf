"""The page of a language: whose numbers it shows, what it says to whom, and what it links to."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from ahtc.core.addresses import Addresses
from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.languages.calls import CALLS
from ahtc.kinds.languages.pages import files
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_records
from tests.markup import Element, parsed
from tests.project import DAY


def page_of(project: Project, id: str) -> Element:
    made = dict(files(project, Addresses(project.pages, "https://site.example/")))
    return parsed(made[f"languages/{id}/index.html"].decode())


def test_its_buttons_dial_the_numbers_of_the_records_and_run_from_left_to_right(whole_project: Project) -> None:
    body = page_of(whole_project, "ar").one("main")
    records = [whole_project.facts[Organisation][id] for id in ("emergency-999", "modern-slavery-helpline")]
    numbers = [record.published_contacts[0] for record in records]
    shown = [next(each.every("a")) for each in body.every("bdi", dir="ltr")]
    assert [(link.attributes["href"], link.text) for link in shown] == [(f"tel:{n.digits}", n.value) for n in numbers]


def test_what_to_say_aloud_is_english_and_marked_so(whole_project: Project) -> None:
    said = [each.text for each in page_of(whole_project, "zh-hans").every("b", lang="en", dir="ltr")]
    assert said == ["“Police, please”", "“Mandarin, please”", "“Cantonese, please”"]


def test_it_says_that_a_number_is_long_unchecked_from_the_day_on_which_it_is(whole_project: Project) -> None:
    stale = whole_project.facts[HelpLanguage]["vi"].lines.stale
    later = replace(whole_project, today=DAY + datetime.timedelta(days=400))
    assert stale not in page_of(whole_project, "vi").text
    assert stale in page_of(later, "vi").text


def test_once_a_translator_has_checked_it_it_no_longer_says_that_none_has(whole_project: Project) -> None:
    facts = whole_project.facts
    spoken = facts[HelpLanguage]["vi"]
    records = {**facts[HelpLanguage], "vi": spoken.model_copy(update={"translator_checked": True})}
    checked = replace(whole_project, facts=with_records(facts, HelpLanguage, records))
    assert spoken.lines.unchecked in page_of(whole_project, "vi").text
    assert spoken.lines.unchecked not in page_of(checked, "vi").text


def test_it_leads_to_help_and_to_hiding_a_visit_in_english_and_welsh(whole_project: Project) -> None:
    found = {
        link.attributes["href"]: link.text
        for list in page_of(whole_project, "fa").every("ul", dir="ltr")
        for link in list.every("a")
    }
    assert {"../../": "English", "../../cy/": "Cymraeg"}.items() <= found.items()
    assert {"../../get-help/hide-your-visit/", "../../cy/cael-help/cuddio-eich-ymweliad/"} <= set(found)


def test_without_a_language_there_is_no_page(whole_project: Project) -> None:
    none = replace(whole_project, facts=with_records(whole_project.facts, HelpLanguage, {}))
    assert list(files(none, Addresses(none.pages, "https://site.example/"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", sorted(CALLS))
def test_each_call_leads_to_every_language_in_its_own_words(facts: Facts, call: str, language: Language) -> None:
    page = CallingPage(facts, templates_for(facts), language, lambda name: f"to/{name}", DAY)
    links = {link.attributes["href"]: link for link in parsed(CALLS[call](page)).every("a")}
    for spoken in facts[HelpLanguage].values():
        link = links[spoken.address]
        assert link.text in (spoken.own, spoken.lines.invite)
        assert (link.attributes["lang"], link.attributes["dir"]) == (spoken.lang, spoken.dir)
