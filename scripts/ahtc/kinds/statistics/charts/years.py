"""What every chart of years has in common: places from left to right, a scale, years below, breaks and signs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahtc.kinds.statistics.charts.sheet import EDGE, ChartView, Lettering, Rule
from ahtc.kinds.statistics.charts.words import ChartWords

LETTERS = "ABCDEFGH"  # of the breaks, explained below the plots
SIGNS = "*†‡§"  # of the marked values


@dataclass(frozen=True)
class Plot:
    """Where one plot stands: its sides, the line that its values stand on, and the height of one unit."""

    left: float
    right: float
    floor: float
    unit: float
    keys: Sequence[str]

    @property
    def slot(self) -> float:
        """How wide the place of one year is."""
        return (self.right - self.left) / len(self.keys)

    def middle(self, key: str) -> float:
        """Across, the middle of a year's place."""
        return self.left + (self.keys.index(key) + 0.5) * self.slot

    def height(self, value: float) -> float:
        """Down, where a value ends."""
        return self.floor - value * self.unit


def ticks(most: float) -> list[float]:
    """The numbers that a scale up to ``most`` is marked with: nought left out, two to four of them, all round."""
    rough = most / 3
    power = 10 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough)
    return [step * times for times in range(1, math.floor(most / step) + 1)]


def draw_scale(sheet: ChartView, reading: ChartWords, plot: Plot, most: float, numbered: bool) -> None:
    """The lines of the scale across a plot, with their numbers at its left if ``numbered``."""
    for tick in ticks(most):
        y = plot.height(tick)
        sheet.rules.append(Rule(plot.left, y, plot.right, y, "scale"))
        if numbered:
            sheet.letterings.append(Lettering(reading.tick(tick), plot.left - 5, sheet.on_line(y), "soft", "end"))


def gutter(sheet: ChartView, reading: ChartWords, most: float) -> float:
    """The room at the left that the numbers of the scale need."""
    return EDGE + max((sheet.wide(reading.tick(tick)) for tick in ticks(most)), default=0) + 5


def draw_years(sheet: ChartView, reading: ChartWords, plot: Plot) -> None:
    """The years below a plot: as many as have room, the latest among them."""
    names = {key: name for key in plot.keys if (name := reading.below(key, plot.keys))}
    y, taken = plot.floor + sheet.paper.line, plot.right + 1
    step = _step(sheet, list(names.values()), plot.slot) if len(names) == len(plot.keys) else 1
    for key in list(names)[::-1][::step]:
        half = sheet.wide(names[key]) / 2
        x = min(max(plot.middle(key), plot.left + half), plot.right - half)
        if x + half <= taken:
            sheet.letterings.append(Lettering(names[key], x, y, "soft", "middle"))
            taken = x - half - 3


def _step(sheet: ChartView, names: Sequence[str], slot: float) -> int:
    """Every how many years one is named, so that all those named are equally far apart."""
    widest = max((sheet.wide(name) for name in names), default=0)
    return next((step for step in (1, 2, 3, 4, 5, 10) if step * slot >= widest), 10)


def draw_breaks(sheet: ChartView, reading: ChartWords, plot: Plot, top: float) -> None:
    """A broken line before each year from which the count is another, with the letter that explains it."""
    for letter, key in zip(LETTERS, reading.breaks, strict=False):
        x = plot.left + plot.keys.index(key) * plot.slot
        sheet.rules.append(Rule(x, top, x, plot.floor, "break"))
        sheet.letterings.append(Lettering(letter, x, top - 3, "strong", "middle"))


def explained(reading: ChartWords) -> Iterator[str]:
    """What the letters of the breaks and the signs of the marks stand for, and what a blank is."""
    yield from (f"{letter}: {text}" for letter, text in zip(LETTERS, reading.breaks.values(), strict=False))
    marks = zip(SIGNS, reading.marks.items(), strict=False)
    yield from (f"{sign} {reading.short(key)} {text}" for sign, (key, text) in marks)
    yield from reading.blanks()


def sign_of(reading: ChartWords, key: str) -> str:
    """The sign of a marked year, or nothing."""
    marked = list(reading.marks)
    return SIGNS[marked.index(key)] if key in marked else ""
