"""Noticing that something was saved of which the site is made: a page, a record, a template, a style, the menu."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import DefaultFilter, watch

from ahtc.kinds import KINDS

# The programs themselves are read once, when they start; the rest is what programs keep beside a file for a moment.
_PASSED_OVER = (*DefaultFilter.ignore_entity_patterns, r"\.py$", r"^\.ahtc-", r"^\.~lock\.", r"^#.*#$")
_TICK = 250  # milliseconds between two looks at mkdocs.yml


def changes(root: Path, stop: threading.Event | None = None) -> Iterator[None]:
    """Yields once it watches, and then after each save, or several in one breath; nothing saved meanwhile is lost.

    Ends when ``stop`` is set. Raises :class:`OSError` when the machine cannot watch so many folders.
    """
    settings = root / "mkdocs.yml"
    seen: tuple[int, ...] | None = None
    started = False
    kept = DefaultFilter(ignore_dirs=("__pycache__",), ignore_entity_patterns=_PASSED_OVER)
    for changed in watch(
        *_watched(root), watch_filter=kept, stop_event=stop, step=100, rust_timeout=_TICK, yield_on_timeout=True
    ):
        now = _state(settings)
        if changed or now != seen or not started:
            seen, started = now, True
            yield


def _watched(root: Path) -> list[Path]:
    folders = [root / "docs", root / "overrides", *(kind.folder for kind in KINDS)]
    return [folder for folder in folders if folder.is_dir()]


def _state(path: Path) -> tuple[int, ...] | None:
    """What is another whenever the file is: a watch on the file itself ends when an editor puts a new one in its place,
    and one on its folder would hear every build.
    """
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
