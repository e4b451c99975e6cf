"""What is wrong with the map is named plainly, and where it stands."""

from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.areas.checks import findings
from ahtc.kinds.areas.record import MappedArea, WalesMap
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_document, with_records


def with_border(facts: Facts, id: str, border: list[str]) -> Facts:
    """The facts, where one area's border goes through these points."""
    areas = {**facts[MappedArea], id: facts[MappedArea][id].model_copy(update={"border": border})}
    drawing = facts.document(WalesMap).model_copy(update={"areas": list(areas.values())})
    return with_document(with_records(facts, MappedArea, areas), drawing)


def border(facts: Facts, id: str) -> list[str]:
    return facts[MappedArea][id].border


def only(facts: Facts) -> Finding:
    (finding,) = findings(facts)
    assert (finding.rule, finding.path) == ("map", "docs/data/map.yml")
    assert finding.remedy
    return finding


def test_the_map_of_wales_as_it_is_fits_together(facts: Facts) -> None:
    assert list(findings(facts)) == []
    assert len(facts[MappedArea]) == 22


def test_a_council_without_its_area_is_named(facts: Facts) -> None:
    areas = {id: area for id, area in facts[MappedArea].items() if id != "isle-of-anglesey-council"}
    seen = [finding.seen for finding in findings(with_records(facts, MappedArea, areas))]
    assert seen[0] == 'The map has no area for "isle-of-anglesey-council"'


def test_an_area_of_somebody_who_is_no_council_is_named(facts: Facts) -> None:
    area = facts[MappedArea]["powys-council"]
    areas = {**facts[MappedArea], "powys-council": area}
    records = {**facts[Organisation], "powys-council": facts[Organisation]["bawso"]}
    changed = with_records(with_records(facts, MappedArea, areas), Organisation, records)
    assert '"powys-council" is no council' in [finding.seen for finding in findings(changed)]


def test_a_point_that_is_not_there_is_named_with_its_line_and_the_nearest_name(facts: Facts) -> None:
    wrong = ["peterston" if name == "peterstone" else name for name in border(facts, "cardiff-council")]
    finding = only(with_border(facts, "cardiff-council", wrong))
    assert finding.seen == 'The border of "cardiff-council" goes through "peterston", which is no point'
    assert "peterstone" in finding.remedy
    assert finding.line > 1


def test_a_border_that_goes_through_a_point_twice_is_named(facts: Facts) -> None:
    finding = only(with_border(facts, "cardiff-council", [*border(facts, "cardiff-council"), "penarth"]))
    assert finding.seen == 'The border of "cardiff-council" goes through "penarth" twice'


def test_a_point_that_no_border_goes_through_is_named(facts: Facts) -> None:
    fewer = [name for name in border(facts, "isle-of-anglesey-council") if name != "penmon"]
    finding = only(with_border(facts, "isle-of-anglesey-council", fewer))
    assert finding.seen == 'No border goes through the point "penmon"'
    assert finding.line > 1


def test_neighbours_that_no_longer_touch_leave_a_gap_that_is_named(facts: Facts) -> None:
    fewer = [name for name in border(facts, "ceredigion-council") if name != "cwmystwyth"]
    finding = only(with_border(facts, "ceredigion-council", fewer))
    assert finding.seen == "Between areas there is a gap, at claerwen, cwmystwyth, pumlumon"


def test_areas_that_lie_over_each_other_are_named(facts: Facts) -> None:
    wider = [*border(facts, "merthyr-tydfil-council"), "llechryd"]
    finding = only(with_border(facts, "merthyr-tydfil-council", wider))
    assert finding.seen == (
        '"powys-council" and "merthyr-tydfil-council" lie over each other between "pontsticill" and "llechryd"'
    )


def test_a_border_written_the_wrong_way_round_is_named(facts: Facts) -> None:
    finding = only(with_border(facts, "powys-council", border(facts, "powys-council")[::-1]))
    assert finding.seen == 'The border of "powys-council" goes round the wrong way'


@pytest.mark.parametrize(
    ("force", "seen"),
    [
        ("gwent-police", 'The map has no place for the name of "gwent-police"'),
        ("bawso", 'forces names "bawso", which is no council\'s police force'),
    ],
)
def test_a_force_without_a_place_for_its_name_and_a_name_of_no_force_are_named(
    facts: Facts, force: str, seen: str
) -> None:
    drawing = facts.document(WalesMap)
    forces = {id: at for id, at in drawing.forces.items() if id != force} | (
        {} if force in drawing.forces else {force: [1, 1]}
    )
    assert only(with_document(facts, drawing.model_copy(update={"forces": forces}))).seen == seen
