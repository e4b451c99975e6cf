"""A chart of years: a column for each, from left to right; several panels stand side by side on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from ahtc.kinds.statistics.charts.layout import ChartPanel, ChartRow
from ahtc.kinds.statistics.charts.lettering import wrapped
from ahtc.kinds.statistics.charts.sheet import EDGE, GAP, Bar, ChartView, Dot, Lettering, Rule
from ahtc.kinds.statistics.charts.words import ChartWords, look
from ahtc.kinds.statistics.charts.years import Plot, draw_breaks, draw_scale, draw_years, gutter, sign_of

_WIDEST = 64
_NARROWEST = 13  # the least width of a year's place, where there are several panels


def draw_columns(sheet: ChartView, reading: ChartWords) -> None:
    """Draw every panel of a chart of years."""
    _Columns(sheet, reading).draw()


@dataclass(frozen=True)
class _Box:
    """Where something stands that nothing else may cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class _Columns:
    def __init__(self, sheet: ChartView, reading: ChartWords) -> None:
        self.sheet, self.reading, self.paper = sheet, reading, sheet.paper
        self.most = max((row.most for row in reading.rows if row.most), default=1)
        self.left = gutter(sheet, reading, self.most)
        self.across = self._across()

    def _across(self) -> int:
        """How many panels stand side by side."""
        panels = self.reading.panels
        room, years = self.paper.width - EDGE - self.left, max(len(panel.rows) for panel in panels)
        fits = int((room + 2 * GAP) // (years * _NARROWEST + 2 * GAP))
        fair = 2 if len(panels) in (2, 4) and self.paper.name == "phone" else len(panels)
        return max(1, min(fits, fair))

    def draw(self) -> None:
        panels = self.reading.panels
        for first in range(0, len(panels), self.across):
            self._side_by_side(panels[first : first + self.across])

    def _side_by_side(self, panels: list[ChartPanel]) -> None:
        sheet, wide = self.sheet, (self.paper.width - EDGE - self.left + 2 * GAP) / self.across
        names = [self._name(panel, wide - 2 * GAP) for panel in panels]
        sheet.height += GAP + max(len(lines) for lines in names) * self.paper.line
        head = sheet.height
        top = head + self.paper.line * (2 if self.reading.breaks else 1) + GAP / 2
        floor = top + (self.paper.plot if len(self.reading.panels) == 1 else self.paper.small_plot)
        for number, (panel, lines) in enumerate(zip(panels, names, strict=True)):
            left = self.left + number * wide
            for up, line in enumerate(reversed(lines)):
                sheet.letterings.append(Lettering(line, left, head - up * self.paper.line, "strong"))
            plot = Plot(left, left + wide - 2 * GAP, floor, (floor - top) / self.most, [row.key for row in panel.rows])
            draw_scale(sheet, self.reading, plot, self.most, numbered=number == 0)
            draw_breaks(sheet, self.reading, plot, head + self.paper.line)
            self._panel(panel, plot)
        sheet.height = floor + self.paper.line + GAP / 2

    def _name(self, panel: ChartPanel, width: float) -> list[str]:
        if panel.category is None:
            return []
        return wrapped(self.reading.panel(panel.category), width, self.paper.size, bold=True)

    def _panel(self, panel: ChartPanel, plot: Plot) -> None:
        for row in panel.rows:
            self._column(row, plot)
        draw_years(self.sheet, self.reading, plot)
        if any(row.most is not None for row in panel.rows):
            self._values(panel, plot)
        else:
            self._nothing(panel, plot)

    def _column(self, row: ChartRow, plot: Plot) -> None:
        seen, middle, half = row.observation, plot.middle(row.key), self._half(plot)
        axis, side = "axis" if row.most is not None else "gap", plot.slot / 2
        self.sheet.rules.append(Rule(middle - side, plot.floor, middle + side, plot.floor, axis))
        if seen is None or row.most is None:
            if seen is not None and seen.status != "not-found":
                self.sheet.dots.append(Dot(middle, plot.floor - 5, "hidden"))
            return
        top = plot.height(float(seen.value if seen.value is not None else seen.low or 0))
        if top < plot.floor:
            lit = row.key == self.reading.layout.highlight
            self.sheet.bars.append(Bar(middle - half, top, half * 2, plot.floor - top, look(seen), lit))
        if seen.low is not None and seen.high is not None:
            low, high = plot.height(float(seen.low)), plot.height(float(seen.high))
            self.sheet.span((middle, low), (middle, high), min(half * 0.7, 7))

    def _half(self, plot: Plot) -> float:
        """Half the width of a column."""
        return min(plot.slot * 0.36, _WIDEST / 2)

    def _values(self, panel: ChartPanel, plot: Plot) -> None:
        """Write the values that have room: the latest first, then the largest, the first and the rest."""
        known = [row for row in panel.rows if row.most is not None]
        largest = max(known, key=lambda row: row.most or 0)
        taken = [self._covered(row, plot) for row in known]
        by_worth = {row.key: row for row in (known[-1], largest, known[0], *reversed(known))}
        for row in by_worth.values():
            sign = sign_of(self.reading, row.key)
            for text in (f"{self.reading.figure(row)}{sign}", sign):
                box = self._above(row, plot, self.sheet.wide(text, bold=True))
                if text and not any(box.meets(other) for other in taken):
                    taken.append(box)
                    x, y = (box.left + box.right) / 2, box.bottom - 3
                    self.sheet.letterings.append(Lettering(text, x, y, "value", "middle"))
                    break

    def _covered(self, row: ChartRow, plot: Plot) -> _Box:
        """What a column covers."""
        middle, half = plot.middle(row.key), self._half(plot)
        return _Box(middle - half, plot.height(row.most or 0), middle + half, plot.floor)

    def _above(self, row: ChartRow, plot: Plot, width: float) -> _Box:
        """Where words stand above a column, and inside the sheet."""
        left = min(max(plot.middle(row.key) - width / 2, plot.left), self.paper.width - EDGE - width)
        bottom = plot.height(row.most or 0) - 1
        return _Box(left, bottom - self.paper.size, left + width, bottom)

    def _nothing(self, panel: ChartPanel, plot: Plot) -> None:
        lines = wrapped(self.reading.value(panel.rows[0]), plot.right - plot.left, self.paper.size)
        for up, line in enumerate(reversed(lines)):
            y = plot.floor - GAP - up * self.paper.line
            self.sheet.letterings.append(Lettering(line, plot.left, y, "reason"))
