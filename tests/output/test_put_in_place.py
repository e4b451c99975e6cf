"""The new site takes the place of the old one at once, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.output import put_in_place as place
from ahtc.output.put_in_place import folder_beside, put_in_place
from tests.conftest import ROOT


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def text_of(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def publish(site: Path, text: str) -> None:
    """A build of one page."""
    with folder_beside(site) as fresh:
        (fresh / "index.html").write_text(text, encoding="utf-8")
        put_in_place(fresh, site)


@pytest.fixture(params=["one step", "two steps"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's exchange of two folders, and without it."""
    if request.param == "two steps":
        monkeypatch.setattr(place, "_exchange", lambda fresh, site: False)


@pytest.mark.usefixtures("either_way")
def test_the_new_takes_the_place_of_the_old_and_nothing_else_is_left(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    publish(site, "new")
    assert text_of(site) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("either_way")
def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    publish(tmp_path / "deep" / "site", "new")
    assert text_of(tmp_path / "deep" / "site") == "new"


def outcomes(tmp_path: Path, way: str) -> list[dict[str, object]]:
    """In a process of its own, which forks and is small."""
    command = [sys.executable, "-m", "tests.output.killed", str(tmp_path / "killed"), way]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_killed_at_any_moment_there_is_a_whole_site_and_the_next_build_clears_what_is_left(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "one-step")
    if any(outcome["before"] == "os.rename" for outcome in found[6:]):
        pytest.skip("this disk cannot let two folders change places in one step")
    assert len(found) > 40
    assert {outcome["site"] for outcome in found} == {"old", "new"}
    assert all(outcome["next"] == outcome["site"] and outcome["left"] == [] for outcome in found)


def test_where_two_renames_are_needed_the_next_build_puts_the_old_site_back(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "two-steps")
    between = [outcome for outcome in found if outcome["site"] == "nothing"]
    assert [(outcome["before"], outcome["next"]) for outcome in between] == [("os.rename", "old")]
    others = [outcome for outcome in found if outcome not in between]
    assert all(outcome["next"] == outcome["site"] in ("old", "new") for outcome in others)
    assert all(outcome["left"] == [] for outcome in found)


def test_a_folder_of_somebody_elses_is_not_taken_for_what_a_build_left(tmp_path: Path) -> None:
    folder(tmp_path / ".site-notes", "mine")
    publish(tmp_path / "site", "new")
    assert text_of(tmp_path / ".site-notes") == "mine"


def test_a_failure_between_two_renames_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, fresh = folder(tmp_path / "site", "old"), folder(tmp_path / "fresh", "new")
    rename = Path.rename

    def fails_for_the_new(self: Path, target: Path) -> Path:
        if self == fresh:
            raise OSError("The disk went away")
        return rename(self, target)

    monkeypatch.setattr(place, "_exchange", lambda fresh, site: False)
    monkeypatch.setattr(Path, "rename", fails_for_the_new)
    with pytest.raises(OSError, match="The disk went away"):
        put_in_place(fresh, site)
    assert text_of(site) == "old"


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    (tmp_path / "page").mkdir()
    with pytest.raises(IsADirectoryError), folder_beside(site) as fresh:
        shutil.copyfile(tmp_path / "page", fresh / "index.html")
    assert text_of(site) == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page", "site"]


def test_builds_at_once_take_their_turn(tmp_path: Path) -> None:
    site, at_work, most = tmp_path / "site", 0, 0
    told: list[str] = []

    def build(text: str) -> None:
        nonlocal at_work, most
        with folder_beside(site, told.append) as fresh:
            at_work += 1
            most = max(most, at_work)
            (fresh / "index.html").write_text(text, encoding="utf-8")
            put_in_place(fresh, site)
            at_work -= 1

    with folder_beside(site):  # the four must all wait for this one
        builds = [threading.Thread(target=build, args=(f"{number}",)) for number in range(4)]
        for each in builds:
            each.start()
        while len(told) < 4:
            time.sleep(0.001)
    for each in builds:
        each.join()
    assert most == 1
    assert text_of(site) in ("0", "1", "2", "3")
    assert set(told) == {"Another build is at work here; waiting for it to end"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everybody_may_read_what_is_published_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with folder_beside(tmp_path / "site") as fresh:
            (fresh / "get-help").mkdir()
            (fresh / "get-help" / "index.html").touch()
            put_in_place(fresh, tmp_path / "site")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site", *tmp_path.rglob("site/**/*"))}
    assert modes == {"site": 0o755, "get-help": 0o755, "index.html": 0o644}


def test_a_link_or_a_file_where_the_site_goes_is_told_and_left_alone(tmp_path: Path) -> None:
    elsewhere = folder(tmp_path / "elsewhere", "theirs")
    (tmp_path / "linked").symlink_to(elsewhere)
    (tmp_path / "filed").write_text("mine", encoding="utf-8")
    for name, seen in (("linked", "A link stands here"), ("filed", "A file stands here")):
        with pytest.raises(ProblemsError, match=seen):
            publish(tmp_path / name, "new")
    assert text_of(elsewhere) == "theirs"
    assert (tmp_path / "filed").read_text(encoding="utf-8") == "mine"
