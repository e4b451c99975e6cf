"""The borders of areas as steps from point to point: which are shared, what is left outside, and the path to draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ahtc.kinds.areas.record import Point

Step = tuple[str, str]


def steps(border: Sequence[str]) -> list[Step]:
    """Each point of a border with the next one, and the last with the first."""
    return list(zip(border, [*border[1:], border[0]], strict=True))


def outlines(borders: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rings round areas taken together: the steps that no neighbour among them takes the other way."""
    taken = {step for border in borders for step in steps(border)}
    onward: dict[str, list[str]] = {}
    for start, end in sorted(taken):
        if (end, start) not in taken:
            onward.setdefault(start, []).append(end)
    rings = []
    while onward:
        first = point = next(iter(onward))
        ring: list[str] = []
        while point in onward:
            ring.append(point)
            ends = onward[point]
            following = ends.pop()
            if not ends:
                del onward[point]
            point = following
            if point == first:
                break
        rings.append(ring)
    return rings


def goes_round(ring: Sequence[str], points: Mapping[str, Point]) -> bool:
    """Whether a ring has what it encloses on its left, as the border of an area must; round a gap it is otherwise."""
    pairs = [(points[start], points[end]) for start, end in steps(ring)]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs) < 0


def path(rings: Iterable[Sequence[str]], points: Mapping[str, Point]) -> str:
    """The path of an SVG that draws rings, in steps from each point to the next, which are short to write."""
    drawn = []
    for ring in rings:
        at = [points[name] for name in ring]
        moves = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(at)]
        drawn.append(f"M{at[0][0]} {at[0][1]}l{' '.join(moves)}z".replace(" -", "-"))
    return "".join(drawn)
