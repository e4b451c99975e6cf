"""A drawing of Wales: points by name, and each council's area by the points of its border."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ahtc.core.references import Ref
from ahtc.core.text import Base, Id
from ahtc.kinds.organisations.record import Organisation

Coordinate = Annotated[int, Field(ge=0, le=1000)]
Point = Annotated[list[Coordinate], Field(min_length=2, max_length=2)]


class MappedArea(Base):
    """One council's area on the map: the names of the points that its border goes through, with the area on the left.

    Neighbours name the same points, so that they cannot drift apart.
    """

    council: Ref[Organisation]
    border: Annotated[list[Id], Field(min_length=3)]


class WalesMap(Base):
    """The map (``docs/data/map.yml``): its size, its points, ``x`` to the right and ``y`` down, and its areas.

    ``forces`` are the middles of the lines where the names of the police forces' areas stand.
    """

    size: Point
    points: dict[Id, Point]
    forces: dict[Id, Point]
    areas: list[MappedArea]
