"""Numbers and addresses that must never appear, and how they are found however they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ahtc.core.text import Base, Bilingual, Text

# What may stand between two digits of one number.
_BETWEEN = r"(?:[\s.()\u2010-\u2015-]|%20){0,4}"

_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


class QuickSign(NamedTuple):
    """What a first look at a text needs: its digits alone, and its letters all small."""

    digits: bytes
    small: str


def quick_sign(text: str) -> QuickSign:
    """A text as a first look sees it. What it cannot hold need not be sought, which takes far longer."""
    small = text.replace("\u0130", "i").replace("\u0131", "i").casefold()  # as re.IGNORECASE reads the two
    return QuickSign(text.replace("%20", "").encode(errors="replace").translate(None, _NO_DIGITS), small)


class NeverPublish(Base):
    """A number or address that must never appear: ``value`` as letters and digits, and what it was."""

    value: Text
    was: Bilingual

    def places_in(self, text: str) -> Iterator[int]:
        """Each place in a text where it stands, however its digits are set apart.

        Digits within a longer run of digits are another number.
        """
        return (found.start() for found in self._written.finditer(text))

    def stands_in(self, text: str) -> bool:
        """Whether it stands anywhere in a text."""
        return next(self.places_in(text), None) is not None

    def may_stand_in(self, sign: QuickSign) -> bool:
        """Whether a text with this sign needs a second look; where it says no, the entry is not there."""
        if self._digits:
            return self._digits.encode() in sign.digits
        return quick_sign(self.value).small in sign.small

    @cached_property
    def _digits(self) -> str:
        """A number's digits without the first 0; nothing for an address."""
        return "" if re.search(r"[^0-9\s]", self.value) else re.sub(r"\s", "", self.value).removeprefix("0")

    @cached_property
    def _written(self) -> re.Pattern[str]:
        if not self._digits:
            return re.compile(re.escape(self.value), re.IGNORECASE)
        rest = _BETWEEN.join(self._digits)
        return re.compile(rf"(?<!\d)(?:(?:\+|00)44{_BETWEEN}0?|0){_BETWEEN}{rest}(?!\d)")


class NeverPublishList(Base):
    """Everything that must never be published (``docs/data/never_publish.yml``)."""

    source: Text
    checked: datetime.date
    entries: list[NeverPublish]
