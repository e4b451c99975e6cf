"""What the commands that are run most cost, beside the stock stack: ``python tests/benchmarks/build.py``.

Writes ``build.csv`` beside itself: seconds of processor time, the median of three runs each, taken in turns, and the
most that each may cost. The stock stack is Material's own theme with static-i18n, no plugin of ours and no search,
building the same pages with every call answered already; it checks nothing, and makes no file of data.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import yaml
from mkdocs.utils.yaml import yaml_load

from ahtc.core import clock
from ahtc.core.calls import CallingPage
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.site.calls import expanded
from ahtc.site.project import read_project

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
RUNS = 3

# The most processor time that each may take, in seconds. The stock build is there to compare with.
BUDGETS: dict[str, float | None] = {"ahtc build": 10, "ahtc check": 3, "ahtc --help": 0.3, "stock build": None}


def main() -> None:
    """Runs everything once to warm up, then measures it."""
    with tempfile.TemporaryDirectory() as folder:
        stock = Path(folder)
        write_stock(read_project(ROOT, clock.today()), stock)
        commands: dict[str, tuple[Sequence[str | Path], Path]] = {
            name: ([BIN / "ahtc", *name.split()[1:]], ROOT) for name in BUDGETS if name.startswith("ahtc")
        }
        commands["stock build"] = [BIN / "mkdocs", "build", "--quiet"], stock
        costs: dict[str, list[float]] = {name: [] for name in BUDGETS}
        for _ in range(1 + RUNS):
            for name, (command, where) in commands.items():
                costs[name].append(cost(command, where))
    rows = [(name, round(median(costs[name][1:]), 2), most) for name, most in BUDGETS.items()]
    for name, seconds, most in rows:
        print(f"{name}: {seconds} s" + (f" of at most {most}" if most else ""))
    with (Path(__file__).parent / "build.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "processor_seconds", "at_most"])
        writer.writerows(rows)


def cost(command: Sequence[str | Path], where: Path) -> float:
    """The seconds of processor time that a command takes in a folder; stops where it fails."""
    # Compiled modules are kept, as in every copy that is used twice.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = _used()
    told = subprocess.run(command, cwd=where, env=kept, capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit(told.stderr)
    return _used() - before


def write_stock(project: Project, folder: Path) -> None:
    """Write the project as a stock one: its settings without what is ours, its pages with every call answered."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"site_url": "https://stock.example/", "strict": False, "theme": {"name": "material", "font": False}}
    settings["plugins"] = [plugin for plugin in settings["plugins"] if plugin != "ahtc"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    for page in project.pages:
        path = folder / "docs" / page.docs_path
        path.parent.mkdir(parents=True, exist_ok=True)
        matter = yaml.safe_dump({"title": page.matter.title}, allow_unicode=True)
        path.write_text(f"---\n{matter}---\n{_answered(project, page)}", encoding="utf-8")


def _answered(project: Project, page: Page) -> str:
    calling = CallingPage(project.facts, project.templates, page.language, link=str, today=project.today)
    return expanded(page, calling)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
