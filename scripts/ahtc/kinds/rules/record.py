"""A rule explained: its name, why it is there, what to do, and the sentences in which the tools tell it."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from ahtc.core.text import Base, Bilingual, Id

FILE = "rules.yml"

About = Literal["pages", "welsh", "records", "dates", "figures", "files", "releases", "partners", "tools"]
ABOUT: tuple[About, ...] = get_args(About)

PART = re.compile(r"\{(\w+)\}")


class Sentence(Bilingual):
    """A sentence of the tools: its English exactly as they write it, with ``{names}`` for what they fill in."""

    @model_validator(mode="after")
    def _has_the_same_parts(self) -> Sentence:
        if not {*PART.findall(self.cy)} <= {*PART.findall(self.en)}:
            raise ValueError("in cy no {part} that en does not have")
        if not PART.sub("", self.en).strip():
            raise ValueError("a sentence with words of its own")
        return self


class RuleHelp(Base):
    """What a rule teaches (``docs/data/rules.yml``); ``id`` is the name that its findings carry.

    ``why`` says what it means and why it matters, ``do`` what to do, step by step. ``says`` are the sentences of its
    findings; a finding whose sentence is not there is told in Welsh by ``title`` and ``do``.
    """

    id: Id
    about: About
    title: Bilingual
    why: Bilingual
    do: Annotated[list[Bilingual], Field(min_length=1, max_length=3)]
    says: list[Sentence] = []


class RuleList(Base):
    """Every rule, with the day on which somebody last read the texts, and the sentences that several rules share."""

    checked: datetime.date
    says: list[Sentence] = []
    rules: list[RuleHelp]
