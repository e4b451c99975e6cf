"""A chart of several series over the years: a line for each, its name and newest value at its end."""

from __future__ import annotations

from itertools import pairwise

from ahtc.kinds.statistics.charts.layout import ChartPanel, ChartRow
from ahtc.kinds.statistics.charts.sheet import EDGE, GAP, ChartView, Dot, Lettering, Rule
from ahtc.kinds.statistics.charts.words import ChartWords, look
from ahtc.kinds.statistics.charts.years import Plot, draw_breaks, draw_scale, draw_years, gutter


def draw_lines(sheet: ChartView, reading: ChartWords) -> None:
    """Draw the lines of a chart; a year without a value, and a break in the count, part a line in two."""
    most = max((row.most for row in reading.rows if row.most), default=1)
    ends = max(sheet.wide(_end(reading, panel), bold=True) for panel in reading.panels) + GAP
    beside = ends <= sheet.paper.width / 3
    letters = sheet.height + sheet.paper.line * (1.5 if reading.breaks else 0.5)
    top = letters + GAP + (0 if beside else sheet.paper.line * 2)
    floor = top + sheet.paper.plot
    keys = [row.key for row in reading.panels[0].rows]
    right = sheet.paper.width - EDGE - (ends if beside else 0)
    plot = Plot(gutter(sheet, reading, most), right, floor, (floor - top) / most, keys)
    draw_scale(sheet, reading, plot, most, numbered=True)
    draw_breaks(sheet, reading, plot, letters)
    sheet.rules.append(Rule(plot.left, floor, right, floor, "axis"))
    draw_years(sheet, reading, plot)
    for panel in reading.panels:
        _line(sheet, reading, panel, plot)
        _name(sheet, reading, panel, plot, beside)
    sheet.height = floor + sheet.paper.line + GAP / 2


def _line(sheet: ChartView, reading: ChartWords, panel: ChartPanel, plot: Plot) -> None:
    lead = panel.category == reading.layout.highlight
    for before, after in pairwise(panel.rows):
        if before.most is not None and after.most is not None and after.key not in reading.breaks:
            ends = (plot.middle(before.key), _y(plot, before), plot.middle(after.key), _y(plot, after))
            sheet.rules.append(Rule(*ends, "lead" if lead else "series"))
    for row in panel.rows:
        if row.observation and row.most is not None:
            how = "solid" if look(row.observation) == "solid" else "open"
            sheet.dots.append(Dot(plot.middle(row.key), _y(plot, row), how))


def _name(sheet: ChartView, reading: ChartWords, panel: ChartPanel, plot: Plot, beside: bool) -> None:
    """The name of a line and its newest value: beside its end or, without room there, above or below it."""
    last = _last(panel)
    y, look_of = _y(plot, last), "value" if panel.category == reading.layout.highlight else "name"
    if beside:
        x = plot.middle(last.key) + GAP
        sheet.letterings.append(Lettering(_end(reading, panel), x, sheet.on_line(y), look_of))
        return
    lowest = y == max(_y(plot, _last(each)) for each in reading.panels)
    first = y + sheet.paper.line * 1.2 if lowest else y - GAP - sheet.paper.line
    for down, text in enumerate((reading.panel(panel.category), reading.figure(last))):
        sheet.letterings.append(Lettering(text, plot.right, first + down * sheet.paper.line, look_of, "end"))


def _last(panel: ChartPanel) -> ChartRow:
    return [row for row in panel.rows if row.most is not None][-1]


def _y(plot: Plot, row: ChartRow) -> float:
    seen = row.observation
    assert seen is not None
    return plot.height(float(seen.value if seen.value is not None else row.most or 0))


def _end(reading: ChartWords, panel: ChartPanel) -> str:
    return f"{reading.panel(panel.category)} {reading.figure(_last(panel))}"
