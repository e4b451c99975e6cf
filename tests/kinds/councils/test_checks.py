from __future__ import annotations

import json
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.text import Name
from ahtc.kinds.councils.checks import findings
from ahtc.kinds.councils.record import CouncilList
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import Organisation
from tests.check.project import TODAY
from tests.facts import with_document, with_records

POWYS = "docs/data/organisations/powys-council.yml"


def found(facts: Facts) -> list[Finding]:
    return list(findings(Project(Path(), TODAY, facts, templates_for(facts), [])))


def with_council(facts: Facts, id: str, **fields: object) -> Facts:
    """The facts, where one record has these fields."""
    changed = facts[Organisation][id].model_copy(update=fields)
    return with_records(facts, Organisation, {**facts[Organisation], id: changed})


def only(facts: Facts) -> Finding:
    (finding,) = found(facts)
    assert finding.rule == "councils"
    assert finding.path == POWYS
    assert finding.line > 1 or finding.expected.startswith("its police force")
    assert finding.remedy
    return finding


def test_the_register_and_the_records_of_the_22_councils_agree(facts: Facts) -> None:
    assert found(facts) == []
    assert len(facts.document(CouncilList).councils) == 22


def test_the_codes_are_those_of_the_principal_areas_of_wales(facts: Facts) -> None:
    # 7 was Powys, 17 Merthyr Tydfil before their boundaries changed (ONS).
    numbers = {int(council.gss.removeprefix("W06")) for council in facts.document(CouncilList).councils}
    assert numbers == set(range(1, 25)) - {7, 17}


def test_a_council_without_its_code_is_found(facts: Facts) -> None:
    finding = only(with_council(facts, "powys-council", identifiers={}))
    assert finding.seen == "It has no GSS code"
    assert finding.expected.startswith("W06000023")


def test_a_code_of_another_council_is_found_at_both_ends(facts: Facts) -> None:
    seen = [finding.seen for finding in found(with_council(facts, "powys-council", identifiers={"gss": "W06000008"}))]
    assert seen == [
        "W06000008 is the code of docs/data/organisations/ceredigion-council.yml too",
        "Its code is W06000008",
    ]


def test_a_council_that_the_register_does_not_have_is_found(facts: Facts) -> None:
    fewer = [council for council in facts.document(CouncilList).councils if council.organisation != "powys-council"]
    short = with_document(facts, facts.document(CouncilList).model_copy(update={"councils": fewer}))
    assert only(short).seen == "This council is not in the register"


def test_a_record_in_the_register_that_is_no_council_is_found(facts: Facts) -> None:
    assert "has this record as a council's" in only(with_council(facts, "powys-council", kinds=["charity"])).seen


def test_a_council_without_an_official_welsh_name_is_found(facts: Facts) -> None:
    name = Name(en="Powys County Council", welsh="none")
    assert "no official Welsh name" in only(with_council(facts, "powys-council", name=name)).seen


def test_a_council_whose_area_nobody_covers_is_found(facts: Facts) -> None:
    assert "who covers" in only(with_council(facts, "powys-council", council=None)).seen


@pytest.mark.parametrize("field", ["police", "health_board", "safeguarding_board"])
def test_a_body_of_another_kind_cannot_cover_an_area(facts: Facts, field: str) -> None:
    area = facts[Organisation]["powys-council"].council
    assert area
    wrong = area.model_copy(update={field: "bawso"})
    assert (
        only(with_council(facts, "powys-council", council=wrong)).seen == f'{field} is "bawso", whose kinds are support'
    )


@pytest.mark.parametrize("again", [("W06000001", "b"), ("W06000002", "a")])
def test_the_register_has_each_code_and_each_record_once(again: tuple[str, str]) -> None:
    councils = [{"gss": gss, "organisation": id, "name": "A council"} for gss, id in [("W06000001", "a"), again]]
    source = {"title": "A register", "publisher": "A body", "date": "undated"}
    with pytest.raises(ValueError, match="stands here twice"):
        CouncilList.model_validate_json(json.dumps({"source": source, "checked": "2026-11-22", "councils": councils}))
