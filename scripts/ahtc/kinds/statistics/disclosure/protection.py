"""Disclosure control: counts from 1 to 4 are not shown, nor anything from which a reader could work one out.

A small count gets the status ``small`` (shown as "fewer than 5"). Enough other counts are withheld (``suppressed``, of
which nothing is said) that the sums published beside them leave every hidden count at least four possible values.
Zeroes stay: they hide nobody. The method is cell suppression as in Hundepool and others, *Statistical Disclosure
Control* (2012), chapter 4, with a reader who knows this module: one to whom a withheld count is 5 or more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.disclosure.bounds import Equation, Interval, implied, solved, tightened
from ahtc.kinds.statistics.disclosure.reach import reached
from ahtc.kinds.statistics.disclosure.sum_relations import CountTable, Grid, Relation, read_grid
from ahtc.kinds.statistics.record import Observation

HiddenStatus = Literal["small", "suppressed"]
HiddenRows = Mapping[int, HiddenStatus]  # the index of an observation, and the status that it gets

FEWER_THAN = 5
_LARGEST_PROGRAMME = 150  # unknown cells that sums join; beyond it a linear programme would take minutes
_LEFT_OPEN = FEWER_THAN - 1  # a hidden count keeps at least as many possible values as 1 to 4


@dataclass(frozen=True)
class Derivable:
    """A hidden count that a reader can work out, from what is published with it: ``least`` to ``most``.

    ``most`` is None where a sum gives the count away although the source's sums contradict each other.
    """

    dataset: str
    period: str
    categories: Mapping[str, str]
    status: str
    least: int
    most: int | None


def protected(dataset: StatisticalDataset) -> StatisticalDataset:
    """The dataset as it may be published; itself where its ``dataset.yml`` does not ask for disclosure control."""
    return protected_together([dataset])[0]


def protected_together(
    datasets: Sequence[StatisticalDataset], before: Sequence[HiddenRows] = ()
) -> list[StatisticalDataset]:
    """The datasets as they may be published side by side: a count hidden in one is hidden wherever it stands.

    ``before`` says, for each dataset, what an earlier edition hid: it stays hidden. Hidden observations keep no value,
    bounds or note. A dataset without disclosure control stays as it is.
    """
    hidden = concealed([_table(dataset) for dataset in datasets], before)
    return [_published(dataset, statuses) for dataset, statuses in zip(datasets, hidden, strict=True)]


def derivable(dataset: StatisticalDataset) -> list[Derivable]:
    """Every hidden count of a dataset, as published, of which fewer than four values are possible."""
    return derivable_together([dataset])


def derivable_together(datasets: Sequence[StatisticalDataset]) -> list[Derivable]:
    """As :func:`derivable`, for datasets that a reader can lay side by side."""
    return derivable_counts([_table(dataset) for dataset in datasets])


def derivable_counts(tables: Sequence[CountTable]) -> list[Derivable]:
    """As :func:`derivable`, for bare tables of counts."""
    grid = read_grid(tables)
    cells = [_printed(tables, places) for places in grid.places]
    return [
        Derivable(tables[table].name, found.period, found.categories, found.status, int(cell.least), _whole(cell.most))
        for cell in _exposed(grid, cells, {}, hurried=False)
        for table, row in grid.places[cell.number]
        if (found := tables[table].observations[row]).status in ("small", "suppressed")
    ]


def _whole(most: float) -> int | None:
    return None if most == inf else int(most)


def concealed(tables: Sequence[CountTable], before: Sequence[HiddenRows] = ()) -> list[dict[int, HiddenStatus]]:
    """What must be hidden, for each table: the index of an observation and the status that it gets."""
    statuses = _Concealment(tables, before).run()
    found: list[dict[int, HiddenStatus]] = [{} for _ in tables]
    for places, status in statuses:
        for table, row in places:
            if tables[table].small_counts:
                found[table][row] = status
    return found


def hide(observation: Observation, status: HiddenStatus) -> Observation:
    """The observation without its value, nor its bounds, nor its note, any of which may tell it."""
    return observation.model_copy(update={"value": None, "low": None, "high": None, "note": None, "status": status})


def _table(dataset: StatisticalDataset) -> CountTable:
    about = dataset.about
    small_counts = about.disclosure == "small-counts"
    return CountTable(about.id, about.measure.en, about.totals, dataset.observations, small_counts)


def _published(dataset: StatisticalDataset, statuses: HiddenRows) -> StatisticalDataset:
    if not statuses:
        return _with_notes_that_hold(dataset)
    observations = [
        hide(observation, statuses[row]) if row in statuses else observation
        for row, observation in enumerate(dataset.observations)
    ]
    kept = {observation.note for observation in observations}
    notes = {name: note for name, note in dataset.notes.items() if name in kept}
    return _with_notes_that_hold(replace(dataset, observations=observations, notes=notes))


def _with_notes_that_hold(dataset: StatisticalDataset) -> StatisticalDataset:
    """The dataset without the notes on hidden counts of a kind that it does not have."""
    shown = {observation.status for observation in dataset.observations}
    notes = [note for note in dataset.about.notes if note.only_with is None or note.only_with in shown]
    if len(notes) == len(dataset.about.notes):
        return dataset
    return replace(dataset, about=dataset.about.model_copy(update={"notes": notes}))


@dataclass(frozen=True)
class _Cell:
    """A cell as a reader sees it: a value, or the reason there is none; ``box`` is what a range in print says of it."""

    value: int | None
    status: str
    box: Interval = (0, inf)

    @property
    def hidden(self) -> bool:
        return self.value is None and self.status in ("small", "suppressed")

    def possible(self, withheld_from: int) -> Interval:
        """What the cell alone tells; ``withheld_from`` is the least that the reader takes a withheld count to be."""
        if self.status == "small":
            return (1, FEWER_THAN - 1)
        return (withheld_from, inf) if self.status == "suppressed" else self.box


@dataclass(frozen=True)
class _Exposed:
    """A hidden cell with fewer than four possible values, and what is known of the cells round it."""

    number: int
    least: float
    most: float
    boxes: Mapping[int, Interval]


_Answers = dict[tuple[tuple[int, str], ...], dict[int, Interval]]


def _printed(tables: Sequence[CountTable], places: Sequence[tuple[int, int]]) -> _Cell:
    observations = [tables[table].observations[row] for table, row in places]
    values = [observation for observation in observations if observation.value is not None]
    return _cell((values or observations)[0])


def _cell(observation: Observation) -> _Cell:
    low, high = observation.low, observation.high
    box = (float(low), float(high)) if low is not None and high is not None else (0, inf)
    return _Cell(observation.count, observation.status, box)


def _exposed(grid: Grid, cells: Sequence[_Cell], answers: _Answers, hurried: bool) -> Iterator[_Exposed]:
    """Every hidden cell that a reader can pin down to fewer than four values; ``answers`` keeps what is found out."""
    for unknown, relations in _blocks(grid, cells):
        key = tuple((number, cells[number].status) for number in unknown)
        if key not in answers:
            answers[key] = _known_of(unknown, relations, cells, hurried)
        boxes = answers[key]
        closed = [_unknown(relation, cells) for relation in relations if not relation.open]
        alone = {numbers[0] for numbers in closed if len(numbers) == 1}
        for number in unknown:
            if cells[number].hidden and (number in alone or not _is_open(boxes[number])):
                yield _Exposed(number, *boxes[number], boxes)


def _unknown(relation: Relation, cells: Sequence[_Cell]) -> list[int]:
    return [number for number in relation.cells if cells[number].value is None]


def _blocks(grid: Grid, cells: Sequence[_Cell]) -> Iterator[tuple[list[int], list[Relation]]]:
    """The unknown cells in blocks that no sum joins, with the relations that touch each block."""
    seen: set[int] = set()
    for start, cell in enumerate(cells):
        if cell.value is not None or start in seen:
            continue
        seen.add(start)
        block, relations = [start], dict[int, None]()
        for number in block:  # grows while it is walked
            for index in grid.relations_of[number]:
                if index not in relations:
                    relations[index] = None
                    new = [other for other in _unknown(grid.relations[index], cells) if other not in seen]
                    seen.update(new)
                    block += new
        yield block, [grid.relations[index] for index in relations]


def _known_of(
    unknown: Sequence[int], relations: Sequence[Relation], cells: Sequence[_Cell], hurried: bool
) -> dict[int, Interval]:
    """The least and the most that each unknown cell can be, to the best-informed reader whose view holds together.

    That reader takes a withheld count to be 5 or more, as a smaller one would be called small. Where that cannot be
    (a publisher withheld a small count), a withheld count may be anything. A sum that the source itself has wrong
    tells nothing, and is passed over. A ``hurried`` reader stops at the first way that gives anything away. Each sum
    alone comes first, then sums taken from one another, then all of them together (up to 150 cells that sums join).
    """
    equations = [_equation(relation, cells, -1 - place) for place, relation in enumerate(relations)]
    rest = {-1 - place: (0.0, inf) for place, relation in enumerate(relations) if relation.open}
    for withheld_from in (FEWER_THAN, 0):
        boxes = {number: cells[number].possible(withheld_from) for number in unknown} | rest
        found = tightened(equations, boxes)
        if not isinstance(found, int):
            break
    while isinstance(found, int):
        del equations[found]
        found = tightened(equations, boxes)
    answers = solved(equations)
    together = tightened([*equations, *answers], found)
    if isinstance(together, int):
        return found
    hidden = [number for number in unknown if cells[number].hidden]
    open_cells = [number for number in hidden if _is_open(together[number])]
    if len(unknown) > _LARGEST_PROGRAMME or (hurried and len(open_cells) < len(hidden)):
        return together
    return together | (reached(answers, together, open_cells, _LEFT_OPEN - 1) or {})


def _is_open(interval: Interval) -> bool:
    """Whether a range leaves a hidden count enough possible values."""
    return interval[1] - interval[0] >= _LEFT_OPEN - 1


def _equation(relation: Relation, cells: Sequence[_Cell], rest: int) -> Equation:
    """Total less parts make nothing; ``rest`` is the number of the parts that are not published, if any."""
    factors = [(relation.total, 1), *((part, -1) for part in relation.parts)]
    known = sum(factor * (cells[number].value or 0) for number, factor in factors)
    unknown = [(number, factor) for number, factor in factors if cells[number].value is None]
    return Equation((*unknown, (rest, -1)) if relation.open else tuple(unknown), -known)


class _Concealment:
    """Chooses what to hide: first every small count, then, until nothing is exposed, the smallest cell that helps."""

    def __init__(self, tables: Sequence[CountTable], before: Sequence[HiddenRows] = ()) -> None:
        self.grid = read_grid(tables)
        self.before: dict[int, HiddenStatus] = {}
        self.values: list[int | None] = []
        self.cells: list[_Cell] = []
        self.settled: set[int] = set()
        for number, places in enumerate(self.grid.places):
            printed = [_cell(tables[table].observations[row]) for table, row in places]
            stands = any(
                cell.value is not None and not tables[t].small_counts
                for cell, (t, _) in zip(printed, places, strict=True)
            )
            cell = _printed(tables, places)
            self.values.append(cell.value)
            hidden = next((other for other in printed if other.hidden), None)
            if hidden and not stands:
                cell = replace(cell, value=None, status=hidden.status)
            self.cells.append(cell)
            if stands or not any(tables[table].small_counts for table, _ in places):
                self.settled.add(number)  # printed elsewhere for all to see: hiding it here would hide nothing
            for table, row in places if before else ():
                if row in before[table]:
                    self.before[number] = before[table][row]
        self.small = {number for number, cell in enumerate(self.cells) if _is_small(cell)}

    def run(self) -> list[tuple[list[tuple[int, int]], HiddenStatus]]:
        """The places of every cell to hide, with the status it gets."""
        for number in sorted(self.small - self.settled):
            self._set(number, "small")
        for number in sorted(self.before.keys() - self.settled):
            self._set(number, self.before[number] if number in self.small else "suppressed")
        self._pair_all()
        answers: _Answers = {}
        while exposed := self._still_exposed(answers):
            mended: set[int] = set()
            for cell in exposed:
                if mended.isdisjoint(self.grid.relations_of[cell.number]):  # else it may be safe by now
                    mended.update(self._mend(cell))
            self._pair_all()
        return [(self.grid.places[number], status) for number, status in self._statuses()]

    def _still_exposed(self, answers: _Answers) -> list[_Exposed]:
        found = _exposed(self.grid, self.cells, answers, hurried=True)
        return [cell for cell in found if cell.number not in self.settled]

    def _statuses(self) -> Iterator[tuple[int, HiddenStatus]]:
        for number, cell in enumerate(self.cells):
            if cell.hidden or number in self.small:
                yield number, "suppressed" if cell.status == "suppressed" else "small"

    def _set(self, number: int, status: HiddenStatus) -> None:
        self.cells[number] = _Cell(None, status)

    def _pair_all(self) -> None:
        """Gives a partner to every hidden cell that is the only unknown of a sum, until all have one."""
        waiting = deque(range(len(self.grid.relations)))
        while waiting:
            relation = self.grid.relations[waiting.popleft()]
            unknown = _unknown(relation, self.cells)
            if relation.open or len(unknown) != 1 or not self.cells[unknown[0]].hidden or unknown[0] in self.settled:
                continue
            value = self.values[unknown[0]]
            known = value if value is not None else 0
            partner = self._partner(relation, _shortfall(self.cells[unknown[0]], known))
            if partner is not None:
                self._set(partner, "suppressed")
                waiting.extend(self.grid.relations_of[partner])

    def _partner(self, relation: Relation, shortfall: float) -> int | None:
        """The smallest part of a sum that hides enough; else the total; else the largest part; else None.

        A part hides its excess over 5, as its reader knows that a smaller one would be called small.
        """
        parts = [(value, part) for part in relation.parts if (value := self._open_value(part))]
        enough = [found for found in parts if found[0] >= FEWER_THAN + shortfall]
        if enough:
            return min(enough)[1]
        if self._open_value(relation.total):
            return relation.total
        return max(parts, key=lambda found: (found[0], -found[1]))[1] if parts else None

    def _open_value(self, number: int) -> int:
        """The value of a cell that is still shown and may be hidden; 0 where it may not, or hides nobody."""
        value = self.cells[number].value
        return value if value is not None and value > 0 and number not in self.settled else 0

    def _mend(self, exposed: _Exposed) -> list[int]:
        """Hides one cell more, as near to the exposed one as any helps; the relations that this touches."""
        shortfall = _shortfall(self.cells[exposed.number], exposed.most)
        reached = [exposed.number]
        for number in reached:  # grows while it is walked
            indexes = self.grid.relations_of[number]
            for index in sorted(indexes, key=lambda index: not self._binds(index, number, exposed.boxes)):
                changed = self._loosen(self.grid.relations[index], shortfall)
                if changed is not None:
                    return self.grid.relations_of[changed]
            for index in indexes:
                others = _unknown(self.grid.relations[index], self.cells)
                reached += [other for other in others if other not in reached]
        if self.cells[exposed.number].status == "small":
            self._set(exposed.number, "suppressed")
        else:
            self.settled.add(exposed.number)  # nothing is left to hide
        return self.grid.relations_of[exposed.number]

    def _binds(self, index: int, number: int, boxes: Mapping[int, Interval]) -> bool:
        """Whether it is this sum that holds a cell within its box."""
        relation = self.grid.relations[index]
        equation = _equation(relation, self.cells, -1)
        least, most = implied(equation, {-1: (0, inf), **{n: boxes.get(n, (0, inf)) for n in relation.cells}})[number]
        known = boxes.get(number, (0, inf))
        return least >= known[0] > 1 or most <= known[1]

    def _loosen(self, relation: Relation, shortfall: float) -> int | None:
        """Withholds one cell more of a sum; the cell, or None when all that could be is hidden already.

        A small total over several small parts is itself withheld rather than called small: "fewer than 5" over four
        parts, each at least 1, would say that each is 1.
        """
        small = [part for part in relation.parts if self.cells[part].status == "small"]
        if self.cells[relation.total].status == "small" and len(small) > 1 and relation.total not in self.settled:
            self._set(relation.total, "suppressed")
            return relation.total
        partner = self._partner(relation, shortfall)
        if partner is not None:
            self._set(partner, "suppressed")
        return partner


def _is_small(cell: _Cell) -> bool:
    """Whether a cell is a count from 1 to 4, by its value or by the most that its range allows."""
    if cell.value is not None:
        return 0 < cell.value < FEWER_THAN
    return not cell.hidden and 0 < cell.box[1] < FEWER_THAN


def _shortfall(cell: _Cell, most: float) -> float:
    """How much more must be hidden with a cell, known to be ``most`` at most, to leave it four possible values."""
    return max(0, cell.possible(FEWER_THAN)[0] + _LEFT_OPEN - 1 - most)
