"""What was checked or fetched was checked or fetched already: no record says so of a day that has not come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ahtc.core.files import read_text
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.yaml_file import YamlFile, read_yaml

# The fields of a record, of whatever kind, that say on which day somebody did something.
DONE = ("checked", "retrieved")

# So many files are not all wrong: the day is.
MANY = 20

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def findings(project: Project) -> Iterator[Finding]:
    """Each such day after tomorrow: a record written just after midnight is not refused in another zone."""
    latest = project.today + datetime.timedelta(days=1)
    found = list(_in_data(project, latest))
    if len({finding.path for finding in found}) > MANY:
        seen = f"Today is said to be {project.today}, before the days in {len({each.path for each in found})} files"
        remedy = "Set the machine's clock, SOURCE_DATE_EPOCH or --today right."
        yield Finding("docs/data", 1, "future-date", seen, "a day on which this project stood", remedy)
        return
    yield from found


def _in_data(project: Project, latest: datetime.date) -> Iterator[Finding]:
    for path in sorted((project.root / "docs" / "data").rglob("*.yml")):
        # Most files name no day to come at all, and need not be read as YAML a second time.
        if any(day > latest.isoformat() for day in _DAY.findall(read_text(path, project.root))):
            yield from _days_to_come(read_yaml(path, project.root), latest, project.today)


def _days_to_come(file: YamlFile, latest: datetime.date, today: datetime.date) -> Iterator[Finding]:
    for keys, value in _fields(file.data):
        if keys[-1] in DONE and isinstance(value, datetime.date) and value > latest:
            seen, expected = f"{keys[-1]} is {value}", f"a date that has already come: {today} or earlier"
            remedy = "Write the day on which it was done."
            yield Finding(file.path, file.line_of(keys), "future-date", seen, expected, remedy)


def _fields(node: object, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every single value below a node, with the keys that lead to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _fields(value, (*keys, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _fields(value, (*keys, index))
    elif keys:
        yield keys, node
