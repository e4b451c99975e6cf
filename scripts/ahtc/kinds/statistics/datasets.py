"""Reading one dataset's folder, and the check on the way in: known categories, sources and notes, sums that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from pydantic import ValidationError

from ahtc.core.csv_file import Row, read_csv
from ahtc.core.numbers import whole_number
from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown
from ahtc.core.text import Bilingual
from ahtc.core.validation import expected_value, validated
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.statistics.charts.layout import chart_findings
from ahtc.kinds.statistics.record import (
    FIXED_HEADINGS,
    Allowance,
    Dataset,
    DatasetNotes,
    Labels,
    Observation,
    Origin,
)
from ahtc.kinds.statistics.revisions import Revision, read_revisions


@dataclass(frozen=True)
class StatisticalDataset:
    """A dataset as read: what it is, where it comes from, its observations, their notes and earlier values.

    ``path`` is the observations' file as the officer knows it.
    """

    path: str
    about: Dataset
    origin: Origin
    observations: list[Observation]
    notes: dict[str, Bilingual]
    revisions: list[Revision] = field(default_factory=list)

    def find(self, period: str | None, categories: Mapping[str, str]) -> list[Observation]:
        """The observations that match a period (any when None) and every category given."""
        return [
            observation
            for observation in self.observations
            if period in (None, observation.period)
            and all(observation.categories[name] == value for name, value in categories.items())
        ]


def read_dataset(folder: Path, root: Path, labels: Labels) -> StatisticalDataset:
    """The dataset in a folder; raises :class:`ProblemsError` with the line of everything wrong in it."""
    about_file = read_yaml(folder / "dataset.yml", root)
    about = validated(Dataset, about_file)
    origin = validated(Origin, read_yaml(folder / "origin.yml", root))
    notes_path = folder / "notes.yml"
    notes = validated(DatasetNotes, read_yaml(notes_path, root)).notes if notes_path.exists() else {}
    csv_path = folder / "observations.csv"
    rows = read_csv(csv_path, root, [*FIXED_HEADINGS, *about.dimensions])
    where = shown(csv_path, root)
    findings = list(_label_findings(about_file, about, labels))
    if about.id != folder.name:
        expected = f'the name of its folder, "{folder.name}"'
        line = about_file.line_of(["id"])
        findings.append(
            Finding(about_file.path, line, "id", f'The id is "{about.id}"', expected, "Make them the same.")
        )
    observations: list[Observation] = []
    for row in rows:
        try:
            observation = _observation(row, about)
        except ValidationError as error:
            findings += [_cell_finding(where, row, details, about) for details in error.errors()]
            continue
        observations.append(observation)
        findings += _reference_findings(where, observation, about, origin, notes)
    findings += _repeated_findings(where, observations)
    periods = {observation.period for observation in observations}
    if len(periods) > 1 and "period" not in [*about.table.rows, *about.table.columns]:
        seen, remedy = f"The table has no place for its {len(periods)} periods", "Add period to rows or columns."
        findings.append(
            Finding(about_file.path, about_file.line_of(["table"]), "layout", seen, "a cell for every row", remedy)
        )
    if not findings:
        findings += chart_findings(about_file, about, observations)
    if findings:
        raise ProblemsError(findings)
    return StatisticalDataset(where, about, origin, observations, notes, read_revisions(folder, root, about, origin))


def _observation(row: Row, about: Dataset) -> Observation:
    cells = row.cells
    categories = {name: cells[name] for name in about.dimensions}
    signed = about.is_percent(categories)  # a change may be below zero; nobody counts fewer than none
    return Observation.model_validate(
        {
            "line": row.line,
            "period": cells["period"],
            "categories": categories,
            **{name: _number(cells[name], about, signed) for name in ("value", "low", "high")},
            "status": cells["status"],
            "source": cells["source"],
            "note": cells["note"] or None,
        }
    )


def _number(cell: str, about: Dataset, signed: bool) -> int | Decimal | str | None:
    """A cell's count, or its rate; the text itself where it is neither."""
    if not cell:
        return None
    if about.unit == "rate":
        return Decimal(cell) if re.fullmatch(r"[0-9]+\.[0-9]", cell) else cell
    below = signed and cell.startswith("-")
    number = whole_number(cell[1:] if below else cell)
    if number is None:
        return cell
    return -number if below else number


def _cell_finding(where: str, row: Row, details: Mapping[str, object], about: Dataset) -> Finding:
    location = details["loc"]
    assert isinstance(location, tuple)
    name = str(location[-1]) if location else "this row"
    seen = f'{name} is "{row.cells.get(name, "")}"' if location else "This row does not agree with itself"
    remedy = "Check it at the source, then correct it here."
    rate = about.unit == "rate" and details["type"] == "int_type"
    expected = "a number with one decimal, such as 4.0" if rate else expected_value(details)
    return Finding(where, row.line, "observation", seen, expected, remedy)


