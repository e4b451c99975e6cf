"""What each folder of tests costs: ``python tests/benchmarks/suite.py`` writes ``suite.csv`` beside itself.

Seconds of processor time, the browser's and the tools' among them, and the number of tests. Each folder runs by itself,
so that its cost includes building the sites that it needs; the whole suite builds each of them once.
"""

from __future__ import annotations

import csv
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
COUNTED = re.compile(r"(\d+) (?:passed|skipped|failed)")


def main() -> None:
    """Runs each folder alone; what fails there is printed, and costs what it costs."""
    rows = [(name, *cost(arguments)) for name, arguments in folders()]
    rows.append(("all", sum(tests for _, tests, _ in rows), round(sum(seconds for *_, seconds in rows), 1)))
    with (TESTS / "benchmarks" / "suite.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["folder", "tests", "processor_seconds"])
        writer.writerows(rows)


def folders() -> Iterator[tuple[str, list[Path]]]:
    """Each folder of tests with what it gives to pytest; last the files that stand in none."""
    for folder in sorted(path for path in TESTS.iterdir() if path.is_dir()):
        if any(folder.rglob("test_*.py")):
            yield f"tests/{folder.name}", [folder]
    yield "tests", sorted(TESTS.glob("test_*.py"))


def cost(arguments: list[Path]) -> tuple[int, float]:
    """How many tests ran or were skipped, and the seconds of processor time that they took."""
    before = _used()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, arguments)]
    told = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    if told.returncode:
        print(told.stdout)
    last = told.stdout.strip().splitlines()[-1]
    return sum(map(int, COUNTED.findall(last))), round(_used() - before, 1)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
