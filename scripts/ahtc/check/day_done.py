"""What was checked here was checked on a day that can be: not one to come, nor one before this project began."""

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

# Nobody can have checked anything for this project before it was there.
BEGAN = datetime.date(2026, 11, 1)

_DONE_ON = re.compile(rf"\b(?:{'|'.join(DONE)}):\s*(\d{{4}}-\d{{2}}-\d{{2}})")


def findings(project: Project) -> Iterator[Finding]:
    """Each such day after tomorrow (a record written just after midnight is not refused in another zone), and each
    before :data:`BEGAN`."""
    latest = project.today + datetime.timedelta(days=1)
    found = list(_in_data(project, latest))
    if len({finding.path for finding in found}) > MANY:
        seen = f"Today is said to be {project.today}, before the days in {len({each.path for each in found})} files"
        remedy = "Set the machine's clock, SOURCE_DATE_EPOCH or --today right."
        yield Finding("docs/data", 1, "day-done", seen, "a day on which this project stood", remedy)
        return
    yield from found


def _in_data(project: Project, latest: datetime.date) -> Iterator[Finding]:
    for path in sorted((project.root / "docs" / "data").rglob("*.yml")):
        # Nearly no file has such a day, and the others need not be read as YAML a second time.
        days = _DONE_ON.findall(read_text(path, project.root))
        if any(not BEGAN.isoformat() <= day <= latest.isoformat() for day in days):
            yield from _impossible_days(read_yaml(path, project.root), latest, project.today)


def _impossible_days(file: YamlFile, latest: datetime.date, today: datetime.date) -> Iterator[Finding]:
    for keys, value in _fields(file.data):
        if keys[-1] not in DONE or not isinstance(value, datetime.date) or BEGAN <= value <= latest:
            continue
        come = f"a date that has already come: {today} or earlier"
        expected = come if value > latest else f"a day since this project began: {BEGAN} or later"
        remedy = "Write the day on which it was done."
        yield Finding(file.path, file.line_of(keys), "day-done", f"{keys[-1]} is {value}", expected, remedy)


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
