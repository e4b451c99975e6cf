"""A dataset's chart: a static SVG, drawn twice, for a phone and for a desk, from the same observations as its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ahtc.core.facts import Facts
from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.charts.bars import draw_bars
from ahtc.kinds.statistics.charts.columns import draw_columns
from ahtc.kinds.statistics.charts.lines import draw_lines
from ahtc.kinds.statistics.charts.sheet import DESK, EDGE, GAP, PAPERS, Bar, ChartView, Dot, Paper
from ahtc.kinds.statistics.charts.telling import told
from ahtc.kinds.statistics.charts.words import ChartWords
from ahtc.kinds.statistics.charts.years import explained
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartLayout, Labels

FOLDER = "assets/charts"

_SWATCH = 22


def chart_view(
    dataset: StatisticalDataset,
    layout: ChartLayout,
    labels: Labels,
    words: Words,
    language: Language,
    paper: Paper = DESK,
) -> ChartView:
    """A dataset's chart in one language on one paper, as the ``chart`` of its ``dataset.yml`` lays it out."""
    reading = ChartWords(dataset, layout, labels, words, language)
    sheet = ChartView(reading.title(), reading.finding(), told(reading), paper)
    sheet.write(sheet.title, "title")
    _drawn(layout)(sheet, reading)
    _below(sheet, reading)
    return sheet


def chart_name(dataset: str, language: Language, paper: Paper = DESK) -> str:
    """The path of a chart's file under ``docs``."""
    return f"{FOLDER}/{dataset}.{paper.name}.{language}.svg"


def chart_files(facts: Facts, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Every dataset's chart in both languages on both papers, by its address below the site's root."""
    for dataset in facts[StatisticalDataset].values():
        if dataset.about.chart is None:
            continue
        for language in LANGUAGES:
            for paper in PAPERS:
                view = chart_view(dataset, dataset.about.chart, facts.document(Labels), facts.words, language, paper)
                drawn = templates.render("chart.svg", language, view=view)
                yield chart_name(dataset.about.id, language, paper), drawn.encode()


def _drawn(layout: ChartLayout) -> Callable[[ChartView, ChartWords], None]:
    if layout.series:
        return draw_lines
    return draw_columns if layout.kind == "years" else draw_bars


def _below(sheet: ChartView, reading: ChartWords) -> None:
    """What the patterns, letters and signs mean, and who published the figures."""
    sheet.height += GAP / 2
    _legend(sheet, reading)
    if reading.layout.kind == "years":
        for text in explained(reading):
            sheet.write(text)
    sheet.height += GAP / 2
    sheet.write(reading.credit(), "soft")
    sheet.height = round(sheet.height + sheet.paper.size * 0.4)  # room for the tails of letters


def _legend(sheet: ChartView, reading: ChartWords) -> None:
    """Each look with its words, side by side where they have room."""
    x, above = float(EDGE), sheet.height
    for pattern, words in reading.legend():
        start = x + _SWATCH + GAP
        width = sheet.wide(words)
        if x > EDGE and start + width <= sheet.paper.width - EDGE:
            sheet.height = above
        else:
            x, start, above = EDGE, EDGE + _SWATCH + GAP, sheet.height
        _swatch(sheet, pattern, x, above + sheet.paper.line - sheet.paper.size * 0.35)
        sheet.write(words, x=start)
        x = start + width + 2 * GAP


def _swatch(sheet: ChartView, pattern: str, x: float, middle: float) -> None:
    if pattern == "range":
        sheet.span((x + 2, middle), (x + _SWATCH - 2, middle), 5)
    elif pattern in ("open", "hidden") or (pattern == "solid" and sheet.dots and not sheet.bars):
        sheet.dots.append(Dot(x + _SWATCH / 2, middle, pattern))
    else:
        sheet.bars.append(Bar(x, middle - 6, _SWATCH, 12, pattern))
