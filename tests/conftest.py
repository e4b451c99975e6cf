from __future__ import annotations

import datetime
import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from ahtc.core import clock
from ahtc.core.facts import Facts
from ahtc.core.project import Project
from ahtc.output.build import build_site
from ahtc.site.project import read_project
from tests.project import DAY, Command, SmallProject, make_project
from tests.shared import made_once

ROOT = Path(__file__).parents[1]

# The moment at which all tests run: `make test` takes a day that three years in four do not have, and `make test-dates`
# sets others. The whole site is then built for that day; in `make test` for the day of the small project.
MOMENT = os.environ.get("TEST_MOMENT", "")
RESERVED = "https://anti-trafficking-wales.example/"
LEAP_DAY = "2028-02-29T12:00:00+00:00"


# Facts and pages that tests share are hundreds of thousands of objects which live to the end: look through them seldom.
gc.set_threshold(200_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the file that takes longest, and with what needs no site while that one builds it.

    The two cores are then busy to the end: a long file that begins last leaves one of them idle.
    """

    def place(item: pytest.Item) -> int:
        within = item.path.relative_to(ROOT / "tests")
        if within.name == "test_every_page.py":
            return 0
        return {"pull": 1, "browser": 2}.get(within.parts[0], 3)

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def moment() -> Iterator[None]:
    """Sets the machine's clock, as this process sees it, and the project's, which the commands it starts see too."""
    then = datetime.datetime.fromisoformat(MOMENT or LEAP_DAY)
    with time_machine.travel(then, tick=True), pytest.MonkeyPatch.context() as environment:
        environment.setenv(clock.FIXED, str(int(then.timestamp())))
        yield


@pytest.fixture(scope="session", autouse=True)
def ctrl_c() -> None:
    """Lets the commands that tests start hear Ctrl+C, which a shell keeps from what it starts in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def whole_project() -> Project:
    """This project, read once, on a fixed day."""
    return read_project(ROOT, DAY)


@pytest.fixture(scope="session")
def facts(whole_project: Project) -> Facts:
    """The facts of this project, read once."""
    return whole_project.facts


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the whole site, built once for all tests, on one day and for the reserved address."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("SITE_URL", RESERVED)
            build_site(read_project(ROOT, clock.today() if MOMENT else DAY), folder / "site")

    return made_once(tmp_path_factory, worker_id, "built", build) / "site"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A small project, complete and valid, for a test to change."""
    return make_project(tmp_path / "project")


@pytest.fixture
def ahtc(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, to be run in a folder: ``ahtc(folder, "check")``."""
    return Command(monkeypatch, capsys)


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> SmallProject:
    """The small project with its site, built once; tests only read it."""
    made = made_once(tmp_path_factory, worker_id, "small", lambda folder: make_project(folder / "project").build())
    return SmallProject(made / "project")


@pytest.fixture(scope="session")
def small_site(small_project: SmallProject) -> Path:
    """The small project's site; tests only read it."""
    return small_project.site


@pytest.fixture
def built_project(small_project: SmallProject, tmp_path: Path) -> SmallProject:
    """A copy of the small project with its site, for a test to change."""
    return SmallProject(shutil.copytree(small_project.root, tmp_path / "project"))
