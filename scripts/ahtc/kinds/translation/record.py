"""A section of a Welsh page that is older than its English: which, and since when."""

from __future__ import annotations

import datetime
import re

from ahtc.core.text import Base, Text

FILE = "translation.yml"

# Days after which a section that is older than its English is told anew, and fails the monthly check.
LATE, OVERDUE = datetime.timedelta(days=14), datetime.timedelta(days=60)


class StaleSection(Base):
    """One section of ``page`` (``docs/cy/about.md``), which still renders the English of this fingerprint."""

    page: Text
    section: Text
    english: Text
    since: datetime.date

    @property
    def id(self) -> str:
        """Its name among all of them."""
        return f"{self.page}#{self.section}"


class StaleSections(Base):
    """All of ``docs/data/translation.yml``, which ``ahtc translate note`` writes."""

    stale: list[StaleSection] = []


def as_yaml(found: list[StaleSection], comment: str) -> str:
    """The file's text: the comment that it began with, and the sections in the order of their pages."""
    items = "".join(
        f'  - page: {each.page}\n    section: {each.section}\n    english: "{each.english}"\n    since: {each.since}\n'
        for each in found
    )
    return f"{comment}stale:\n{items}" if items else f"{comment}stale: []\n"


def comment_of(text: str) -> str:
    """What stands before the list in the file."""
    return re.split(r"^stale:", text, maxsplit=1, flags=re.MULTILINE)[0]
