"""The call ``wales_map``: the drawing of Wales, as links to what is near in each area, or as police force areas."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage, look_up
from ahtc.core.problems import did_you_mean
from ahtc.kinds.areas.outline import outlines, path
from ahtc.kinds.areas.record import MappedArea, WalesMap
from ahtc.kinds.councils.pages import near_page
from ahtc.kinds.organisations.places import councils, in_order_of_area
from ahtc.kinds.organisations.record import Organisation


def wales_map(page: CallingPage, shows: str) -> Markup:
    """The map that ``shows`` names: ``councils``, each a link, beside a list of them; or ``forces``, each shaded."""
    drawn = _MAPS.get(shows)
    if drawn is None:
        expected = f"one of {', '.join(_MAPS)}"
        raise CallError(f'There is no map of "{shows}"', expected, did_you_mean(shows, _MAPS))
    return drawn(page)


def _councils_map(page: CallingPage) -> Markup:
    """For fingers and pointers alone: the list beside it holds the same links for everybody."""
    drawing, organisations = page.facts.document(WalesMap), page.facts[Organisation]
    areas = [
        (page.link(near_page(council)), council.area, path([area.border], drawing.points))
        for area in drawing.areas
        for council in [organisations[area.council]]
    ]
    return page.render("councils_map.html", size=drawing.size, areas=areas)


def _forces_map(page: CallingPage) -> Markup:
    """Each force's area in its own shade, with its name, and in words which councils it serves."""
    drawing, organisations = page.facts.document(WalesMap), page.facts[Organisation]
    forces = []
    for id, at in drawing.forces.items():
        served = [each for each in councils(organisations) if each.council and each.council.police == id]
        borders = [page.facts[MappedArea][council.id].border for council in served]
        inside = path(borders, drawing.points)
        outside = path(outlines(borders), drawing.points)
        force = look_up(organisations, id, "organisation", "docs/data/organisations")
        forces.append((force, inside, outside, at, in_order_of_area(served, page.language)))
    return page.render("forces_map.html", size=drawing.size, forces=forces)


_MAPS: dict[str, Callable[[CallingPage], Markup]] = {"councils": _councils_map, "forces": _forces_map}
CALLS = {"wales_map": wales_map}
