"""Putting many files in place as one act: all of them, or, whatever goes wrong, none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def put_in_place(
    root: Path, files: Mapping[Path, bytes], check: Callable[[Path], None], *, dry_run: bool = False
) -> list[Path]:
    """Write ``files`` (by path in the project at ``root``) and give those that were new or different.

    Everything is written first to a folder beside ``docs/data``, laid out as the project is; ``check`` is given that
    folder and raises what it finds wrong. Then each file is renamed into place. Whatever is raised on the way, an
    :class:`OSError` of a full disk among it, the project is left byte for byte as it was. ``dry_run`` prepares and
    checks, and puts nothing in place.
    """
    changed = {path: content for path, content in files.items() if _differs(root / path, content)}
    with tempfile.TemporaryDirectory(prefix=".pull-", dir=None if dry_run else root / "docs") as folder:
        prepared, kept = Path(folder) / "new", Path(folder) / "old"
        for path, content in files.items():
            with _naming(root / path):
                _write(prepared / path, content)
        check(prepared)
        if dry_run:
            return list(changed)
        for path in changed:
            if (root / path).is_file():
                (kept / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / path, kept / path)
        _exchange(root, prepared, kept, list(changed))
    return list(changed)


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """What goes wrong inside names this file: a full disk names none, and a folder beside it tells nobody anything."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _exchange(root: Path, prepared: Path, kept: Path, paths: list[Path]) -> None:
    done: list[Path] = []
    made: list[Path] = []
    try:
        for path in paths:
            _make_folders(root, path.parent, made)
            (prepared / path).replace(root / path)
            done.append(path)
    except BaseException:
        for path in reversed(done):
            if (kept / path).is_file():
                (kept / path).replace(root / path)
            else:
                (root / path).unlink()
        for folder in reversed(made):
            folder.rmdir()
        raise


def _make_folders(root: Path, folder: Path, made: list[Path]) -> None:
    """Makes the folders that are missing, each noted as soon as it is there."""
    missing = [each for each in (root / folder, *(root / folder).parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)
