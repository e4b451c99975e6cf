"""What sums tell about numbers that are not shown: the least and the most that each can be."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, gcd, inf

Interval = tuple[float, float]


@dataclass(frozen=True)
class Equation:
    """Unknown numbers, each by its name with a factor, that make ``sum`` together."""

    factors: tuple[tuple[int, int], ...]
    sum: int


def tightened(equations: Sequence[Equation], boxes: dict[int, Interval]) -> dict[int, Interval] | int:
    """The boxes (least, most) of whole numbers, narrowed by each equation until none narrows further.

    Where the equations and boxes contradict each other, the index of an equation that shows it.
    """
    found = dict(boxes)
    of_unknown: dict[int, list[int]] = defaultdict(list)
    for index, equation in enumerate(equations):
        for unknown, _ in equation.factors:
            of_unknown[unknown].append(index)
    waiting, queued = deque(range(len(equations))), [True] * len(equations)
    while waiting:
        index = waiting.popleft()
        queued[index] = False
        for unknown, interval in implied(equations[index], found).items():
            least, most = found[unknown]
            narrower = (max(least, interval[0]), min(most, interval[1]))
            if narrower[0] > narrower[1]:
                return index
            if narrower != (least, most):
                found[unknown] = narrower
                for other in of_unknown[unknown]:
                    if not queued[other]:
                        queued[other] = True
                        waiting.append(other)
    if any(not equation.factors and equation.sum for equation in equations):
        return next(i for i, equation in enumerate(equations) if not equation.factors and equation.sum)
    return found


def implied(equation: Equation, boxes: dict[int, Interval]) -> dict[int, Interval]:
    """The least and the most that each unknown of an equation can be, given the boxes of the others."""
    ends = [
        (factor * boxes[unknown][0 if factor > 0 else 1], factor * boxes[unknown][1 if factor > 0 else 0])
        for unknown, factor in equation.factors
    ]
    low, high = _Sum([end[0] for end in ends]), _Sum([end[1] for end in ends])
    intervals = {}
    for (unknown, factor), (least, most) in zip(equation.factors, ends, strict=True):
        at_most, at_least = equation.sum - low.without(least), equation.sum - high.without(most)
        if factor < 0:
            at_most, at_least = at_least, at_most
        intervals[unknown] = (_up(at_least / factor), _down(at_most / factor))
    return intervals


class _Sum:
    """A sum that can be told without one of its terms although some terms are infinite."""

    def __init__(self, terms: list[float]) -> None:
        self.finite = sum(term for term in terms if abs(term) != inf)
        self.infinite = [term for term in terms if abs(term) == inf]

    def without(self, term: float) -> float:
        if abs(term) != inf:
            return self.infinite[0] if self.infinite else self.finite - term
        return self.infinite[0] if len(self.infinite) > 1 else self.finite


def _up(value: float) -> float:
    return value if abs(value) == inf else ceil(value)


def _down(value: float) -> float:
    return value if abs(value) == inf else floor(value)


def solved(equations: Sequence[Equation]) -> list[Equation]:
    """The same equations solved as far as they go (Gauss and Jordan, in whole numbers).

    Each answer begins with an unknown that stands in no other answer. An unknown that equations give away together,
    though none does alone, stands by itself in one.
    """
    pivots: dict[int, tuple[dict[int, int], int]] = {}
    holders: dict[int, set[int]] = defaultdict(set)
    for equation in equations:
        row, total = dict(equation.factors), equation.sum
        for unknown in [unknown for unknown in row if unknown in pivots]:
            row, total = _without(row, total, unknown, pivots[unknown])
        if not row:
            continue
        pivot = min(row, key=lambda unknown: (abs(row[unknown]), len(holders[unknown]), unknown))
        for holder in list(holders[pivot]):
            old, old_total = pivots[holder]
            new, new_total = _without(old, old_total, pivot, (row, total))
            for unknown in old.keys() - new.keys():
                holders[unknown].discard(holder)
            for unknown in new.keys() - old.keys():
                holders[unknown].add(holder)
            pivots[holder] = (new, new_total)
        pivots[pivot] = (row, total)
        for unknown in row:
            holders[unknown].add(pivot)
    return [
        Equation(((pivot, row[pivot]), *((name, factor) for name, factor in row.items() if name != pivot)), total)
        for pivot, (row, total) in pivots.items()
    ]


def _without(
    row: dict[int, int], total: int, unknown: int, pivot: tuple[dict[int, int], int]
) -> tuple[dict[int, int], int]:
    """The row less as much of the pivot's row as takes ``unknown`` out of it, in lowest terms."""
    other, other_total = pivot
    times, of_pivot = other[unknown], row[unknown]
    new = {name: factor * times for name, factor in row.items()}
    for name, factor in other.items():
        new[name] = new.get(name, 0) - factor * of_pivot
    new = {name: factor for name, factor in new.items() if factor}
    new_total = total * times - other_total * of_pivot
    common = gcd(new_total, *new.values()) or 1
    return {name: factor // common for name, factor in new.items()}, new_total // common
