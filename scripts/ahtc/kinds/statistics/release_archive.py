"""The archive of one run of ``ahtc release``: the released files that nobody reads as text, in one ZIP.

Its files are stored as they are, not packed. So the same files give the same archive on every machine, Git keeps of a
new one only what differs, and it can never unpack to more than itself.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from ahtc.core.zipped import zipped

_ENCRYPTED = 1
_UNREADABLE = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files by name: in the order of their names, with one date and one mode."""
    return zipped(sorted(files.items()))


def archived(path: Path) -> dict[str, bytes]:
    """The files in an archive by name.

    Raises :class:`ValueError`, which says why, for one that is damaged or is no archive that :func:`archive` wrote.
    """
    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as members:
            found = members.infolist()
            for member in found:
                if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & _ENCRYPTED:
                    raise ValueError(f"{member.orig_filename!r} in it is packed or encrypted")
            if sum(member.file_size for member in found) > size:
                raise ValueError("it would unpack to more than itself")
            files = {member.orig_filename: members.read(member) for member in found}
    except _UNREADABLE as error:
        raise ValueError(f"{error}") from error
    if len(files) != len(found):
        raise ValueError("it holds two files of one name")
    return files
