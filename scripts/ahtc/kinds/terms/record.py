"""Terms: the glossary, in both languages."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import model_validator

from ahtc.core.text import Base, Bilingual, Id, Text

# What the records say where no source defines a word; the glossary says it once, at its top.
OWN_WORDS = "General description, in our own words"


class Term(Base):
    """A word of the field in both languages (``docs/data/terms.yml``).

    ``welsh`` says how sure the Welsh is: ``verified`` (seen in a Welsh source), ``partly`` or ``unverified``
    (awaiting a translator). ``explain``: readers cannot be expected to know it. ``period`` tells a current term from
    a historical one. ``source`` names where the definition comes from, ``welsh_source`` where the Welsh form was seen.
    """

    id: Id
    term: Bilingual
    short: Bilingual | None = None
    definition: Bilingual | None = None
    gender: Literal["m", "f", "pl"] | None = None
    welsh: Literal["verified", "partly", "unverified"]
    period: Literal["current", "historical"] = "current"
    group: Literal["core", "system", "report-2013"]
    source: Text
    welsh_source: Text | None = None
    explain: bool = False

    @model_validator(mode="after")
    def _verified_has_source(self) -> Term:
        if self.welsh == "verified" and self.welsh_source is None:
            raise ValueError("welsh_source, where the Welsh was seen, or welsh: unverified")
        return self

    @model_validator(mode="after")
    def _explained_by_a_definition(self) -> Term:
        if self.explain and self.definition is None:
            raise ValueError("a definition, as explain is true")
        return self


class TermList(Base):
    """The glossary, with the day it was last checked."""

    checked: datetime.date
    terms: list[Term]
