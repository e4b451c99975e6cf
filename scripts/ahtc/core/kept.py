"""What takes long to make, kept from one command to the next in the user's own cache, by what it was made from.

Nothing depends on it: where it cannot be read or written, everything is made anew.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from platformdirs import user_cache_path

from ahtc.core.files import write_if_changed

# When more than the first stand there, those made longest ago are deleted until the second are left.
MOST, LEFT = 6000, 4000


def kept_for_this_user() -> Path:
    """The folder of this user's cache that is ours."""
    return user_cache_path("ahtc")


class Kept:
    """Files in a folder, each named by a key and an ending (``<key>-2.pdf``); None for no folder keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @cached_property
    def _names(self) -> dict[str, str]:
        """The files that stand there, by their keys."""
        with suppress(OSError):
            return (
                {re.split("[-.]", path.name)[0]: path.name for path in self._folder.iterdir()} if self._folder else {}
            )
        return {}

    def found(self, key: str) -> tuple[str, bytes] | None:
        """The name and the content of the file of a key."""
        if self._folder and key in self._names:
            with suppress(OSError):
                return self._names[key], (self._folder / self._names[key]).read_bytes()
        return None

    def keep(self, key: str, ending: str, content: bytes) -> None:
        """Keep a file, completely or not at all; a full disk only means that it is made again."""
        if self._folder is None:
            return
        with suppress(OSError):
            write_if_changed(self._folder / f"{key}{ending}", content)
            self._names[key] = f"{key}{ending}"
            if len(self._names) > MOST:
                self._forget(self._folder)

    def _forget(self, folder: Path) -> None:
        """Delete what was made longest ago."""
        held = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in held[:-LEFT]:
            path.unlink()
        del self._names
