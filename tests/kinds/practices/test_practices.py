"""Good practice: each entry with its date, its bodies, what came of it and its source; bodies and never people."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallingPage
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Bilingual, Language
from ahtc.kinds.facts import templates_for
from ahtc.kinds.practices.calls import practices, share_practice
from ahtc.kinds.practices.record import Practice
from ahtc.kinds.settings.record import SITE, SiteSettings
from tests.facts import with_records
from tests.markup import Element, parsed
from tests.project import DAY


def shown(facts: Facts, language: Language) -> Element:
    page = CallingPage(facts, templates_for(facts), language, lambda name: f"../{name}", DAY)
    return parsed(str(practices(page)))


def record(facts: Facts, **fields: Any) -> dict[str, Any]:
    """A real record's fields, some of them changed."""
    return facts[Practice]["swansea-policy"].model_dump() | fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_practice_stands_with_its_source_and_what_came_of_it(facts: Facts, language: Language) -> None:
    entries = {entry.attributes["aria-labelledby"]: entry for entry in shown(facts, language).every("section")}
    assert set(entries) == set(facts[Practice])
    unknown = facts.words.say("practices-no-result", language)
    for id, practice in facts[Practice].items():
        assert practice.sources[0].title in entries[id].one("details").text
        assert (unknown in entries[id].text) == (practice.result is None)


def test_the_newest_stands_first(facts: Facts) -> None:
    order = [facts[Practice][entry.attributes["aria-labelledby"]].when for entry in shown(facts, "en").every("section")]
    assert order == sorted(order, reverse=True)


def test_an_organisation_of_ours_is_linked(facts: Facts) -> None:
    entry = next(e for e in shown(facts, "en").every("section") if e.attributes["aria-labelledby"] == "cardiff-marac")
    assert "../partners/bawso.md" in {link.attributes["href"] for link in entry.every("a")}


def test_what_a_record_says_never_becomes_markup(facts: Facts) -> None:
    said = facts[Practice]["swansea-policy"].model_copy(update={"what": Bilingual(en="<i>x</i> {{ y }}", cy="x")})
    page = CallingPage(
        with_records(facts, Practice, {said.id: said}), templates_for(facts), "en", lambda name: name, DAY
    )
    text = str(practices(page))
    assert "<i>" not in text
    assert "{{" not in text


def shared(facts: Facts, **settings: str) -> Element:
    kept = with_records(facts, SiteSettings, {SITE: SiteSettings.model_validate(settings)})
    return parsed(str(share_practice(CallingPage(kept, templates_for(kept), "en", lambda name: name, DAY))))


def test_a_practice_can_be_sent_where_the_site_has_a_mailbox_or_a_form(facts: Facts) -> None:
    forms = "https://code.wales/trust/site/issues/new/choose"
    links = shared(facts, email="post@trust.wales", issue_forms=forms).every("a")
    assert [link.attributes["href"] for link in links] == ["mailto:post@trust.wales", forms]


def test_nothing_is_promised_while_nobody_can_get_it(facts: Facts) -> None:
    assert shared(facts).text == ""


def test_no_entry_names_a_person(facts: Facts) -> None:
    titles = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|PC|DC|DI|Sgt|Inspector|Superintendent)\b\.? [A-Z]")
    for practice in facts[Practice].values():
        text = " ".join([practice.title.en, practice.what.en, practice.result.en if practice.result else ""])
        assert not titles.search(text), practice.id


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"bodies": [], "other_bodies": []}, "who did it"),
        ({"last_heard": "2021"}, "last_heard no earlier than when"),
        ({"when": "last summer"}, "a year, month or day"),
        ({"sources": []}, "at least 1"),
    ],
)
def test_an_entry_that_does_not_say_who_when_or_where_from_is_refused(
    facts: Facts, fields: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValidationError, match=told):
        Practice.model_validate(record(facts, **fields))
