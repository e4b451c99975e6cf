"""What each column of counts stands for: an age over a location, a nationality, a quarter, or one total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ahtc.pull.nrm.categories import TOTAL, category, identifier, is_total, known, period_of
from ahtc.pull.nrm.headings import Column

Categories = dict[str, str]


@dataclass(frozen=True)
class Columns:
    """The categories of each value column, and the columns whose words were not known where all should be."""

    categories: list[tuple[Column, Categories]]
    unknown: list[Column]


def read_columns(across: Sequence[str], columns: Sequence[Column]) -> Columns:
    """What value columns stand for when they run over these dimensions (two at most; none for one column of totals)."""
    if not across:
        return Columns(
            [(column, {}) for column in columns if is_total(column.words) and not column.above],
            [column for column in columns if not is_total(column.words) or column.above],
        )
    if tuple(across) == ("period",):
        return _periods(columns)
    if len(across) == 1:
        return _one_dimension(across[0], columns)
    return _two_dimensions(across[0], across[1], columns)


def _periods(columns: Sequence[Column]) -> Columns:
    found = [(column, period_of(column.printed.replace(":", ""))) for column in columns]
    totals = [column for column, period in found if period is None and is_total(column.words)]
    named = [(column, {"period": period}) for column, period in found if period is not None]
    known_columns = {column.index for column, _ in named} | {column.index for column in totals}
    return Columns(
        [*named, *((column, {"period": TOTAL}) for column in totals)],
        [column for column in columns if column.index not in known_columns],
    )


def _one_dimension(dimension: str, columns: Sequence[Column]) -> Columns:
    categories = [(column, {dimension: category(dimension, column.words)}) for column in columns]
    return Columns(categories, [column for column in columns if known(dimension, column.words) is None])


def _two_dimensions(outer: str, inner: str, columns: Sequence[Column]) -> Columns:
    """Two levels, whichever of the two dimensions stands above; a heading of one line is parted first."""
    pairs = [_pair(column, outer, inner) for column in columns]
    swapped = sum(known(inner, a) is not None for a, _ in pairs) > sum(known(outer, a) is not None for a, _ in pairs)
    top, low = (inner, outer) if swapped else (outer, inner)
    grand = _grand_total(columns, pairs)
    found: list[tuple[Column, Categories]] = []
    unknown = []
    for column, (above, words) in zip(columns, pairs, strict=True):
        if column.index == grand:
            above, words = TOTAL, TOTAL
        if (above and known(top, above) is None) or known(low, words) is None:
            unknown.append(column)
        found.append((column, {top: category(top, above or TOTAL), low: category(low, words)}))
    return Columns(_apart(found), unknown)


def _pair(column: Column, outer: str, inner: str) -> tuple[str, str]:
    if column.above:
        return column.above, column.words
    if is_total(column.words):
        return TOTAL, TOTAL
    parted = re.split(r"\s+[-–—]\s+|:\s+|,\s+", column.words, maxsplit=1)
    if len(parted) == 2:
        return parted[0], parted[1]
    words = column.words.split()
    for end in range(len(words) - 1, 0, -1):
        above, below = " ".join(words[:end]), " ".join(words[end:])
        if known(outer, above) is not None and known(inner, below) is not None:
            return above, below
    if known(outer, column.words) is not None:
        return column.words, TOTAL
    return (TOTAL, column.words) if known(inner, column.words) is not None else ("", column.words)


def _grand_total(columns: Sequence[Column], pairs: Sequence[tuple[str, str]]) -> int | None:
    """The column of the grand total where blanks alone put it under the group before.

    It is a group's second total, or the only total of any group.
    """
    totals = [
        (column, above)
        for column, (above, words) in zip(columns, pairs, strict=True)
        if column.above and is_total(words)
    ]
    for position, (column, above) in enumerate(totals):
        if column.surely or is_total(above):
            continue
        if above in [earlier for _, earlier in totals[:position]]:
            return column.index
    groups = {column.above for column in columns if column.above}
    only = totals[0][0] if len(totals) == 1 and len(groups) > 1 else None
    return only.index if only and not only.surely and only.index == columns[-1].index else None


def _apart(found: list[tuple[Column, Categories]]) -> list[tuple[Column, Categories]]:
    """Keeps two columns apart whose different words mean the same to us: the later one takes its own words as id."""
    seen: dict[tuple[str, ...], str] = {}
    apart = []
    for column, categories in found:
        key = tuple(categories.values())
        if key in seen and seen[key] != column.printed and TOTAL not in key[:1]:
            top, low = categories
            above = identifier(column.above) if column.above else categories[top]
            words = TOTAL if categories[low] == TOTAL else identifier(column.words)
            categories = {top: above, low: words}
        seen.setdefault(key, column.printed)
        apart.append((column, categories))
    return apart