def _label_findings(file: YamlFile, about: Dataset, labels: Labels) -> Iterator[Finding]:
    for name, categories in about.dimensions.items():
        known = labels.dimensions.get(name)
        if known is None:
            line = file.line_of(["dimensions", name])
            remedy = "Add it, in both languages, to docs/data/statistics/labels.yml."
            yield Finding(file.path, line, "label", f'The dimension "{name}" has no words', "a label", remedy)
            continue
        for index, category in enumerate(categories):
            if category not in known.categories:
                line = file.line_of(["dimensions", name, index])
                seen = f'The category "{category}" has no words'
                remedy = f"{did_you_mean(category, known.categories)} Or add it to docs/data/statistics/labels.yml."
                yield Finding(file.path, line, "label", seen, "a label", remedy)


def _reference_findings(
    where: str, observation: Observation, about: Dataset, origin: Origin, notes: Mapping[str, Bilingual]
) -> Iterator[Finding]:
    for name, category in observation.categories.items():
        if category not in about.dimensions[name]:
            seen = f'{name} is "{category}"'
            suggestion = did_you_mean(category, about.dimensions[name])
            yield Finding(where, observation.line, "category", seen, "a category of dataset.yml", suggestion)
    if observation.source not in origin.sources:
        seen = f'The source "{observation.source}" is not known'
        suggestion = did_you_mean(observation.source, origin.sources)
        yield Finding(where, observation.line, "source", seen, "a source of origin.yml", suggestion)
    if observation.note is not None and observation.note not in notes:
        seen = f'The note "{observation.note}" is not known'
        suggestion = did_you_mean(observation.note, notes)
        yield Finding(where, observation.line, "note", seen, "a note of notes.yml", suggestion)


def _repeated_findings(where: str, observations: list[Observation]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for observation in observations:
        key = (observation.period, *observation.categories.values())
        if key in seen:
            remedy = "Keep one; put the other value in low or high, with a note."
            text = f"This row says the same as line {seen[key]}"
            yield Finding(where, observation.line, "repeated", text, "one row for each cell", remedy)
        seen.setdefault(key, observation.line)


def sum_findings(dataset: StatisticalDataset, allowances: list[Allowance]) -> Iterator[Finding]:
    """Each total that is not the sum of its parts and is not a known fault of the source, exactly as recorded.

    A row that is a total in several dimensions is added up over each of them, and over all of them together.
    """
    for observation in dataset.observations:
        for names in _total_dimensions(dataset, observation):
            parts = _parts(dataset, observation, names)
            if parts is None or sum(parts) == observation.value:
                continue
            if not any(_allows(allowance, dataset, observation, sum(parts)) for allowance in allowances):
                yield Finding(
                    dataset.path,
                    observation.line,
                    "sum",
                    f"The total {observation.value} is not the sum of its {len(parts)} parts, {sum(parts)}",
                    "equal sums, or a known fault recorded exactly as printed",
                    "Check the row at the source; a fault of the source goes into inconsistencies.yml under allows.",
                )


def _total_dimensions(dataset: StatisticalDataset, observation: Observation) -> Iterator[tuple[str, ...]]:
    totals = dataset.about.totals
    names = [name for name, total in totals.items() if observation.categories[name] == total]
    for size in range(1, len(names) + 1):
        yield from combinations(names, size)


def _parts(dataset: StatisticalDataset, total: Observation, names: tuple[str, ...]) -> list[int | Decimal] | None:
    """The values that a total adds up over these dimensions; None when none, or not all, are known."""
    others = {name: value for name, value in total.categories.items() if name not in names}
    parts = [
        part.value
        for part in dataset.find(total.period, others)
        if all(part.categories[name] != dataset.about.totals[name] for name in names)
    ]
    known = [part for part in parts if part is not None]
    return known if known and len(known) == len(parts) and total.value is not None else None


def is_stale(allowance: Allowance, dataset: StatisticalDataset) -> bool:
    """Whether an allowance has nothing left to allow: its printed value is gone, or is the sum of its parts now."""
    for observation in dataset.find(None, allowance.at):
        for names in _total_dimensions(dataset, observation):
            parts = _parts(dataset, observation, names)
            if observation.value == allowance.printed and parts is not None and sum(parts) != observation.value:
                return False
    return True


def _allows(allowance: Allowance, dataset: StatisticalDataset, observation: Observation, parts: int | Decimal) -> bool:
    return (
        allowance.dataset == dataset.about.id
        and all(observation.categories.get(key) == value for key, value in allowance.at.items())
        and allowance.printed == observation.value
        and allowance.sum_of_parts == parts
    )
