"""Statistics: observations in tidy long form, where they come from, and what is known to be wrong with them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from string import Formatter
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainValidator, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ahtc.core.text import Base, Bilingual, Id, Source, Text, WebAddress, form

Status = Literal["official", "printed", "reported", "derived", "not-found", "small", "suppressed"]
WITHOUT_VALUE = ("not-found", "small", "suppressed")


def _count_or_rate(value: object) -> int | Decimal:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("int_type", "Input should be a whole number")


Number = Annotated[int | Decimal, PlainValidator(_count_or_rate)]
"""A count, or a rate with its decimal as written."""

FIXED_HEADINGS = ("period", "value", "low", "high", "status", "source", "note")


class Origin(Base):
    """Where a dataset was published (``origin.yml``); ``sha256`` is of the raw file where one is kept.

    ``edition`` names the publisher's quarter (``2023-Q4``) for a dataset that ``ahtc pull`` writes.
    """

    publisher: Bilingual
    title: Bilingual
    url: WebAddress | None = None
    published: Text
    retrieved: datetime.date
    edition: Annotated[str, form("[0-9]{4}(-Q[1-4])?", 'a year or a quarter, such as "2023-Q4"')] | None = None
    licence: Bilingual
    raw: Text | None = None
    sha256: Text | None = None
    sources: dict[Id, Source]


class DimensionLabels(Base):
    """A dimension's heading and the words for each of its categories."""

    label: Bilingual
    categories: dict[Id, Bilingual]


class Labels(Base):
    """The words for every dimension, shared by all datasets (``docs/data/statistics/labels.yml``).

    ``publishers`` names a source's publisher in both languages, by the name that is printed with the source.
    """

    dimensions: dict[Id, DimensionLabels]
    publishers: dict[Text, Bilingual] = {}


class DatasetNote(Bilingual):
    """A note under a table; with ``only_with`` it stands only where some observation has that status as published."""

    only_with: Literal["small", "suppressed"] | None = None


class TableLayout(Base):
    """How the table is laid out: one dimension (or several, nested) down the side, at most two across the top."""

    rows: list[Id]
    columns: list[Id] = []
    caption: Bilingual


_FINDING_NUMBERS = frozenset({"max", "first", "latest", "total", "highlight"})
FINDING_FIGURES = _FINDING_NUMBERS | {
    "max_label",
    "max_panel",
    "first_label",
    "latest_label",
    "highlight_label",
    "period",
}

Claim = Literal["latest-is-most", "latest-is-least", "first-is-most", "first-is-least"]


class ShortBilingual(Bilingual):
    """A word or two in both languages, for a place where no more fits."""

    @field_validator("en", "cy")
    @classmethod
    def _is_short(cls, text: str) -> str:
        if len(text) > 24:
            raise ValueError("at most 24 characters")
        return text


class ChartBreak(Base):
    """A year from which the count is not the same as before; the line drawn above it says why."""

    period: Text
    reason: Bilingual


class ChartMark(Base):
    """A row (a period or a category) whose value is, say, provisional or in doubt, in a word or two."""

    at: Text
    reason: ShortBilingual


class ChartLayout(Base):
    """How the chart is laid out: a bar for each year, or for each category of ``dimension`` in one ``period``.

    ``panels`` names a second dimension, each of whose categories has a small chart of its own on the same scale, and
    ``series`` one each of whose categories has a line in the same chart; ``highlight`` names the line it is about.
    ``filter`` fixes a category of every other. ``title`` stands over the chart where the dataset's own would say more
    than the chart shows. ``finding`` says in a sentence what the chart shows; its numbers are
    placeholders of :data:`FINDING_FIGURES`, such as ``{latest}`` or ``{max_label}``, filled from the observations;
    ``{latest:referrals}`` is a number with what it counts, a noun of ``counts`` in ``words.yml``.
    ``holds`` lists what it says in words ("more than in any earlier year"): the check fails once that is untrue.
    A chart of categories without ``period`` shows the newest one.
    """

    kind: Literal["years", "categories"]
    dimension: Id | None = None
    period: Text | None = None
    panels: Id | None = None
    series: Id | None = None
    filter: dict[Id, Id] = {}
    highlight: Text | None = None
    breaks: list[ChartBreak] = []
    marks: list[ChartMark] = []
    title: Bilingual | None = None
    holds: list[Claim] = []
    finding: Bilingual

    @property
    def split(self) -> str | None:
        """The dimension whose categories have a panel or a line each."""
        return self.panels or self.series

    @model_validator(mode="after")
    def _series_stand_in_one_chart(self) -> ChartLayout:
        if self.series and (self.kind != "years" or self.panels or not self.highlight):
            raise ValueError("series with kind: years, without panels, and with the highlight that it is about")
        return self

    @model_validator(mode="after")
    def _fields_fit_the_kind(self) -> ChartLayout:
        if self.kind == "categories" and (self.dimension is None or self.breaks):
            raise ValueError("a dimension and no breaks when the kind is categories")
        if self.kind == "years" and (self.dimension is not None or self.period is not None):
            raise ValueError("no dimension and no period when the kind is years: use panels and filter")
        return self

    @model_validator(mode="after")
    def _finding_names_figures(self) -> ChartLayout:
        for text in (self.finding.en, self.finding.cy):
            for _, name, shape, conversion in Formatter().parse(text):
                if name is None:
                    continue
                if name not in FINDING_FIGURES or conversion or (shape and name not in _FINDING_NUMBERS):
                    raise ValueError(f"a finding with known figures ({', '.join(sorted(FINDING_FIGURES))})")
        return self


