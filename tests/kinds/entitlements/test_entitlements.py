"""Entitlements: each with who has it and where it stands, and what has not begun said to be so."""

from __future__ import annotations

from typing import Any

import pytest

from ahtc.core.calls import CallError
from ahtc.core.facts import Facts
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.entitlements import ENTITLEMENTS
from ahtc.kinds.entitlements.calls import entitlements
from ahtc.kinds.entitlements.record import GROUPS, Entitlement
from tests.calls import answer
from tests.facts import with_records


def changed(facts: Facts, id: str, **values: Any) -> Entitlement:
    return Entitlement.model_validate(facts[Entitlement][id].model_dump(exclude_none=True) | values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entitlement_stands_in_its_group_with_a_link_to_itself(facts: Facts, language: Language) -> None:
    for group in GROUPS:
        entries = list(answer(facts, entitlements, group, language=language).every("section"))
        ids = [id for id, entitlement in facts[Entitlement].items() if entitlement.group == group]
        assert [entry.attributes["id"] for entry in entries] == ids != []
        assert all(entry.one("h3").one("a").attributes["href"] == f"#{entry.attributes['id']}" for entry in entries)


def test_who_has_it_stands_first_and_the_law_is_linked_to_its_section(facts: Facts) -> None:
    period = next(
        entry
        for entry in answer(facts, entitlements, "identified").every("section")
        if entry.attributes["id"] == "recovery-period"
    )
    assert [term.text for term in period.every("dt")] == ["Who has it", "In the law"]
    links = {link.attributes["href"] for link in period.every("a")}
    assert "../law/nationality-and-borders-act-2022-part-5.md#s61" in links


def test_what_has_not_begun_says_so_beside_its_name(facts: Facts) -> None:
    states = {
        entry.attributes["id"]: [span.text for span in entry.one("h3").every("span", class_="state")]
        for entry in answer(facts, entitlements, "support").every("section")
    }
    assert states["homelessness"] == ["Passed, not yet in force"]
    assert states["help-to-recover"] == []


def test_another_group_is_refused_with_a_suggestion(facts: Facts) -> None:
    with pytest.raises(CallError) as caught:
        answer(facts, entitlements, "suport")
    assert caught.value.remedy == 'Did you mean "support"?'


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        (
            {"stands_in": [{"law": "modern-slavery-act-2015", "section": "99"}]},
            '"modern-slavery-act-2015" tells of no "99"',
        ),
        ({"sources": ["mas"]}, 'The source "mas" is not above'),
    ],
)
def test_what_does_not_agree_is_told(facts: Facts, values: dict[str, Any], seen: str) -> None:
    wrong = with_records(facts, Entitlement, {"age": changed(facts, "age", **values)})
    assert [finding.seen for finding in ENTITLEMENTS.agree(wrong)] == [seen]
