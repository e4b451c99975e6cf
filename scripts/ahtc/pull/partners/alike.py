"""Whether two names are one organisation's, and whether two contacts reach the same place."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from ahtc.kinds.organisations.record import DIALLED

_DROPPED = frozenset({"the", "ltd", "limited", "cyf", "cyfyngedig"})


def name_key(name: str) -> str:
    """What is left of a name to compare: its words in order, small letters, without Limited, Ltd, Cyf and The."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold())
    return " ".join(word for word in words if word not in _DROPPED)


def same_contact(kind: str, one: str, other: str) -> bool:
    """Whether two values of a kind reach the same place: the same digits, address, or page."""
    return _core(kind, one) == _core(kind, other)


def _core(kind: str, value: str) -> str:
    if kind in DIALLED:
        return "".join(c for c in value if c.isdigit())
    if kind == "email":
        return value.casefold()
    parts = urlsplit(value)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
