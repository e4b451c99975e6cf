"""A dataset's chart: horizontal bars in a static SVG, drawn from the same observations as its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ahtc.core.facts import Facts
from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.charts.layout import ChartPanel, ChartRow
from ahtc.kinds.statistics.charts.lettering import text_width, wrapped
from ahtc.kinds.statistics.charts.words import ChartWords, drawable, look
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartLayout, Labels

FOLDER = "assets/charts"

# A page 360 px wide gives a chart 322; there the letters are 14 px high. On wide pages they are as high as the text.
WIDTH = 480
SIZE = 21
_TITLE, _LINE, _EDGE, _GAP = 23, 27, 2, 10
_ROW, _BAR = 36, 22
_LABELS = 0.42  # the most of the width that labels may take


@dataclass(frozen=True)
class Lettering:
    """A line of text: where its baseline starts (or, for ``anchor`` end, ends) and how it looks."""

    text: str
    x: float
    y: float
    look: str = "plain"
    anchor: str = "start"


@dataclass(frozen=True)
class Bar:
    """A bar: ``look`` says how its value is known (solid, hatched or dotted), ``open`` a range without a value."""

    x: float
    y: float
    width: float
    height: float
    look: str
    highlight: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line: the axis beside a row (``axis``), a gap in it, a range, a break or the tick of a mark."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass
class ChartView:
    """A chart in one language, ready to draw: its size, what it says in words, and everything on it."""

    title: str
    finding: str
    description: str
    height: float = 0
    width: float = WIDTH
    bars: list[Bar] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    letterings: list[Lettering] = field(default_factory=list)

    @property
    def patterns(self) -> list[str]:
        """The patterns that its bars need."""
        return sorted({bar.look for bar in self.bars} - {"solid"})


def chart_view(
    dataset: StatisticalDataset, layout: ChartLayout, labels: Labels, words: Words, language: Language
) -> ChartView:
    """A dataset's chart in one language, as the ``chart`` of its ``dataset.yml`` lays it out."""
    return _Drawing(ChartWords(dataset, layout, labels, words, language)).view()


def chart_name(dataset: str, language: Language) -> str:
    """The path of a chart's file under ``docs``."""
    return f"{FOLDER}/{dataset}.{language}.svg"