class Dataset(Base):
    """What a dataset holds (``dataset.yml``): the measure, its unit, its dimensions, its table and its chart if any.

    ``dimensions`` lists each dimension's categories in the order readers see them; ``totals`` names the category of a
    dimension that must equal the sum of its others. ``percent`` lists categories that hold percentages (unit
    ``mixed``); a value of unit ``rate`` has one decimal. ``value_label`` heads the column of values; ``notes`` stand
    under the table; ``not_told`` says what it does not tell. ``disclosure`` says whether counts under 5 are hidden
    before anything is shown (:mod:`ahtc.kinds.statistics.disclosure.protection`).
    """

    id: Id
    title: Bilingual
    measure: Bilingual
    unit: Literal["people", "cases", "crimes", "decisions", "reports", "percent", "rate", "mixed"]
    percent: list[Id] = []
    value_label: Bilingual
    dimensions: dict[Id, list[Id]]
    totals: dict[Id, Id] = {}
    disclosure: Literal["none", "small-counts"] = "none"
    table: TableLayout
    chart: ChartLayout | None = None
    notes: list[DatasetNote] = []
    not_told: list[Bilingual] = []

    @model_validator(mode="after")
    def _layout_uses_dimensions(self) -> Dataset:
        known = {*self.dimensions, "period"}
        for name in [*self.table.rows, *self.table.columns]:
            if name not in known:
                raise ValueError(f"a table laid out by known dimensions ({', '.join(sorted(known))})")
        for name in self.dimensions:
            if name not in [*self.table.rows, *self.table.columns]:
                raise ValueError(f'a table laid out by every dimension: "{name}" is in neither rows nor columns')
        return self

    @model_validator(mode="after")
    def _chart_uses_dimensions(self) -> Dataset:
        if self.chart is None:
            return self
        used = [name for name in (self.chart.dimension, self.chart.split, *self.chart.filter) if name]
        if sorted(used) != sorted(self.dimensions):
            known = ", ".join(self.dimensions) or "none"
            raise ValueError(f"a chart that uses each dimension once ({known}), in dimension, panels, series or filter")
        for name, category in self.chart.filter.items():
            if category not in self.dimensions[name]:
                raise ValueError(f'a chart of known categories: {name} has no "{category}"')
        return self

    def is_percent(self, categories: Mapping[str, str]) -> bool:
        """Whether the value of these categories is a percentage."""
        return self.unit == "percent" or any(category in self.percent for category in categories.values())

    @model_validator(mode="after")
    def _only_counts_are_small(self) -> Dataset:
        if self.disclosure == "small-counts" and (self.unit != "people" or self.percent):
            raise ValueError("disclosure: small-counts with unit: people alone, as a percentage gives a count away")
        return self


def _require_period(value: str) -> str:
    if not re.fullmatch(r"[0-9][0-9Q/-]*", value):
        raise ValueError("a period in digits, such as 2023, 2018/19 or 2023-Q1")
    return value


class Observation(Base):
    """One row of ``observations.csv``: a value, or none with the reason in ``status``.

    ``period`` is a year, a quarter (``2023-Q1``) or a range as the source gives it; ``low`` and ``high`` bound a
    disputed value; ``categories`` maps each dimension to a category.
    """

    line: int
    period: Annotated[Text, AfterValidator(_require_period)]
    categories: dict[Id, Id]
    value: Number | None
    low: Number | None
    high: Number | None
    status: Status
    source: Id
    note: Id | None

    @model_validator(mode="after")
    def _value_fits_status(self) -> Observation:
        if self.value is not None and self.status in WITHOUT_VALUE:
            raise ValueError(f"no value when the status is {self.status}")
        if self.value is None and self.low is None and self.status not in WITHOUT_VALUE:
            raise ValueError("a value, or the status not-found, small or suppressed; never a blank for zero")
        return self

    @property
    def count(self) -> int | None:
        """The value where it is a whole number; None where there is none, and for a rate."""
        return self.value if isinstance(self.value, int) else None


class Inconsistency(Base):
    """A known fault in a source (``docs/data/statistics/inconsistencies.yml``), shown beside the tables it touches.

    Where the fault makes a printed total differ from the sum of its parts, ``allows`` names the dataset, the
    categories of the total, the value printed and the sum, exactly: the allowance fails once either changes.
    """

    id: Id
    datasets: list[Id]
    kind: Literal["number", "definition", "numbering", "date", "narrative", "spelling", "transcription"]
    where: Bilingual
    seen: Bilingual
    reading: Bilingual
    source: Text
    allows: list[Allowance] = []


class Allowance(Base):
    """A printed total that is known not to equal the sum of its parts."""

    dataset: Id
    at: dict[Id, Text]
    printed: int
    sum_of_parts: int


class InconsistencyList(Base):
    """All known inconsistencies of the sources."""

    checked: datetime.date
    entries: list[Inconsistency]


class DatasetNotes(Base):
    """Notes that single observations point to by id (``notes.yml``)."""

    notes: dict[Id, Bilingual]


Inconsistency.model_rebuild()
