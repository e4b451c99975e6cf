"""Numbers as files and other machines write them: plain digits, and nothing that merely resembles them."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[0-9]{1,15}")


def whole_number(text: str) -> int | None:
    """The number that a text of ASCII digits alone is, at most fifteen of them; None for any other text.

    Python's own ``int`` takes ``1_5``, ``+15``, `` 15 `` and the digits of every script for 15.
    """
    return int(text) if _DIGITS.fullmatch(text) else None
