"""Where text was spoilt on its way to us by being read in the wrong encoding. It is shown, and never mended here."""

from __future__ import annotations

import re

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_READ_AS = ("latin-1", "cp1252")


def damaged_at(text: str) -> int | None:
    """The first character, counted from 1, that no writer meant; ``None`` for text that can be as it was written.

    That is a replacement or control character, or letters that are UTF-8 read as Latin-1 or Windows-1252:
    ``MÃ´n`` and ``Mï¿½n``, but not ``Môn``.
    """
    places = [index for index, character in enumerate(text, 1) if character == "\ufffd" or "\x7f" <= character < "\xa0"]
    places += [match.start() + 1 for match in _BEYOND_ASCII.finditer(text) if _is_misread(match[0])]
    return min(places, default=None)


def _is_misread(run: str) -> bool:
    for encoding in _READ_AS:
        try:
            if run.encode(encoding).decode("utf-8") != run:
                return True
        except UnicodeError:
            continue
    return False
