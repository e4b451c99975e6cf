"""What a series said before: each publication's word on every figure that a later one changed (``revisions.csv``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from ahtc.core.csv_file import Row, read_csv
from ahtc.core.numbers import whole_number
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.text import Base, Id, Text
from ahtc.kinds.statistics.record import Dataset, Origin

HEADINGS = ("period", "edition", "value", "status", "source")
_REMEDY = "Run `ahtc pull nrm` again: it writes this file."


class Revision(Base):
    """A value as one publication gave it; ``edition`` is the newest quarter that its figures reach."""

    period: Text
    categories: dict[Id, Id]
    edition: Text
    value: int | None
    status: Literal["official", "reported", "derived", "not-found", "suppressed"]
    source: Id


def read_revisions(folder: Path, root: Path, about: Dataset, origin: Origin) -> list[Revision]:
    """The revisions of a dataset in their file's order; none where small counts are hidden, or where there is no file.

    Raises :class:`ProblemsError` with the line of everything wrong.
    """
    path = folder / "revisions.csv"
    if about.disclosure != "none" or not path.exists():
        return []
    where, found, findings = shown(path, root), [], []
    for row in read_csv(path, root, [*HEADINGS, *about.dimensions]):
        try:
            revision = _revision(row, about)
        except (ValidationError, ValueError):
            seen = "This row cannot be read"
            findings.append(Finding(where, row.line, "revision", seen, "a value and its publication", _REMEDY))
            continue
        if revision.source not in origin.sources:
            seen = f'The source "{revision.source}" is not in origin.yml'
            findings.append(Finding(where, row.line, "revision", seen, "one of its sources", _REMEDY))
        found.append(revision)
    if findings:
        raise ProblemsError(findings)
    return found


def _revision(row: Row, about: Dataset) -> Revision:
    cells = row.cells
    return Revision.model_validate(
        {name: cells[name] for name in HEADINGS if name != "value"}
        | {"value": _value(cells["value"])}
        | {"categories": {name: cells[name] for name in about.dimensions}}
    )


def _value(cell: str) -> int | str | None:
    """A cell's count; the text itself, which the record refuses, where it is none."""
    number = whole_number(cell)
    return (cell or None) if number is None else number


def words_on(
    revisions: Sequence[Revision], period: str, categories: Mapping[str, str], edition: str | None = None
) -> list[Revision]:
    """What was said of one figure, oldest first: everything, or one edition's word."""
    return sorted(
        (
            each
            for each in revisions
            if each.period == period and each.categories == categories and edition in (None, each.edition)
        ),
        key=lambda each: each.edition,
    )
