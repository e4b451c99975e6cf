"""A lesson: parts that say something, situations made up for it, and questions whose every answer is explained."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from ahtc.core.text import Base, Bilingual, Id, Source

Keys = Annotated[list[Id], Field(min_length=1)]


class Paragraph(Base):
    """What a part says; ``items`` are the statements of the research that it rests on."""

    text: Bilingual
    items: list[Id] = []
    sources: Keys


class Answer(Base):
    """An answer to choose, and why it is right or not."""

    text: Bilingual
    right: bool = False
    because: Bilingual


class Question(Base):
    """A question with one right answer among two to four."""

    id: Id
    asks: Bilingual
    answers: Annotated[list[Answer], Field(min_length=2, max_length=4)]
    sources: Keys

    @model_validator(mode="after")
    def _has_one_right_answer(self) -> Question:
        if sum(answer.right for answer in self.answers) != 1:
            raise ValueError("right: true at one answer, and no more")
        return self


class Part(Base):
    """A part of a lesson; ``scenario`` is a situation made up for it, and is shown as that."""

    id: Id
    title: Bilingual
    says: Annotated[list[Paragraph], Field(min_length=1)]
    scenario: Bilingual | None = None
    questions: Annotated[list[Question], Field(min_length=1)]


class Lesson(Base):
    """One lesson, from ``docs/data/lessons/<id>.yml``; ``minutes`` is how long it takes to read and answer."""

    id: Id
    slug_cy: Id
    title: Bilingual
    description: Bilingual
    for_whom: Bilingual
    minutes: int
    parts: Annotated[list[Part], Field(min_length=1)]
    sources: Annotated[dict[Id, Source], Field(min_length=1)]
    checked: datetime.date

    @property
    def questions(self) -> list[Question]:
        """Every question, in order."""
        return [question for part in self.parts for question in part.questions]

    def places(self) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
        """Every list of sources in it, with the keys that lead to that list."""
        for index, part in enumerate(self.parts):
            for number, paragraph in enumerate(part.says):
                yield ("parts", index, "says", number, "sources"), list(paragraph.sources)
            for number, question in enumerate(part.questions):
                yield ("parts", index, "questions", number, "sources"), list(question.sources)

    @model_validator(mode="after")
    def _ids_differ(self) -> Lesson:
        ids = [part.id for part in self.parts] + [question.id for question in self.questions]
        if twice := next((id for id in ids if ids.count(id) > 1), None):
            raise ValueError(f'each id once: "{twice}" stands twice')
        return self
