"""What a pull would change, in words: what is new, what was revised, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import polars as pl

from ahtc.kinds.statistics.record import Labels
from ahtc.pull.nrm.categories import TOTAL
from ahtc.pull.nrm.editions import HeldEdition
from ahtc.pull.nrm.series import Built

_LISTED = 10


def difference(
    new: HeldEdition,
    replaced: HeldEdition | None,
    before: HeldEdition | None,
    shown: Sequence[tuple[Built, Built]],
    labels: Labels,
) -> list[str]:
    """Lines that say what an edition brings, beside the one ``before`` it and the one it takes the place of.

    ``shown`` pairs each dataset as pages show it now with the same dataset once the edition is in.
    """
    lines = [_what(new, replaced)]
    if before is not None:
        lines += [f"New table: {kind}." for kind in sorted(new.kinds - before.kinds)]
        lines += [f"Missing table: {kind}, which {before.edition} has." for kind in sorted(before.kinds - new.kinds)]
    told = [line for was, now in shown for line in _dataset(was, now, labels)]
    return lines + (told or ["No figure that pages show is new or revised."])


def _what(new: HeldEdition, replaced: HeldEdition | None) -> str:
    size = f"{len(new.observations):,} observations in {len(new.kinds)} tables"
    if replaced is None:
        return f"Edition {new.edition} is new: {size}."
    return f"Edition {new.edition} is held already, with {len(replaced.observations):,} observations; now {size}."


def _dataset(was: Built, now: Built, labels: Labels) -> Iterator[str]:
    if now.observations.is_empty():
        return
    yield from _new_periods(was, now)
    if was.observations.is_empty():
        return
    key = now.series.key
    both = now.observations.join(was.observations, on=key, suffix="_was", maintain_order="left")
    revised = both.filter(pl.col("value").ne_missing(pl.col("value_was")) | (pl.col("status") != pl.col("status_was")))
    totals = pl.all_horizontal([pl.lit(True), *(pl.col(name) == TOTAL for name in now.series.dimensions)])
    rows = pl.concat([revised.filter(totals), revised.filter(~totals)]).iter_rows(named=True)
    lines = [
        f"{_named(now, row, labels)}: {_value(row['value_was'], row['status_was'])} was, "
        f"{_value(row['value'], row['status'])} now"
        for row in rows
    ]
    yield from lines[:_LISTED]
    if len(lines) > _LISTED:
        yield f"{now.series.name}: {len(lines) - _LISTED} more figures are revised"


def _new_periods(was: Built, now: Built) -> Iterator[str]:
    known: Collection[str] = [] if was.observations.is_empty() else was.observations["period"].unique()
    periods = sorted(set(now.observations["period"]) - set(known))
    if len(periods) > _LISTED:
        yield f"{now.series.name}: {len(periods)} periods are new, {periods[0]} to {periods[-1]}"
        return
    for period in periods:
        rows = now.observations.filter(pl.col("period") == period)
        for name in now.series.dimensions:
            rows = rows.filter(pl.col(name) == TOTAL)
        if len(rows) == 1:
            yield f"{now.series.name} {period}: {_value(rows['value'][0], rows['status'][0])} is new"
        else:
            yield f"{now.series.name} {period}: new"


def _named(built: Built, row: dict[str, object], labels: Labels) -> str:
    words = [_word(labels, name, str(row[name])) for name in built.series.dimensions if row[name] != TOTAL]
    return ", ".join([f"{built.series.name} {row['period']}", *words])


def _word(labels: Labels, dimension: str, category: str) -> str:
    known = labels.dimensions.get(dimension)
    return known.categories[category].en if known and category in known.categories else category


def _value(value: object, status: object) -> str:
    return f"{value:,}" if isinstance(value, int) else f"({status})"
