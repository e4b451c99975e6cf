"""What the search has to be told: words that lead to a page that does not say them, and words for one thing."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from ahtc.core.text import Base, Id, Text

FILE = "search.yml"

Words = Annotated[list[Text], Field(min_length=1)]


class Lead(Base):
    """Words with which people ask for a page (``page``, its path under ``docs``), in either language.

    With ``first`` the page stands before all others: who asks so needs help.
    """

    id: Id
    page: Text
    en: Words
    cy: Words
    first: bool = False


class Same(Base):
    """Words for one thing: who asks with one of them finds the pages about any."""

    en: list[Text] = []
    cy: list[Text] = []


class SearchWords(Base):
    """All of ``docs/data/search.yml``, with the day on which somebody last read it."""

    checked: datetime.date
    leads: list[Lead]
    same: list[Same] = []
