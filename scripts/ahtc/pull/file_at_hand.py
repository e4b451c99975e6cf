"""Reading a file that somebody named after ``--from``: an ordinary file of bounded size, and nothing that waits."""

from __future__ import annotations

import stat
from pathlib import Path

from ahtc.pull.source_findings import refused

_REMEDY = "Check the name of the file after --from."


def read_file(file: Path, limit: int, called: str) -> bytes:
    """The content of a file, which messages call ``called``.

    Raises :class:`ProblemsError` when it cannot be read, holds more than ``limit`` bytes, or is a folder, a pipe or a
    device, which could keep us waiting for ever.
    """
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refused(called, "This is not an ordinary file", "a file saved on this machine", _REMEDY, "file")
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        seen = f"The file cannot be read: {reason[:200]}"
        raise refused(called, seen, "a file that can be read", _REMEDY, "file") from error
    if len(content) > limit:
        size = f"{max(found.st_size, len(content)):,}"
        raise refused(called, f"The file holds {size} bytes", f"at most {limit:,}", _REMEDY, "too-large")
    return content
