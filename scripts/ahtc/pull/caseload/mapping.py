"""Which column of a file of records is which, and what its words mean: the officer's mapping, as typed records."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import Literal

from pydantic import model_validator

from ahtc.core.text import Base, Id, Text

TOTAL = "total"


class PeriodColumn(Base):
    """The column that says when: a date in ``format``, or words that hold a year and a quarter (``2023 Q1``)."""

    column: Text
    kind: Literal["date", "quarter"] = "date"
    format: Text = "%d/%m/%Y"


class AgeBand(Base):
    """A category of whole numbers up to and with ``to``; without ``to``, of all above the bands before it."""

    category: Id
    to: int | None = None


class DimensionColumn(Base):
    """The column of a dimension: each of its words with the category it means, or, for an age in years, bands.

    Words are compared without regard to capitals or to spaces round them. ``other`` is the category of every word not
    listed; without it, such a word is a finding. ``blank`` is the category of an empty cell.
    """

    column: Text
    values: dict[str, Id] = {}
    bands: list[AgeBand] = []
    other: Id | None = None
    blank: Id | None = None

    @model_validator(mode="after")
    def _meaning_is_given(self) -> DimensionColumn:
        if bool(self.values) == bool(self.bands):
            raise ValueError("values or bands, one of the two")
        limits = [inf if band.to is None else band.to for band in self.bands]
        if any(before >= after for before, after in pairwise(limits)):
            raise ValueError("bands from the youngest to the oldest, each with to but perhaps the last")
        if TOTAL in self.categories:
            raise ValueError('a category other than "total", which we add up')
        return self

    @property
    def categories(self) -> list[str]:
        """Its categories, in the order of the mapping."""
        named = [*self.values.values(), *(band.category for band in self.bands), self.other, self.blank]
        return list(dict.fromkeys(name for name in named if name is not None))


class RecordDataset(Base):
    """A dataset to count: over which dimensions, and by quarter, by year or both."""

    dimensions: list[Id]
    periods: Literal["quarters", "years", "both"] = "both"


class RecordMapping(Base):
    """A whole mapping file: how the records are written, what each column means, and what to count.

    ``only`` keeps the records of the categories listed, dimension by dimension. It is one for all datasets, so that no
    two of them, one subtracted from the other, can give a count away.
    """

    encoding: Literal["utf-8", "windows-1252"] = "utf-8"
    separator: Literal[",", ";", "\t", "|"] = ","
    source: Id
    period: PeriodColumn
    dimensions: dict[Id, DimensionColumn]
    only: dict[Id, list[Id]] = {}
    datasets: dict[Id, RecordDataset]

    @model_validator(mode="after")
    def _dimensions_are_known(self) -> RecordMapping:
        named = [name for dataset in self.datasets.values() for name in dataset.dimensions]
        for name in [*named, *self.only]:
            if name not in self.dimensions:
                raise ValueError(f'known dimensions in only and datasets: "{name}" has no column here')
        for name, kept in self.only.items():
            known = self.dimensions[name].categories
            if unknown := [category for category in kept if category not in known]:
                raise ValueError(f'known categories in only: {name} has no "{unknown[0]}"')
        return self
