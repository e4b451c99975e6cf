"""What a chart says in words of one language: labels, values, its finding, its legend and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ahtc.core.language import number, short_period, written_period
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds.statistics.charts.layout import ChartRow, chart_panels, named_rows, shown_period
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.publishers import published_by
from ahtc.kinds.statistics.record import ChartLayout, Labels, Observation
from ahtc.kinds.statistics.tables import written

_LOOKS = {"official": "solid", "printed": "solid", "reported": "hatched", "derived": "dotted"}

# What XML 1.0 cannot hold even as a numeric reference.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ChartWords:
    """What the chart says, in words of one language."""

    def __init__(
        self, dataset: StatisticalDataset, layout: ChartLayout, labels: Labels, words: Words, language: Language
    ) -> None:
        self.data, self.layout, self.labels, self.words, self.language = dataset, layout, labels, words, language
        self.panels = chart_panels(dataset.about, layout, dataset.observations)
        self.marks = {mark.at: drawable(mark.reason.in_(language)) for mark in layout.marks}
        self.breaks = {entry.period: drawable(entry.reason.in_(language)) for entry in layout.breaks}

    @property
    def rows(self) -> list[ChartRow]:
        """Every row of every panel."""
        return [row for panel in self.panels for row in panel.rows]

    def say(self, name: str) -> str:
        """One of the words of the site."""
        return self.words.say(name, self.language)

    def title(self) -> str:
        """What stands over the chart; of one year alone, with that year where the title does not say it."""
        title = drawable((self.layout.title or self.data.about.title).in_(self.language))
        period = shown_period(self.layout, self.data.observations)
        if period is None or re.search("[0-9]{4}", title):
            return title
        return f"{title}, {written_period(period, self.language)}"

    def label(self, row: ChartRow) -> str:
        """A row's category, or its year."""
        return self._category(self.layout.dimension, row.key) if self.layout.dimension else self.short(row.key)

    def short(self, period: str) -> str:
        """A year or other time for a place with little room."""
        return drawable(short_period(period, self.language))

    def below(self, period: str, periods: Sequence[str]) -> str:
        """What stands below a year's place: of quarters, the year alone, below the first of each."""
        if "-Q" not in period:
            return self.short(period)
        year = period[:4]
        return year if next(each for each in periods if each.startswith(year)) == period else ""

    def in_a_sentence(self, row: ChartRow) -> str:
        """A row's category, or its time, as a sentence says it."""
        return self.label(row) if self.layout.dimension else written_period(row.key, self.language)

    def panel(self, category: str | None) -> str:
        """What stands over a panel, or at the end of a line."""
        return self._category(self.layout.split, category)

    def _category(self, dimension: str | None, key: str | None) -> str:
        assert dimension is not None
        assert key is not None
        return drawable(self.labels.dimensions[dimension].categories[key].in_(self.language))

    def value(self, row: ChartRow) -> str:
        """A row's value as the table has it, with its range where it has both; the reason where it has none."""
        seen = row.observation
        if seen is None:
            return self.say("chart-no-figure")
        text = self.written(seen)
        if seen.value is not None and seen.low is not None and seen.high is not None:
            text += f" ({self.written(seen.model_copy(update={'value': None}))})"
        return drawable(text)

    def figure(self, row: ChartRow) -> str:
        """A row's value alone, for a place with little room."""
        assert row.observation is not None
        return drawable(self.written(row.observation))

    def tick(self, value: float) -> str:
        """A number of the scale."""
        shown = Decimal(str(round(value, 1))) if value % 1 else int(value)
        percent = any(row.observation and self.data.about.is_percent(row.observation.categories) for row in self.rows)
        return number(shown, self.language) + ("%" if percent else "")

    def written(self, observation: Observation) -> str:
        """A value as the language writes it."""
        return written(observation, self.data.about, self.words, self.language)

    def beside(self, row: ChartRow) -> str:
        """What stands at the end of a row's bar."""
        return f"{self.value(row)} {self.marks[row.key]}" if row.key in self.marks else self.value(row)

    def finding(self) -> str:
        """The sentence that the chart shows, with its figures."""
        period = shown_period(self.layout, self.data.observations)
        figures: dict[str, str | _Number] = {"period": written_period(period, self.language)} if period else {}
        for name, row in named_rows(self.data.about, self.layout, self.data.observations).items():
            assert row.observation is not None
            figures[name] = _Number(self, row.observation)
            if name != "total":
                figures[f"{name}_label"] = self.in_a_sentence(row)
                figures[f"{name}_panel"] = self.panel(row.panel) if row.panel else ""
        return drawable(self.layout.finding.in_(self.language).format_map(figures))

    def legend(self) -> Iterator[tuple[str, str]]:
        """The looks to explain, each with its words; none where every value is printed or official and certain."""
        seen = [row.observation for row in self.rows if row.observation and row.most is not None]
        statuses = {observation.status for observation in seen}
        if {look(observation) for observation in seen} != {"solid"}:
            if {"official", "printed"} <= statuses:
                yield "solid", self.say("chart-solid")
            for status in ("official", "printed", "reported", "derived"):
                if status in statuses and not (_LOOKS[status] == "solid" and {"official", "printed"} <= statuses):
                    opened = self.layout.series and _LOOKS[status] != "solid"
                    yield "open" if opened else _LOOKS[status], self.say(f"status-{status}")
        if not self.layout.series and any(observation.low is not None for observation in seen):
            yield "range", self.say("chart-range")
        if self.layout.kind == "years" and self._without("small", "suppressed"):
            yield "hidden", self.say("chart-hidden")

    def blanks(self) -> Iterator[str]:
        """What a blank year means, where there is one."""
        if self._without("not-found"):
            yield self.say("chart-blank-not-found")
        elif any(row.observation is None for row in self.rows):
            yield self.say("chart-blank")

    def _without(self, *statuses: str) -> bool:
        return any(row.observation is not None and row.observation.status in statuses for row in self.rows)

    def credit(self) -> str:
        """Who published what the chart shows."""
        shown = [row.observation for row in self.rows if row.observation]
        by = published_by(self.data, shown, self.labels, self.words, self.language)
        return drawable(f"{self.say('source')}: {by}")


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
