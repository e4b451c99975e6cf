"""Files as they were before: what Git keeps of them at a branch, a tag or a commit."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


class NoBeforeError(Exception):
    """Raised with the reason, in a few words, why nobody can tell what was there before."""


def files_before(root: Path, ref: str, folder: str) -> dict[str, str]:
    """The texts of a folder's files at ``ref``, by their path in the project at ``root``; none where it was not there.

    Raises :class:`NoBeforeError` where Git is not installed, or keeps nothing of this name.
    """
    # The commit is named by its sum from here on, so that no name can be taken for an option.
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    if not _git(root, "ls-tree", "--name-only", commit, folder):
        return {}
    found: dict[str, str] = {}
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit, folder))) as kept:
        for member in kept:
            if content := kept.extractfile(member) if member.isfile() else None:
                found[member.name] = content.read().decode("utf-8", errors="replace")
    return found


def texts_before(root: Path, path: str) -> Iterator[str]:
    """A file's text at each commit that changed it, the newest first.

    Raises :class:`NoBeforeError` where Git is not installed, or keeps nothing here.
    """
    for commit in _git(root, "log", "--format=%H", "--", path).decode().split():
        with suppress(NoBeforeError):  # the commit that deleted it
            yield _git(root, "show", f"{commit}:./{path}").decode("utf-8", errors="replace")


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env={**os.environ, "LC_ALL": "C"}, capture_output=True, check=True
        )
    except FileNotFoundError:
        raise NoBeforeError("Git is not installed here") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise NoBeforeError(said or "Git has nothing of this name") from None
    return done.stdout