def chart_files(facts: Facts, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Every dataset's chart in both languages, by its address below the site's root."""
    for dataset in facts[StatisticalDataset].values():
        if dataset.about.chart is None:
            continue
        for language in LANGUAGES:
            view = chart_view(dataset, dataset.about.chart, facts.document(Labels), facts.words, language)
            drawn = templates.render("chart_bars.svg", language, view=view, size=SIZE)
            yield chart_name(dataset.about.id, language), drawn.encode()


class _Drawing:
    """Puts a reading on paper from the top down; ``y`` is how far it has come."""

    def __init__(self, reading: ChartWords) -> None:
        self.reading = reading
        title = drawable((reading.layout.title or reading.data.about.title).in_(reading.language))
        self.sheet = ChartView(title, reading.finding(), reading.description())
        self.y: float = 0
        rows = reading.rows
        most = max(self._label_width(row) for row in rows)
        column = min(most, WIDTH * _LABELS)
        self.labels = {row.key: wrapped(reading.label(row), column, SIZE, self._highlighted(row)) for row in rows}
        self.axis = _EDGE + column + _GAP
        self.scale = self._scale(rows)

    def _highlighted(self, row: ChartRow) -> bool:
        return row.key == self.reading.layout.highlight

    def _label_width(self, row: ChartRow) -> float:
        return text_width(self.reading.label(row), SIZE, self._highlighted(row))

    def _scale(self, rows: list[ChartRow]) -> float:
        """Units for each one counted, so that every bar leaves its own words the room they need."""
        room = WIDTH - _EDGE - self.axis
        fits = [
            max(room - _GAP - text_width(self.reading.beside(row), SIZE, True), room / 4) / row.most
            for row in rows
            if row.most
        ]
        return min(fits, default=0)

    def view(self) -> ChartView:
        self._lines(self.sheet.title, _EDGE, "title", _TITLE, bold=True)
        for panel in self.reading.panels:
            self._panel(panel)
        self._legend()
        source = f"{self.reading.say('source')}: {self.reading.data.origin.publisher.in_(self.reading.language)}"
        self.y += _GAP
        self._lines(drawable(source), _EDGE, "soft", SIZE)
        self.sheet.height = round(self.y + SIZE * 0.35)  # room for the tails of letters
        return self.sheet

    def _lines(self, text: str, x: float, look: str, size: float, bold: bool = False) -> None:
        for line in wrapped(text, WIDTH - _EDGE - x, size, bold):
            self.y += _LINE
            self.sheet.letterings.append(Lettering(line, x, self.y, look))

    def _panel(self, panel: ChartPanel) -> None:
        if panel.category:
            self.y += _GAP
            self._lines(self.reading.panel(panel.category), _EDGE, "strong", SIZE, bold=True)
        self.y += _GAP
        for row in panel.rows:
            if row.key in self.reading.breaks:
                self._break(self.reading.breaks[row.key])
            self._row(row)

    def _break(self, reason: str) -> None:
        self.y += _GAP / 2
        self._lines(drawable(reason), _EDGE, "reason", SIZE)
        self.y += _GAP
        self.sheet.rules.append(Rule(_EDGE, self.y, WIDTH - _EDGE, self.y, "break"))
        self.y += _GAP / 2

    def _row(self, row: ChartRow) -> None:
        lines = self.labels[row.key]
        height = max(_ROW, len(lines) * _LINE + _GAP)
        middle = self.y + height / 2
        first = _baseline(middle) - (len(lines) - 1) * _LINE / 2
        for number, line in enumerate(lines):
            weight = "strong" if self._highlighted(row) else "plain"
            self.sheet.letterings.append(Lettering(line, self.axis - _GAP, first + number * _LINE, weight, "end"))
        axis = "axis" if row.most is not None else "gap"
        self.sheet.rules.append(Rule(self.axis, self.y, self.axis, self.y + height, axis))
        end = self._bar(row, middle)
        self._beside(row, end + _GAP, _baseline(middle))
        self.y += height

    def _bar(self, row: ChartRow, middle: float) -> float:
        """Draw a row's bar, with its range if it has one; where its words may begin."""
        seen = row.observation
        if seen is None or row.most is None:
            return self.axis
        value, low, high = seen.value, seen.low, seen.high
        top = middle - _BAR / 2
        if value or (value is None and low):
            width = float(value or low or 0) * self.scale
            self.sheet.bars.append(Bar(self.axis, top, width, _BAR, look(seen), self._highlighted(row)))
        if low is not None and high is not None:
            self._range(self.axis + float(low) * self.scale, self.axis + float(high) * self.scale, middle)
        end = self.axis + row.most * self.scale
        if row.key in self.reading.marks:
            self.sheet.rules.append(Rule(end, middle - _BAR * 0.8, end, middle + _BAR * 0.8, "mark"))
        return end

    def _range(self, low: float, high: float, middle: float) -> None:
        """A span with an end at each side, taller than the bar so that a short one shows too."""
        half = _BAR / 2 + 4
        self.sheet.rules.append(Rule(low, middle, high, middle, "range"))
        for x in (low, high):
            self.sheet.rules.append(Rule(x, middle - half, x, middle + half, "range"))

    def _beside(self, row: ChartRow, x: float, y: float) -> None:
        value = drawable(self.reading.value(row))
        known = "value" if row.most is not None else "reason"
        self.sheet.letterings.append(Lettering(value, x, y, known))
        if row.key in self.reading.marks:
            x += text_width(f"{value} ", SIZE, True)
            self.sheet.letterings.append(Lettering(drawable(self.reading.marks[row.key]), x, y, "reason"))

    def _legend(self) -> None:
        entries = list(self.reading.legend())
        self.y += _GAP if entries else 0
        for pattern, words in entries:
            middle = self.y + _LINE - SIZE * 0.35
            if pattern == "range":
                self._range(_EDGE + 4, _EDGE + 30, middle)
            else:
                self.sheet.bars.append(Bar(_EDGE, middle - 8, 34, 16, pattern))
            self._lines(words, _EDGE + 34 + _GAP, "plain", SIZE)
            self.y += _GAP / 2


def _baseline(middle: float) -> float:
    return middle + SIZE * 0.35
