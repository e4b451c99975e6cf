"""Putting a site in place, killed (SIGKILL) before one step of the system after another.

``python -m tests.output.killed FOLDER one-step`` prints a line of JSON for each moment: the step that was about to be
made, what stood at ``site`` after the kill, what stood there once the next build had begun, and what else was left.
``--site SITE`` puts copies of a built site in place instead of a small one; ``--moments 40`` kills at so many moments
alone: the renames, and the rest evenly. ``two-steps`` stands for a system that cannot let two folders change places.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ahtc.output import put_in_place as place

# The audit events of Python that stand for a step of the system on a file; each comes just before its step.
STEPS = ("os.", "shutil.rmtree", "fcntl.", "tempfile.", "ctypes.dlsym")


def small_site(folder: Path) -> None:
    """A site of eight pages, each in a folder."""
    for number in range(8):
        page = folder / f"page-{number}" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"{number}", encoding="utf-8")


def whole(folder: Path) -> str:
    """One hash over all names and bytes below a folder; empty where there is none."""
    if not folder.is_dir():
        return ""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def put(built: Path, site: Path) -> None:
    """What a build does once its pages are written."""
    with place.folder_beside(site) as fresh:
        built.rename(fresh)
        place.put_in_place(fresh, site)


def in_a_child(work: Callable[[], None], step: Callable[[str], None]) -> None:
    """Do the work in a child process that tells ``step`` of each step before making it."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(lambda event, _: step(event) if event.startswith(STEPS) and event != "os.kill" else None)
        work()
        os._exit(0)
    os.waitpid(child, 0)


def steps_of(work: Callable[[], None], folder: Path) -> list[str]:
    """The steps of the work, in order."""
    noted = folder / "steps"
    with noted.open("w", encoding="utf-8", buffering=1) as stream:
        in_a_child(work, lambda event: print(event, file=stream) if not stream.closed else None)
    steps = noted.read_text(encoding="utf-8").split()
    noted.unlink()
    return steps


def kill_at(work: Callable[[], None], moment: int) -> None:
    """Do the work in a child process that is killed just before step number ``moment``, counted from 0."""
    count = iter(range(moment + 1))

    def step(_: str) -> None:
        if next(count) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    in_a_child(work, step)


def chosen(steps: list[str], wanted: int) -> list[int]:
    """So many moments: before and after each rename, and the rest spread evenly over all the steps."""
    if wanted == 0 or wanted >= len(steps):
        return list(range(len(steps)))
    renames = [number for number, step in enumerate(steps) if step in ("os.rename", "ctypes.dlsym")]
    near = {number for first in renames for number in (first, first + 1) if number < len(steps)}
    others = [number for number in range(len(steps)) if number not in near]
    more = wanted - len(near)
    return sorted({*near, *(others[number * len(others) // more] for number in range(more))})


def begin(folder: Path, copied: Path | None) -> tuple[Path, Path]:
    """An old site in its place, and a new one that has just been built; they differ."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    site, built = folder / "site", folder / "built"
    for path in (site, built):
        if copied:
            shutil.copytree(copied, path)
        else:
            small_site(path)
        (path / "index.html").write_text(path.name, encoding="utf-8")
    return site, built


def outcomes(folder: Path, copied: Path | None = None, wanted: int = 0) -> Iterator[dict[str, object]]:
    """Begin, kill, look, and let the next build begin; for each moment."""
    site, built = begin(folder, copied)
    known = {whole(site): "old", whole(built): "new", "": "nothing"}
    steps = steps_of(lambda: put(built, site), folder)
    for moment in chosen(steps, wanted):
        begin(folder, copied)
        kill_at(lambda: put(built, site), moment)
        after = known.get(whole(site), "a part")
        with place.folder_beside(site):
            following = known.get(whole(site), "a part")
        left = sorted(path.name for path in folder.iterdir() if path.name not in ("site", "built"))
        yield {"before": steps[moment], "site": after, "next": following, "left": left}


def main() -> None:
    """Print each outcome."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("way", choices=["one-step", "two-steps"])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--moments", type=int, default=0)
    given = parser.parse_args()
    if given.way == "two-steps":
        place._exchange = lambda fresh, site: False
    for outcome in outcomes(given.folder, given.site, given.moments):
        print(json.dumps(outcome), flush=True)
    shutil.rmtree(given.folder)


if __name__ == "__main__":
    main()
