"""Whether the headings of a sheet are those of a layout: what is missing, and what is not known."""

from __future__ import annotations

from ahtc.core.problems import Finding
from ahtc.pull.cells import Sheet
from ahtc.pull.nrm.categories import TOTAL, is_total, period_of
from ahtc.pull.nrm.columns import Categories
from ahtc.pull.nrm.headings import Column, Head
from ahtc.pull.nrm.layouts import Layout
from ahtc.pull.nrm.place import Place


def row_names(layout: Layout) -> list[str]:
    """The columns of labels that a layout needs."""
    return [name for row in layout.rows for name in (("year", "quarter") if row == "when" else (row,))]


def missing_labels(place: Place, head: Head, layout: Layout) -> list[Finding]:
    """A finding for each column of labels that the layout needs and the sheet does not have."""
    holds = {column.holds for column in head.labels}
    missing = [name for name in row_names(layout) if name not in holds]
    if "period" in holds or (layout.rows == ("when",) and missing == ["year"] and _tells_years(place.sheet, head)):
        missing = [name for name in missing if name not in ("year", "quarter")]
    if not missing:
        return []
    expected = f"a column headed {' and one headed '.join(missing)}"
    if head.strangers:
        return [unknown_column(place, column, expected) for column in head.strangers]
    first = head.values[0] if head.values else None
    if first and not is_total(first.words):
        return [unknown_column(place, first, expected)]
    return [place.problem(head.body - 1, None, f"no column is headed {' or '.join(missing)}", expected)]


def _tells_years(sheet: Sheet, head: Head) -> bool:
    """Whether the quarters name their own years (``2023 Q1``), so that no column of years is needed."""
    quarters = [column.index for column in head.labels if column.holds == "quarter"]
    return bool(quarters) and period_of(sheet.words(head.body, quarters[0])) is not None


def unknown_column(place: Place, column: Column, expected: str) -> Finding:
    """What is said of a column whose heading is not known."""
    return place.problem(column.row, column.index, f'the heading is "{column.printed}"', expected)


def missing_columns(
    place: Place, categories: list[tuple[Column, Categories]], unknown: list[Column], layout: Layout
) -> list[Finding]:
    """A finding for each category that should head a column and does not, while some heading is not known.

    One that is missing while every heading is known is a missing band, which the checks tell.
    """
    problems = []
    for dimension, expected in layout.expected.items():
        present = {named[dimension] for _, named in categories if dimension in named}
        missing = [name for name in expected if name not in present]
        if present and missing and unknown:
            suspect = [column for column in unknown if dimension != "nationality"] or [unknown[-1]]
            wanted = f"a column for {', '.join(missing)} ({dimension})"
            problems += [unknown_column(place, column, wanted) for column in suspect]
    return problems or _missing_in_a_group(place, categories, unknown, layout)


def _missing_in_a_group(
    place: Place, categories: list[tuple[Column, Categories]], unknown: list[Column], layout: Layout
) -> list[Finding]:
    """The same within one group of a heading on two levels: an unknown column where the group lacks a known one."""
    problems = []
    strange = {column.index for column in unknown}
    for column, named in categories:
        if column.index not in strange or len(named) != 2:
            continue
        top, low = named
        group = {other[low] for _, other in categories if other[top] == named[top]}
        wanted = (TOTAL,) if named[top] == TOTAL else layout.expected.get(low, ())
        missing = [name for name in wanted if name not in group]
        if missing and named[low] not in wanted:
            problems.append(unknown_column(place, column, f"a column for {', '.join(missing)} ({low}) in this group"))
    return problems
