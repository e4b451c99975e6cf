"""Statistics: observations in tidy long form, where they come from, and what is known to be wrong with them."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from ahtc.model.text import Base, Bilingual, Id, PastDate, Source, Text, WebAddress

Status = Literal["official", "printed", "reported", "derived", "not-found", "suppressed"]

FIXED_HEADINGS = ("period", "value", "low", "high", "status", "source", "note")


class Origin(Base):
    """Where a dataset was published (``origin.yml``); ``sha256`` is of the raw file where one is kept."""

    publisher: Bilingual
    title: Bilingual
    url: WebAddress | None = None
    published: Text
    retrieved: PastDate
    licence: Bilingual
    raw: Text | None = None
    sha256: Text | None = None
    sources: dict[Id, Source]


class DimensionLabels(Base):
    """A dimension's heading and the words for each of its categories."""

    label: Bilingual
    categories: dict[Id, Bilingual]


class Labels(Base):
    """The words for every dimension, shared by all datasets (``docs/data/statistics/labels.yml``)."""

    dimensions: dict[Id, DimensionLabels]


class TableLayout(Base):
    """How the table is laid out: one dimension (or several, nested) down the side, at most two across the top."""

    rows: list[Id]
    columns: list[Id] = []
    caption: Bilingual


class Dataset(Base):
    """What a dataset holds (``dataset.yml``): the measure, its unit, its dimensions and its table.

    ``dimensions`` lists each dimension's categories in the order readers see them; ``totals`` names the category
    of a dimension that must equal the sum of its others. ``percent`` lists
    categories that hold percentages (unit ``mixed``). ``value_label`` heads the column of values; ``notes``
    stand under the table; ``not_told`` says what it does not tell.
    """

    id: Id
    title: Bilingual
    measure: Bilingual
    unit: Literal["people", "percent", "mixed"]
    percent: list[Id] = []
    value_label: Bilingual
    dimensions: dict[Id, list[Id]]
    totals: dict[Id, Id] = {}
    table: TableLayout
    notes: list[Bilingual] = []
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


class Observation(Base):
    """One row of ``observations.csv``: a value, or none with the reason in ``status``.

    ``period`` is a year, a quarter (``2023-Q1``) or a range as the source gives it; ``low`` and ``high`` bound a
    disputed value; ``categories`` maps each dimension to a category.
    """

    line: int
    period: Text
    categories: dict[Id, Id]
    value: int | None
    low: int | None
    high: int | None
    status: Status
    source: Id
    note: Id | None

    @model_validator(mode="after")
    def _value_fits_status(self) -> Observation:
        if self.value is not None and self.status in ("not-found", "suppressed"):
            raise ValueError(f"no value when the status is {self.status}")
        if self.value is None and self.low is None and self.status not in ("not-found", "suppressed"):
            raise ValueError("a value, or the status not-found or suppressed; never a blank for zero")
        return self


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

    checked: PastDate
    entries: list[Inconsistency]


class DatasetNotes(Base):
    """Notes that single observations point to by id (``notes.yml``)."""

    notes: dict[Id, Bilingual]


Inconsistency.model_rebuild()
