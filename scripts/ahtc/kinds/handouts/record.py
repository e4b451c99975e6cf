"""A handout: what is hung up, handed over or torn off, in Welsh and English on the same sheet."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id
from ahtc.kinds.organisations.record import Organisation

Form = Literal["poster", "wallet-card", "strips"]
Ink = Literal["colour", "black"]

# The papers that each form is printed on: a poster grows, cards and strips have their size.
PAPERS: dict[Form, tuple[str, ...]] = {"poster": ("a4", "a3"), "wallet-card": ("a4",), "strips": ("a4",)}

LONGEST_HEADLINE = 70


class Headline(Bilingual):
    """The largest words of a handout, short enough for a narrow card."""

    en: Annotated[str, Field(max_length=LONGEST_HEADLINE)]
    cy: Annotated[str, Field(max_length=LONGEST_HEADLINE)]


class Handout(Base):
    """One handout, from ``docs/data/handouts/<id>.yml``.

    ``call`` names the organisations whose numbers it prints, in this order, each beside its ``call_words``: when to
    ring it. ``version`` and ``issued`` say which it is, ``change`` what that version changed.
    """

    id: Id
    form: Form
    title: Bilingual
    headline: Headline
    says: Annotated[list[Bilingual], Field(min_length=1, max_length=4)]
    call: Annotated[list[Ref[Organisation]], Field(min_length=1, max_length=3)]
    call_words: list[Bilingual]
    version: int
    issued: datetime.date
    change: Bilingual
    checked: datetime.date
