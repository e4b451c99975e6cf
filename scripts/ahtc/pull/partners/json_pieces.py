"""A JSON array too long to hold, read as a row of short arrays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

Records = TypeVar("Records")

_BOM = b"\xef\xbb\xbf"
_PIECE = 1 << 20
_LONGEST = 1 << 24
_BETWEEN_OBJECTS = re.compile(rb"\}\s*,\s*(?=\{)")


def read_pieces(
    stream: BinaryIO, parse: Callable[[bytes], Records], is_cut: Callable[[ValueError], bool]
) -> Iterator[Records]:
    """What ``parse`` makes of each piece of the array of objects in ``stream``, in order; each piece is JSON by itself.

    A piece ends between two objects. What looks like such a place may stand inside a text: then ``parse`` raises a
    :class:`ValueError` that ``is_cut`` knows, and a longer piece is tried. Any other error of ``parse`` passes through;
    :class:`ValueError` is raised as well where the whole is not one array, or an object is longer than 16 MB.
    """
    rest = stream.read(_PIECE).removeprefix(_BOM).lstrip()
    if not rest.startswith(b"["):
        raise ValueError("it does not start with a list")
    rest = rest[1:]
    while more := stream.read(_PIECE):
        rest += more
        ends = list(_BETWEEN_OBJECTS.finditer(rest))
        if ends:
            try:
                yield parse(b"[" + rest[: ends[-1].start() + 1] + b"]")
                rest = rest[ends[-1].end() :]
                continue
            except ValueError as error:
                if not is_cut(error) or len(rest) > _LONGEST:
                    raise
        if len(rest) > _LONGEST:
            raise ValueError("one record in it is longer than 16 MB")
    yield parse(b"[" + rest)
