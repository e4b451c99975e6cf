"""What is costly to make and only read: made once a run, whichever worker needs it first, and shared by all of them."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, worker: str, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that ``make`` has filled; a worker that comes while another makes it waits for it.

    ``worker`` is the name that pytest-xdist gives this process: ``master`` where the run has no workers.
    """
    base = factory.getbasetemp()
    folder = (base if worker == "master" else base.parent) / name
    made = folder.with_suffix(".made")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
