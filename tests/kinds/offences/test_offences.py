"""Offences: each with its sentence or the word that nobody read it, and what has not begun or is over said to be so."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.offences.calls import offences
from ahtc.kinds.offences.checks import agree
from ahtc.kinds.offences.record import GROUPS, Offence
from tests.calls import answer
from tests.facts import with_records
from tests.markup import Element


def shown(facts: Facts, group: str, language: Language = "en") -> list[Element]:
    return list(answer(facts, offences, group, language=language).every("section"))


def changed(facts: Facts, id: str, **values: Any) -> Offence:
    return Offence.model_validate(facts[Offence][id].model_dump(exclude_none=True) | values)


def told(facts: Facts, offence: Offence) -> list[str]:
    return [finding.seen for finding in agree(with_records(facts, Offence, {offence.id: offence}))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offence_stands_in_its_group_with_a_link_to_itself(facts: Facts, language: Language) -> None:
    for group in GROUPS:
        entries = shown(facts, group, language)
        ids = [id for id, offence in facts[Offence].items() if offence.group == group]
        assert [entry.attributes["id"] for entry in entries] == ids != []
        assert all(entry.one("h3").one("a").attributes["href"] == f"#{entry.attributes['id']}" for entry in entries)


def test_a_sentence_that_nobody_read_is_said_to_be_unread(facts: Facts) -> None:
    organs = next(entry for entry in shown(facts, "other") if entry.attributes["id"] == "organs")
    assert "We have not read it." in organs.text


def test_what_has_not_begun_says_so_first_in_word_and_shape(facts: Facts) -> None:
    for entry in shown(facts, "coming"):
        assert entry.one("h3").one("span", class_="state").text == "Passed, not yet in force"
        assert next(entry.every("p")).text.startswith("Passed 29 April 2026; start date to be confirmed.")


def test_what_is_repealed_looks_it(facts: Facts) -> None:
    assert all(entry.has("class_", "over") for entry in shown(facts, "history"))
    assert not any(entry.has("class_", "over") for entry in shown(facts, "core"))


def test_the_law_it_stands_in_is_linked_to_its_section(facts: Facts) -> None:
    slavery = shown(facts, "core")[0]
    links = {link.attributes["href"] for link in slavery.every("a")}
    assert "../law/modern-slavery-act-2015.md#s1" in links


def test_another_group_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        shown(facts, "cores")
    assert caught.value.remedy == 'Did you mean "core"?'


def test_an_offence_stands_in_one_act(facts: Facts) -> None:
    with pytest.raises(ValidationError, match="and not both"):
        changed(
            facts,
            "slavery",
            stands_in=[{"law": "modern-slavery-act-2015", "act": {"title": {"en": "x", "cy": "x"}}}],
        )


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        (
            {"stands_in": [{"law": "modern-slavery-act-2015", "section": "99"}]},
            '"modern-slavery-act-2015" tells of no "99"',
        ),
        ({"sources": ["mas"]}, 'The source "mas" is not above'),
        ({"state": "passed-not-in-force"}, "It is passed-not-in-force and in the group core"),
        ({"state": "repealed"}, "It is repealed and in the group core"),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    assert told(facts, changed(facts, "slavery", **values)) == [seen]
