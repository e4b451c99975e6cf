"""What a dataset's chart shows: which observation stands in which row of which panel, and what its finding may name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.statistics.record import ChartLayout, Claim, Dataset, Observation


@dataclass(frozen=True)
class ChartRow:
    """One row: its period or category, its panel's category, and its observation; None where nothing was recorded."""

    key: str
    panel: str | None
    observation: Observation | None

    @property
    def most(self) -> float | None:
        """The furthest that this row reaches along the scale: its value, or the upper end of its range."""
        seen = self.observation
        known = [value for value in (seen.value, seen.high) if value is not None] if seen else []
        return float(max(known)) if known else None


@dataclass(frozen=True)
class ChartPanel:
    """Rows that stand together; ``category`` is what they share, None in a chart of one panel."""

    category: str | None
    rows: list[ChartRow]


def chart_panels(about: Dataset, layout: ChartLayout, observations: Sequence[Observation]) -> list[ChartPanel]:
    """The panels of a chart. Totals are left out, and a year that nothing was recorded for is a row of its own."""
    shown = _shown(layout, observations)
    by_key = {(_panel_of(seen, layout), _key_of(seen, layout)): seen for seen in shown}
    panels = []
    for panel in _without_total(about, layout.split) if layout.split else [None]:
        keys = [key for held, key in by_key if held == panel]
        if not keys:
            continue
        if layout.dimension:
            keys = [key for key in _without_total(about, layout.dimension) if key in keys]
        else:
            keys = _every_year(sorted({key for _, key in by_key}))
        panels.append(ChartPanel(panel, [ChartRow(key, panel, by_key.get((panel, key))) for key in keys]))
    return panels


def shown_period(layout: ChartLayout, observations: Sequence[Observation]) -> str | None:
    """The one period that a chart of categories shows, the newest where none is named; None in a chart of years."""
    newest = max((seen.period for seen in observations), default=None)
    return layout.period or (newest if layout.kind == "categories" else None)


def _shown(layout: ChartLayout, observations: Sequence[Observation]) -> list[Observation]:
    period = shown_period(layout, observations)
    return [
        seen
        for seen in observations
        if period in (None, seen.period)
        and all(seen.categories[name] == category for name, category in layout.filter.items())
    ]


def _panel_of(observation: Observation, layout: ChartLayout) -> str | None:
    return observation.categories[layout.split] if layout.split else None


def _key_of(observation: Observation, layout: ChartLayout) -> str:
    return observation.categories[layout.dimension] if layout.dimension else observation.period


def _without_total(about: Dataset, name: str) -> list[str]:
    return [category for category in about.dimensions[name] if category != about.totals.get(name)]


def _every_year(periods: list[str]) -> list[str]:
    """The periods, with each year between the first and the last where all are years, or all are such as 2018/19."""
    if not periods:
        return []
    years = range(int(periods[0][:4]), int(periods[-1][:4]) + 1)
    if all(re.fullmatch(r"[0-9]{4}", period) for period in periods):
        return [str(year) for year in years]
    if all(re.fullmatch(r"[0-9]{4}/[0-9]{2}", period) for period in periods):
        return [f"{year}/{(year + 1) % 100:02d}" for year in years]
    return periods


def named_rows(about: Dataset, layout: ChartLayout, observations: Sequence[Observation]) -> dict[str, ChartRow]:
    """The rows that a finding may name: ``max``, ``first``, ``latest``, ``highlight`` and ``total``, where there are.

    A largest value that two rows share has no name, nor has one that a withheld value may exceed; nor have the first
    and the latest of several panels. Of several lines, all but ``max`` are of the line that the chart is about.
    """
    panels = chart_panels(about, layout, observations)
    known = [row for panel in panels for row in panel.rows if row.most is not None]
    most = max((row.most for row in known if row.most is not None), default=None)
    largest = [row for row in known if row.most == most]
    withheld = any(_is_withheld(row) for panel in panels for row in panel.rows)
    found = {"max": largest[0]} if len(largest) == 1 and not withheld else {}
    about_one = [row for row in known if not layout.series or row.panel == layout.highlight]
    if layout.kind == "years" and (len(panels) == 1 or layout.series) and about_one:
        found |= {"first": about_one[0], "latest": about_one[-1]}
    highlighted = [row for row in known if row.key == layout.highlight]
    if len(highlighted) == 1:
        found["highlight"] = highlighted[0]
    total = _total(about, layout, observations)
    return found | ({"total": total} if total else {})


