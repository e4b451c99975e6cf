"""The map has every council's area once, neighbours share their border, and nothing is left between them."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.areas.outline import Step, goes_round, outlines, steps
from ahtc.kinds.areas.record import MappedArea, WalesMap
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation

_MAP = "docs/data/map.yml"


def findings(facts: Facts) -> Iterator[Finding]:
    """Councils and forces that the map lacks or should not have, then points, then borders that do not fit."""
    yield from _council_findings(facts)
    yield from _force_findings(facts)
    unknown = list(_point_findings(facts))
    yield from unknown or _border_findings(facts)


def _council_findings(facts: Facts) -> Iterator[Finding]:
    known = [council.id for council in councils(facts[Organisation])]
    for id in facts[MappedArea]:
        if id in facts[Organisation] and id not in known:
            yield _finding(facts, id, ["council"], f'"{id}" is no council', "a council's id", did_you_mean(id, known))
    for id in known:
        if id not in facts[MappedArea]:
            seen, expected = f'The map has no area for "{id}"', "an area for each council"
            yield Finding(_MAP, 1, "map", seen, expected, f"Add one under areas: council: {id}, and its border.")


def _force_findings(facts: Facts) -> Iterator[Finding]:
    named = set(facts.document(WalesMap).forces)
    forces = {str(each.council.police) for each in councils(facts[Organisation]) if each.council}
    for id in sorted(forces - named):
        seen, expected = f'The map has no place for the name of "{id}"', "a place for each police force of a council"
        yield Finding(_MAP, 1, "map", seen, expected, f"Add it under forces, as {id}: [x, y].")
    for id in sorted(named - forces):
        seen, expected = f'forces names "{id}", which is no council\'s police force', "the forces of the councils"
        yield Finding(_MAP, _line(facts, "forces", id), "map", seen, expected, did_you_mean(id, forces))


def _point_findings(facts: Facts) -> Iterator[Finding]:
    points = facts.document(WalesMap).points
    used = set()
    for id, area in facts[MappedArea].items():
        for number, name in enumerate(area.border):
            used.add(name)
            if name not in points:
                seen = f'The border of "{id}" goes through "{name}", which is no point'
                remedy = did_you_mean(name, points)
                yield _finding(facts, id, ["border", number], seen, f"the name of a point of {_MAP}", remedy)
            elif name in area.border[:number]:
                seen = f'The border of "{id}" goes through "{name}" twice'
                yield _finding(facts, id, ["border", number], seen, "each point once", "Take it out where it is wrong.")
    for name in sorted(points.keys() - used):
        seen, remedy = f'No border goes through the point "{name}"', "Delete it, or put it into the borders there."
        yield Finding(_MAP, _line(facts, "points", name), "map", seen, "points that borders go through", remedy)


def _border_findings(facts: Facts) -> list[Finding]:
    """Areas drawn the wrong way round; where there are none, those over each other; where there are none, gaps."""
    return list(_turned(facts)) or list(_overlaps(facts)) or list(_gaps(facts))


def _turned(facts: Facts) -> Iterator[Finding]:
    points = facts.document(WalesMap).points
    for id, area in facts[MappedArea].items():
        if not goes_round(area.border, points):
            seen, expected = f'The border of "{id}" goes round the wrong way', "its points with the area on the left"
            yield _finding(facts, id, ["border"], seen, expected, "Write its points in the opposite order.")


def _overlaps(facts: Facts) -> Iterator[Finding]:
    """Each two areas that have the same side of a step: one lies over the other."""
    owners: dict[Step, str] = {}
    told = set()
    for id, area in facts[MappedArea].items():
        for step in steps(area.border):
            other = owners.setdefault(step, id)
            if other != id and (id, other) not in told:
                told.add((id, other))
                seen = f'"{other}" and "{id}" lie over each other between "{step[0]}" and "{step[1]}"'
                expected, remedy = "neighbours, one on each side", "Correct one of the borders."
                yield _finding(facts, id, ["border"], seen, expected, remedy)


def _gaps(facts: Facts) -> Iterator[Finding]:
    points = facts.document(WalesMap).points
    for ring in outlines(area.border for area in facts[MappedArea].values()):
        if not goes_round(ring, points):
            seen = f"Between areas there is a gap, at {', '.join(sorted(ring))}"
            remedy = "Put the same points into the borders on both sides of it."
            yield Finding(_MAP, _line(facts, "points", ring[0]), "map", seen, "neighbours that touch", remedy)


def _finding(facts: Facts, id: str, keys: list[str | int], seen: str, expected: str, remedy: str) -> Finding:
    return Finding(_MAP, facts.stands(MappedArea, id).line_of(keys), "map", seen, expected, remedy)


def _line(facts: Facts, *keys: str) -> int:
    """The line of what stands in the map's file outside its areas; the first where the file has no area."""
    places = facts.shelves[MappedArea].places
    return Stands(next(iter(places.values())).file, keys).line_of() if places else 1
