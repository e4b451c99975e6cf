"""An archive whose bytes follow from what is in it alone: no day, no machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold
_MODE = 0o100644 << 16
_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes]], pressed: bool = False) -> bytes:
    """A ZIP of these files, each with its name, in the order they come; ``pressed`` makes them smaller (Deflate).

    Files that are stored as they are give the same archive on every machine; pressed ones where zlib is the same.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if pressed else zipfile.ZIP_STORED) as whole:
        for name, content in files:
            about = zipfile.ZipInfo(name, _DATE)
            about.external_attr, about.create_system = _MODE, _UNIX
            about.compress_type = whole.compression
            whole.writestr(about, content)
    return made.getvalue()
