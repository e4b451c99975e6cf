"""Numbers and addresses that must never appear, and how they are found however they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ahtc.core.text import Base, Bilingual, Text

# What may stand between two digits of one number.
_BETWEEN = r"(?:[\s.()\u2010-\u2015-]|%20){0,4}"


class NeverPublish(Base):
    """A number or address that must never appear: ``value`` as letters and digits, and what it was."""

    value: Text
    was: Bilingual

    def places_in(self, text: str) -> Iterator[int]:
        """Each place in a text where it stands, however its digits are set apart.

        Digits within a longer run of digits are another number.
        """
        return (found.start() for found in _set_apart(self.value).finditer(text))

    def stands_in(self, text: str) -> bool:
        """Whether it stands anywhere in a text."""
        return next(self.places_in(text), None) is not None


def _set_apart(value: str) -> re.Pattern[str]:
    if re.search(r"[^\d\s]", value):
        return re.compile(re.escape(value), re.IGNORECASE)
    rest = _BETWEEN.join(re.sub(r"\D", "", value).removeprefix("0"))
    return re.compile(rf"(?<!\d)(?:(?:\+|00)44{_BETWEEN}0?|0){_BETWEEN}{rest}(?!\d)")


class NeverPublishList(Base):
    """Everything that must never be published (``docs/data/never_publish.yml``)."""

    source: Text
    checked: datetime.date
    entries: list[NeverPublish]
