"""How far hidden numbers can move together without any published sum changing: an exact linear programme.

The simplex method with bounded variables (Dantzig), Bland's rule against going in circles, whole numbers and fractions
throughout, so that nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, inf

from ahtc.kinds.statistics.disclosure.bounds import Equation, Interval

_Exact = int | Fraction

FARTHEST = 10**9  # stands for a count without a limit


def reached(
    answers: Sequence[Equation], boxes: Mapping[int, Interval], wanted: Sequence[int], enough: int
) -> dict[int, Interval] | None:
    """The least and the most of each wanted unknown, or a range that it surely has once that spans ``enough``.

    ``answers`` are equations as :func:`ahtc.kinds.statistics.disclosure.bounds.solved` gives them. None where no
    numbers agree with them.
    """
    programme = _Programme(answers, boxes)
    if not programme.settle():
        return None
    return {unknown: programme.span(unknown, wanted, enough) for unknown in wanted}


class _Programme:
    """The equations as rows, each giving one unknown in terms of the others, and one point that agrees with them."""

    def __init__(self, answers: Sequence[Equation], boxes: Mapping[int, Interval]) -> None:
        self.boxes = boxes
        self.rows: dict[int, dict[int, _Exact]] = {}
        self.point: dict[int, _Exact] = {unknown: int(box[0]) for unknown, box in boxes.items()}
        self.seen: dict[int, tuple[_Exact, _Exact]] = {}
        for answer in answers:
            (given, factor), *others = answer.factors
            self.rows[given] = {unknown: _ratio(-other, factor) for unknown, other in others}
            rest = sum(other * self.point[unknown] for unknown, other in others)
            self.point[given] = _ratio(answer.sum - rest, factor)

    def settle(self) -> bool:
        """Moves to a point within every box; False where there is none."""
        while outside := [unknown for unknown in self.rows if self._outside(unknown)]:
            slope: dict[int, _Exact] = {}
            for unknown in outside:
                for name, factor in self.rows[unknown].items():
                    slope[name] = slope.get(name, 0) + factor * self._outside(unknown)
            if not self._move(slope):
                return False
        return True

    def span(self, unknown: int, wanted: Sequence[int], enough: int) -> Interval:
        """The least and the most of one unknown, or what has been seen of it once that spans ``enough``."""
        for direction in (1, -1):
            while True:
                self._witness(wanted)
                least, most = (ceil(self.seen[unknown][0]), floor(self.seen[unknown][1]))
                if most - least >= enough:
                    return least, most
                slope = self.rows.get(unknown, {unknown: 1})
                if not self._move({name: factor * direction for name, factor in slope.items()}):
                    break
        return least, most

    def _witness(self, wanted: Sequence[int]) -> None:
        for unknown in wanted:
            value = self.point[unknown]
            least, most = self.seen.get(unknown, (value, value))
            self.seen[unknown] = (min(least, value), max(most, value))

    def _outside(self, unknown: int) -> int:
        """1 where the point lies below the unknown's box, -1 where above, 0 within."""
        least, most = self.boxes[unknown]
        return (self.point[unknown] < least) - (self.point[unknown] > most)

    def _move(self, slope: Mapping[int, _Exact]) -> bool:
        """One step up the slope, as far as the boxes (or :data:`FARTHEST`) allow; False at the top."""
        for entering in sorted(slope):
            rising = slope[entering] > 0
            least, most = self.boxes[entering]
            room = _exact(most) - self.point[entering] if rising else self.point[entering] - _exact(least)
            if slope[entering] and room > 0:
                break
        else:
            return False
        direction = 1 if rising else -1
        step: _Exact = room
        leaving = None
        holders = [unknown for unknown, row in self.rows.items() if entering in row]
        for unknown in holders:
            way = self._way(unknown, self.rows[unknown][entering] * direction)
            if way is not None and (way < step or (way == step and leaving is not None and unknown < leaving)):
                step, leaving = way, unknown
        self.point[entering] += direction * step
        for unknown in holders:
            self.point[unknown] += self.rows[unknown][entering] * direction * step
        if leaving is not None:
            self._exchange(leaving, entering)
        return True

    def _way(self, unknown: int, rate: _Exact) -> _Exact | None:
        """How long a step an unknown allows that changes at this rate; None where it never stops it."""
        outside = self._outside(unknown)
        if outside and (rate > 0) != (outside > 0):
            return None
        least, most = self.boxes[unknown]
        end = (most if rate > 0 else least) if not outside else (least if rate > 0 else most)
        return None if end == inf else _ratio(_exact(end) - self.point[unknown], rate)

    def _exchange(self, leaving: int, entering: int) -> None:
        """Gives the entering unknown in terms of the leaving one, and puts that into every other row."""
        row = self.rows.pop(leaving)
        factor = row.pop(entering)
        new = {name: _ratio(-other, factor) for name, other in row.items()}
        new[leaving] = _ratio(1, factor)
        for other_row in self.rows.values():
            times = other_row.pop(entering, 0)
            if times:
                for name, value in new.items():
                    changed = other_row.get(name, 0) + times * value
                    if changed:
                        other_row[name] = changed
                    else:
                        other_row.pop(name, None)
        self.rows[entering] = new


def _exact(bound: float) -> int:
    return FARTHEST if bound == inf else int(bound)


def _ratio(over: _Exact, under: _Exact) -> _Exact:
    """A quotient, kept a whole number where it is one: sums of counts seldom need fractions."""
    if under in (1, -1):
        return over * under
    found = Fraction(over) / under
    return found.numerator if found.denominator == 1 else found
