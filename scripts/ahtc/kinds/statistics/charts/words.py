"""What a chart says in words of one language: labels, values, its finding, its description and its legend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahtc.core.language import short_period, written_period
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.charts.layout import ChartRow, chart_panels, named_rows, shown_period
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.record import ChartLayout, Labels, Observation
from ahtc.kinds.statistics.tables import written

_LOOKS = {"official": "solid", "printed": "solid", "reported": "hatched", "derived": "dotted"}
_ALL_IN_WORDS, _FEW = 8, 5

# What XML 1.0 cannot hold even as a numeric reference.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ChartWords:
    """What the chart says, in words of one language."""

    def __init__(
        self, dataset: StatisticalDataset, layout: ChartLayout, labels: Labels, words: Words, language: Language
    ) -> None:
        self.data, self.layout, self.labels, self.words, self.language = dataset, layout, labels, words, language
        self.panels = chart_panels(dataset.about, layout, dataset.observations)
        self.marks = {mark.at: mark.reason.in_(language) for mark in layout.marks}
        self.breaks = {entry.period: entry.reason.in_(language) for entry in layout.breaks}

    @property
    def rows(self) -> list[ChartRow]:
        """Every row of every panel."""
        return [row for panel in self.panels for row in panel.rows]

    def say(self, name: str) -> str:
        """One of the words of the site."""
        return self.words.say(name, self.language)

    def label(self, row: ChartRow) -> str:
        """What stands before a row's bar."""
        if self.layout.dimension is None:
            return drawable(short_period(row.key, self.language))
        return self._category(self.layout.dimension, row.key)

    def _label_in_a_sentence(self, row: ChartRow) -> str:
        return self.label(row) if self.layout.dimension else written_period(row.key, self.language)

    def panel(self, category: str) -> str:
        """What stands over a panel."""
        return self._category(self.layout.panels, category)

    def _category(self, dimension: str | None, key: str) -> str:
        assert dimension is not None
        return drawable(self.labels.dimensions[dimension].categories[key].in_(self.language))

    def value(self, row: ChartRow) -> str:
        """A row's value as the table has it, with its range where it has both; the reason where it has none."""
        seen = row.observation
        if seen is None:
            return self.say("chart-no-figure")
        text = self.written(seen)
        if seen.value is not None and seen.low is not None and seen.high is not None:
            text += f" ({self.written(seen.model_copy(update={'value': None}))})"
        return text

    def written(self, observation: Observation) -> str:
        """A value as the language writes it."""
        return written(observation, self.data.about, self.words, self.language)

    def finding(self) -> str:
        """The sentence that the chart shows, with its figures."""
        period = shown_period(self.layout, self.data.observations)
        figures: dict[str, str | _Number] = {"period": written_period(period, self.language)} if period else {}
        for name, row in named_rows(self.data.about, self.layout, self.data.observations).items():
            assert row.observation is not None
            figures[name] = _Number(self, row.observation)
            if name != "total":
                figures[f"{name}_label"] = self._label_in_a_sentence(row)
                figures[f"{name}_panel"] = self.panel(row.panel) if row.panel else ""
        return drawable(self.layout.finding.in_(self.language).format_map(figures))

    def description(self) -> str:
        """The chart in words: its finding, then its values, or where they are many the main ones and the gaps."""
        told = self._main_rows()
        parts = [f"{self._told_label(row)}: {self._told_value(row)}" for row in told]
        text = f"{self.say('chart')}. {self.finding()} {'; '.join(parts)}."
        rest = [row for row in self.rows if row not in told]
        text += "".join(f" {gaps}" for gaps in self._gaps([row for row in rest if row.most is None]))
        return drawable(f"{text} {self.say('chart-rest')}" if rest else text)

    def _gaps(self, rows: list[ChartRow]) -> Iterator[str]:
        """Rows without a value in words, each reason and each panel named once."""
        for reason in dict.fromkeys(self.value(row) for row in rows):
            without: dict[str | None, list[str]] = {}
            for row in rows:
                if self.value(row) == reason:
                    without.setdefault(row.panel, []).append(self.label(row))
            told = [(f"{self.panel(name)} " if name else "") + ", ".join(labels) for name, labels in without.items()]
            yield f"{reason}: {'; '.join(told)}."

    def _main_rows(self) -> list[ChartRow]:
        rows = self.rows
        if len(rows) <= _ALL_IN_WORDS:
            return rows
        if self.layout.kind == "years":
            named = named_rows(self.data.about, self.layout, self.data.observations)
            main = [named[name] for name in ("first", "max", "latest") if name in named]
            if len(self.panels) > 1:
                known = [[row for row in panel.rows if row.most is not None] for panel in self.panels]
                main += [found[-1] for found in known if found]
        else:
            main = sorted(rows, key=lambda row: -(row.most or 0))[:_FEW]
        return [row for row in rows if row in main or row.key == self.layout.highlight]

    def _told_label(self, row: ChartRow) -> str:
        return f"{self.panel(row.panel)}, {self.label(row)}" if row.panel else self.label(row)

    def _told_value(self, row: ChartRow) -> str:
        reasons = [self.marks[row.key]] if row.key in self.marks else []
        if row.observation and row.most is not None and look(row.observation) != "solid":
            reasons.insert(0, self.say(f"status-{row.observation.status}"))
        return f"{self.value(row)} [{', '.join(reasons)}]" if reasons else self.value(row)

    def beside(self, row: ChartRow) -> str:
        """What stands at the end of a row's bar."""
        return f"{self.value(row)} {self.marks[row.key]}" if row.key in self.marks else self.value(row)

    def legend(self) -> Iterator[tuple[str, str]]:
        """The looks to explain, each with its words; none where every value is printed or official and certain."""
        seen = [row.observation for row in self.rows if row.observation and row.most is not None]
        statuses = {observation.status for observation in seen}
        if {look(observation) for observation in seen} != {"solid"}:
            if {"official", "printed"} <= statuses:
                yield "solid", self.say("chart-solid")
            for status in ("official", "printed", "reported", "derived"):
                if status in statuses and not (_LOOKS[status] == "solid" and {"official", "printed"} <= statuses):
                    yield _LOOKS[status], self.say(f"status-{status}")
        if any(observation.low is not None for observation in seen):
            yield "range", self.say("chart-range")


@dataclass(frozen=True)
class _Number:
    """A number of a finding; ``{latest:referrals}`` writes what it counts as well."""

    words: ChartWords
    observation: Observation

    def __format__(self, noun: str) -> str:
        text = self.words.written(self.observation)
        if not noun:
            return text
        told = self.words.words.counted(noun, self.observation.value, self.words.language)
        return told.replace("{n}", text)


def look(observation: Observation) -> str:
    """How a bar shows the way its value is known: by its pattern, since colour is lost to some eyes and on paper."""
    return _LOOKS.get(observation.status, "solid")


def drawable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
