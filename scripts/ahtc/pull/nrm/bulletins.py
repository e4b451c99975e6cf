"""Values of a series that were published elsewhere than in a workbook: in bulletins, annual reports and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import polars as pl

from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import Base, Id, Source, Text, form
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml

STATED = Path("docs/data/nrm/stated.yml")

Quarter = Annotated[str, form("20[0-9][0-9]-Q[1-4]", 'a quarter, such as "2023-Q4"')]


class StatedValue(Base):
    """One value of one period, as ``source`` gives it; ``edition`` is the newest quarter that its figures reach."""

    dataset: Id
    period: Text
    at: dict[Id, Id] = {}
    edition: Quarter
    value: int
    status: Literal["official", "reported"]
    source: Id
    note: Id | None = None


class StatedList(Base):
    """``docs/data/nrm/stated.yml``: the values, and the sources that they name."""

    sources: dict[Id, Source] = {}
    values: list[StatedValue] = []

    def frame(self, dataset: str, dimensions: Sequence[str]) -> pl.DataFrame:
        """A dataset's values: ``period``, its dimensions, ``value``, ``status``, ``edition``, ``note``, ``source``."""
        names = ["period", *dimensions, "value", "status", "edition", "note", "source"]
        schema = {name: pl.Int64() if name == "value" else pl.String() for name in names}
        rows = [{**dict(value), **value.at} for value in self.values if value.dataset == dataset]
        return pl.DataFrame([{name: row[name] for name in names} for row in rows], schema=schema)


def read_stated(root: Path, series: Mapping[str, Sequence[str]]) -> StatedList:
    """The stated values, or an empty list where there is no such file; ``series`` gives each dataset's dimensions.

    Raises :class:`ProblemsError` for a value whose dataset, dimensions or source are not known, or that stands twice.
    """
    if not (root / STATED).exists():
        return StatedList()
    file = read_yaml(root / STATED, root)
    stated = validated(StatedList, file)
    findings = list(_findings(file, stated, series))
    if findings:
        raise ProblemsError(findings)
    return stated


def _findings(file: YamlFile, stated: StatedList, series: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()

    def finding(index: int, field: str, what: str, expected: str, remedy: str) -> Finding:
        return Finding(file.path, file.line_of(["values", index, field]), "stated", what, expected, remedy)

    for index, value in enumerate(stated.values):
        known: Collection[str] = stated.sources
        if value.source not in known:
            what = f'The source "{value.source}" is not in this file'
            yield finding(index, "source", what, "one of its sources", did_you_mean(value.source, known))
        if value.dataset not in series:
            what = f'"{value.dataset}" is not a dataset that comes from the workbooks'
            yield finding(index, "dataset", what, "one of them", did_you_mean(value.dataset, series))
        elif set(value.at) != set(series[value.dataset]):
            expected = ", ".join(series[value.dataset]) or "nothing"
            yield finding(index, "at", f"at names {', '.join(value.at) or 'nothing'}", expected, "Name each dimension.")
        key = (value.dataset, value.period, *sorted(value.at.items()), value.edition)
        if key in seen:
            what = f"{value.dataset} {value.period} stands here twice for {value.edition}"
            yield finding(index, "period", what, "each once", "Keep the value of the better source.")
        seen.add(key)
