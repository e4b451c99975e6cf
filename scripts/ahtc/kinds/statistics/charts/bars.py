"""A chart of categories: a bar for each, level, its name before it and its value at its end."""

from __future__ import annotations

from ahtc.kinds.statistics.charts.layout import ChartPanel, ChartRow
from ahtc.kinds.statistics.charts.lettering import wrapped
from ahtc.kinds.statistics.charts.sheet import EDGE, GAP, Bar, ChartView, Lettering, Rule
from ahtc.kinds.statistics.charts.words import ChartWords, look

_LABELS = 0.42  # the most of the width that names may take


def draw_bars(sheet: ChartView, reading: ChartWords) -> None:
    """Draw every panel of a chart of categories, one below the other, on one scale."""
    _Bars(sheet, reading).draw()


class _Bars:
    def __init__(self, sheet: ChartView, reading: ChartWords) -> None:
        self.sheet, self.reading, self.paper = sheet, reading, sheet.paper
        rows = reading.rows
        column = min(
            max(sheet.wide(reading.label(row), self._lit(row)) for row in rows),
            self.paper.width * _LABELS,
        )
        self.names = {row.key: wrapped(reading.label(row), column, self.paper.size, self._lit(row)) for row in rows}
        self.axis = EDGE + column + GAP
        self.scale = self._scale(rows)

    def draw(self) -> None:
        for panel in self.reading.panels:
            self._panel(panel)

    def _lit(self, row: ChartRow) -> bool:
        return row.key == self.reading.layout.highlight

    def _scale(self, rows: list[ChartRow]) -> float:
        """Units for each one counted, so that every bar leaves its own words the room they need."""
        room = self.paper.width - EDGE - self.axis
        fits = [
            max(room - GAP - self.sheet.wide(self.reading.beside(row), bold=True), room / 4) / row.most
            for row in rows
            if row.most
        ]
        return min(fits, default=0)

    def _panel(self, panel: ChartPanel) -> None:
        if panel.category:
            self.sheet.height += GAP
            self.sheet.write(self.reading.panel(panel.category), "strong")
        self.sheet.height += GAP
        for row in panel.rows:
            self._row(row)

    def _row(self, row: ChartRow) -> None:
        sheet, names = self.sheet, self.names[row.key]
        height = max(self.paper.row, len(names) * self.paper.line + GAP)
        middle = sheet.height + height / 2
        first = sheet.on_line(middle) - (len(names) - 1) * self.paper.line / 2
        for number, line in enumerate(names):
            weight = "strong" if self._lit(row) else "plain"
            sheet.letterings.append(Lettering(line, self.axis - GAP, first + number * self.paper.line, weight, "end"))
        axis = "axis" if row.most is not None else "gap"
        sheet.rules.append(Rule(self.axis, sheet.height, self.axis, sheet.height + height, axis))
        self._beside(row, self._bar(row, middle) + GAP, sheet.on_line(middle))
        sheet.height += height

    def _bar(self, row: ChartRow, middle: float) -> float:
        """Draw a row's bar, with its range if it has one; where its words may begin."""
        seen = row.observation
        if seen is None or row.most is None:
            return self.axis
        tall = self.paper.bar
        width = float(seen.value if seen.value is not None else seen.low or 0) * self.scale
        if width:
            self.sheet.bars.append(Bar(self.axis, middle - tall / 2, width, tall, look(seen), self._lit(row)))
        if seen.low is not None and seen.high is not None:
            low, high = (self.axis + float(end) * self.scale for end in (seen.low, seen.high))
            self.sheet.span((low, middle), (high, middle), tall / 2 + 4)
        end = self.axis + row.most * self.scale
        if row.key in self.reading.marks:
            self.sheet.rules.append(Rule(end, middle - tall * 0.8, end, middle + tall * 0.8, "mark"))
        return end

    def _beside(self, row: ChartRow, x: float, y: float) -> None:
        value = self.reading.value(row)
        self.sheet.letterings.append(Lettering(value, x, y, "value" if row.most is not None else "reason"))
        if row.key in self.reading.marks:
            x += self.sheet.wide(f"{value} ", bold=True)
            self.sheet.letterings.append(Lettering(self.reading.marks[row.key], x, y, "reason"))
