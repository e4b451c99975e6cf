"""Which published counts add up to which: the sums that a reader can take to work a hidden count out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ahtc.kinds.statistics.record import Observation

_QUARTER = re.compile(r"([0-9]{4})-Q[1-4]")

_Key = tuple[str | int, ...]


@dataclass(frozen=True)
class CountTable:
    """Counts published together: ``totals`` names the category of a dimension that is the sum of its others.

    ``small_counts`` says that its small counts are to be hidden; where it is False the table stands as printed.
    """

    name: str
    measure: str
    totals: Mapping[str, str]
    observations: Sequence[Observation]
    small_counts: bool = True


@dataclass(frozen=True)
class Relation:
    """A total and the parts that make it, as numbers of cells.

    ``open`` where a part is not published (a quarter still to come): then the total is the parts' sum or more.
    """

    total: int
    parts: tuple[int, ...]
    open: bool = False

    @property
    def cells(self) -> tuple[int, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Grid:
    """Every cell with the places (table, observation) that print it, and every relation among the cells."""

    places: list[list[tuple[int, int]]]
    relations: list[Relation]
    relations_of: list[list[int]]


def read_grid(tables: Sequence[CountTable]) -> Grid:
    """The cells and sums of these tables; a count that several tables print is one cell.

    Two tables print the same count where measure, period and categories agree, a total standing for a dimension that
    the other table does not have, and where their values do not contradict each other.
    """
    numbers: dict[_Key, int] = {}
    places: list[list[tuple[int, int]]] = []
    relations: dict[Relation, None] = {}
    apart = _contradictory(tables)
    for index, table in enumerate(tables):
        cell_of: dict[_Key, int] = {}
        for row, observation in enumerate(table.observations):
            key = _shared_key(table, observation)
            cell = numbers.setdefault((*key, index) if key in apart else key, len(places))
            if cell == len(places):
                places.append([])
            places[cell].append((index, row))
            cell_of[observation.period, *observation.categories.values()] = cell
        relations.update(dict.fromkeys(_relations(table, cell_of)))
    relations_of: list[list[int]] = [[] for _ in places]
    for number, relation in enumerate(relations):
        for cell in relation.cells:
            relations_of[cell].append(number)
    return Grid(places, list(relations), relations_of)


def _shared_key(table: CountTable, observation: Observation) -> _Key:
    named = sorted((name, value) for name, value in observation.categories.items() if table.totals.get(name) != value)
    return (table.measure, observation.period, *(text for pair in named for text in pair))


def _contradictory(tables: Sequence[CountTable]) -> set[_Key]:
    """The keys under which tables print different values: they are about different things after all."""
    values: dict[_Key, set[int]] = defaultdict(set)
    for table in tables:
        for observation in table.observations:
            if observation.count is not None:
                values[_shared_key(table, observation)].add(observation.count)
    return {key for key, printed in values.items() if len(printed) > 1}


def _relations(table: CountTable, cell_of: Mapping[_Key, int]) -> Iterator[Relation]:
    """The sums over each dimension, over the quarters of a year, and over any of these together."""
    if not table.observations:
        return
    names = list(table.observations[0].categories)
    totals: list[tuple[int, str | None]] = [(0, None)]
    totals += [(names.index(name) + 1, total) for name, total in table.totals.items() if name in names]
    periods = {observation.period for observation in table.observations}
    for size in range(1, len(totals) + 1):
        for dimensions in combinations(totals, size):
            parts: dict[_Key, list[int]] = defaultdict(list)
            for key, cell in cell_of.items():
                above = _above(key, dimensions)
                if above is not None and above in cell_of:
                    parts[above].append(cell)
            over_quarters = dimensions[0][0] == 0
            for above, cells in parts.items():
                partly = over_quarters and any(f"{above[0]}-Q{quarter}" not in periods for quarter in range(1, 5))
                yield Relation(cell_of[above], tuple(cells), open=partly)


def _above(key: _Key, dimensions: Sequence[tuple[int, str | None]]) -> _Key | None:
    """The key of the total that this cell is a part of over these dimensions; None where it is a total itself."""
    above = list(key)
    for place, total in dimensions:
        if total is None:
            quarter = _QUARTER.fullmatch(str(key[place]))
            if quarter is None:
                return None
            above[place] = quarter[1]
        elif key[place] == total:
            return None
        else:
            above[place] = total
    return tuple(above)
