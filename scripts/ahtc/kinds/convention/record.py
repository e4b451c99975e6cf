"""One article of the Convention, in words of our own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ahtc.core.text import Base, Bilingual, Id
from ahtc.kinds.laws.standing import InLaw, StandingList

CHAPTERS = 10

# A duty; what a state may do, or must only consider; and what asks nothing: aims, definitions, relations.
Obligation = Literal["shall", "may", "none"]


class Here(Base):
    """What carries an article in the law that counts in Wales.

    ``basis``: a ``source`` makes the link, or it is our own ``reading`` of both texts.
    """

    text: Bilingual
    basis: Literal["source", "reading"]
    stands_in: list[InLaw] = []
    sources: Annotated[list[Id], Field(min_length=1)]


class Article(Base):
    """One article of a ``chapter``; ``here`` stays out where nobody read what carries it."""

    number: Annotated[int, Field(ge=1)]
    chapter: Annotated[int, Field(ge=1, le=CHAPTERS)]
    title: Bilingual
    says: Bilingual
    obligation: Obligation
    here: Here | None = None


class Convention(StandingList):
    """``docs/data/convention.yml``; ``text`` is the key of the source that was read for every article."""

    text: Id
    articles: list[Article]

    @model_validator(mode="after")
    def _whole(self) -> Convention:
        if [article.number for article in self.articles] != list(range(1, len(self.articles) + 1)):
            raise ValueError("every article once, in the order of their numbers")
        return self