def _is_withheld(row: ChartRow) -> bool:
    return row.observation is not None and row.observation.status == "suppressed"


def _total(about: Dataset, layout: ChartLayout, observations: Sequence[Observation]) -> ChartRow | None:
    """The printed total of everything that the chart shows, as its source gives it; None where it gives none."""
    across = {name: about.totals.get(name) for name in (layout.dimension, layout.split) if name}
    found = [
        seen
        for seen in _shown(layout, observations)
        if all(seen.categories[name] == total for name, total in across.items())
    ]
    if not across or len(found) != 1:
        return None
    row = ChartRow(_key_of(found[0], layout), _panel_of(found[0], layout), found[0])
    return row if row.most is not None else None


def placeholders(text: str) -> list[str]:
    """The names between braces in a finding; raises :class:`ValueError` for a brace without its pair."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def noun_findings(layout: ChartLayout, known: Collection[str], path: Path, root: Path) -> Iterator[Finding]:
    """Each noun that a finding counts (``referrals`` in ``{latest:referrals}``) and that is none of ``known``."""
    texts = (layout.finding.en, layout.finding.cy)
    nouns = {shape for text in texts for _, _, shape, _ in Formatter().parse(text) if shape}
    for noun in sorted(nouns - set(known)):
        file = read_yaml(path, root)
        seen, expected = f'The finding counts "{noun}"', "a noun under counts in words.yml"
        remedy = did_you_mean(noun, known)
        yield Finding(file.path, file.line_of(["chart", "finding"]), "chart", seen, expected, remedy)


def chart_findings(file: YamlFile, about: Dataset, observations: Sequence[Observation]) -> Iterator[Finding]:
    """Each thing of a dataset's chart that its observations cannot give, with the line in ``dataset.yml``."""
    layout = about.chart
    if layout is None:
        return

    def finding(field: str, seen: str, expected: str, remedy: str) -> Finding:
        return Finding(file.path, file.line_of(["chart", field]), "chart", seen, expected, remedy)

    rows = [row for panel in chart_panels(about, layout, observations) for row in panel.rows]
    if not any(row.most is not None for row in rows):
        yield finding("kind", "The chart has nothing to show", "rows with values", "Mend period and filter.")
        return
    held = [row.observation for row in rows if row.observation]
    if any(number is not None and number < 0 for seen in held for number in (seen.value, seen.low, seen.high)):
        yield finding("kind", "The chart would show a value below zero", "counts or shares", "Leave the chart out.")
    if len({about.is_percent(seen.categories) for seen in held}) > 1:
        expected = "either, since they have no scale in common"
        yield finding("kind", "The chart holds counts and percentages", expected, "Choose by filter.")
    for field, key in _named_keys(layout):
        shown = {row.panel for row in rows} if field == "highlight" and layout.series else {row.key for row in rows}
        known = [each for each in shown if each]
        if key not in known:
            remedy = did_you_mean(key, known)
            yield finding(field, f'The chart has no row "{key}"', "a period or category that it shows", remedy)
    named = named_rows(about, layout, observations)
    for claim in layout.holds:
        if not _holds(claim, named, rows):
            seen, expected = f"What the finding says no longer holds: {claim}", "a finding that is true"
            yield finding("finding", seen, expected, "Say in both languages what the figures show now.")
    for name in sorted(_figures_wanted(layout) - set(named) - {"period"}):
        seen, expected = f"The chart has no one figure for {{{name}}}", "a figure that one row alone can give"
        yield finding("finding", seen, expected, "Say the finding without it.")


def _holds(claim: Claim, named: Mapping[str, ChartRow], rows: Sequence[ChartRow]) -> bool:
    """Whether what a finding says in words is so: the named row has the largest, or the smallest, of all values."""
    name, _, extreme = claim.split("-")
    known = [row.most for row in rows if row.most is not None]
    if any(_is_withheld(row) for row in rows):
        return False
    return name in named and named[name].most == (max(known) if extreme == "most" else min(known))


def _named_keys(layout: ChartLayout) -> Iterator[tuple[str, str]]:
    yield from (("breaks", entry.period) for entry in layout.breaks)
    yield from (("marks", entry.at) for entry in layout.marks)
    if layout.highlight:
        yield "highlight", layout.highlight


def _figures_wanted(layout: ChartLayout) -> set[str]:
    names = [*placeholders(layout.finding.en), *placeholders(layout.finding.cy)]
    return {name.removesuffix("_label").removesuffix("_panel") for name in names}
