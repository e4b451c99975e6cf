from __future__ import annotations

import random
from itertools import product

import pytest

from ahtc.kinds.statistics.disclosure.bounds import Equation, Interval, solved
from ahtc.kinds.statistics.disclosure.reach import reached


def margins(seed: int) -> tuple[list[Equation], dict[int, Interval]]:
    """A table of three by three whose inner counts are hidden and whose totals are shown; each has a box."""
    rng = random.Random(seed)
    counts = [rng.randint(0, 4) for _ in range(9)]
    lines = [range(row * 3, row * 3 + 3) for row in range(3)] + [range(column, 9, 3) for column in range(3)]
    equations = [Equation(tuple((cell, 1) for cell in line), sum(counts[cell] for cell in line)) for line in lines]
    return equations, {cell: (rng.randint(0, count), rng.randint(count, 6)) for cell, count in enumerate(counts)}


@pytest.mark.parametrize("seed", range(25))
def test_what_it_says_a_hidden_count_can_be_is_what_trying_every_number_finds(seed: int) -> None:
    equations, boxes = margins(seed)
    rows = [
        [counts for counts in product(*(range(int(a), int(b) + 1) for a, b in three)) if sum(counts) == equation.sum]
        for equation, three in zip(
            equations, [[boxes[cell] for cell, _ in e.factors] for e in equations[:3]], strict=False
        )
    ]
    fitting = [
        counts
        for counts in ([*first, *second, *third] for first, second, third in product(*rows))
        if all(sum(counts[cell] for cell, _ in equation.factors) == equation.sum for equation in equations)
    ]

    found = reached(solved(equations), boxes, list(boxes), enough=100)

    assert found == {cell: (min(c[cell] for c in fitting), max(c[cell] for c in fitting)) for cell in boxes}


def test_it_stops_once_a_range_is_wide_enough() -> None:
    equations = [Equation(((0, 1), (1, 1)), 50)]

    found = reached(solved(equations), {0: (0, 50), 1: (0, 50)}, [0], enough=3)

    assert found is not None
    assert found[0][1] - found[0][0] >= 3


def test_boxes_that_no_numbers_fit_are_told_apart() -> None:
    assert reached(solved([Equation(((0, 1), (1, 1)), 9)]), {0: (0, 4), 1: (0, 4)}, [0], enough=3) is None
