"""Putting a built site in the place of the old one, at once or not at all, whoever stops it and whenever.

On Linux the two folders change places in one step of the system (``renameat2`` with ``RENAME_EXCHANGE``), so that there
is a whole site at every moment. Where the system or its disk has no such step, two renames follow each other: stopped
between them, the old site stands beside its place and the next build puts it back before it does anything else.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ahtc.core.problems import Finding, ProblemsError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)


@contextmanager
def folder_beside(site: Path, tell: Callable[[str], None] = lambda _: None) -> Iterator[Path]:
    """A new folder beside ``site`` to build into, while no other build is at work there; it is gone afterwards.

    What stopped builds left behind is cleared first. ``tell`` hears when another build must be waited for. Raises
    :class:`ProblemsError` when something other than a folder stands at ``site``, and :class:`OSError`.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(site.parent, tell):
        _require_folder(site)
        _clear_left_over(site)
        fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def put_in_place(fresh: Path, site: Path) -> None:
    """Put the folder ``fresh`` in the place of ``site``, readable by everybody whatever the umask.

    The old site, if there was one, then stands at ``fresh``, or is gone. Raises :class:`OSError`, with ``site`` as it
    was.
    """
    _make_readable(fresh)
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(fresh, site):
        _rename_twice(fresh, site)


def _exchange(fresh: Path, site: Path) -> bool:
    """Whether the two folders changed places in one step; False where the system or the disk cannot do that."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(site))


def _rename_twice(fresh: Path, site: Path) -> None:
    old = _aside(site)
    site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


@contextmanager
def _alone_in(folder: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """While it is open, no other build is at work in ``folder``. The system frees the lock when its holder dies.

    The folder itself is locked, so that no file of a lock is left behind.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another build is at work here; waiting for it to end")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear_left_over(site: Path) -> None:
    """Put back a site that was moved aside and never replaced; remove what builds that were stopped left behind."""
    old = _aside(site)
    if old.is_dir() and not site.exists():
        old.rename(site)
    name = re.compile(rf"\.{re.escape(site.name)}-(old|[a-z0-9_]{{8}})")
    for path in site.parent.iterdir():
        if name.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _require_folder(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        seen = "A link stands here" if site.is_symlink() else "A file stands here"
        expected = "a folder, or nothing: the built site goes here"
        remedy = "Move it away, then build again."
        raise ProblemsError([Finding(f"{site.name}", 1, "site-folder", seen, expected, remedy)])


def _make_readable(folder: Path) -> None:
    """Files 0644, folders 0755: a host's server is another user than the builder."""
    for path, _, names in os.walk(folder):
        Path(path).chmod(0o755)
        for name in names:
            Path(path, name).chmod(0o644)
