"""Words of the other language inside a text: ``dywed “[en: last year]”`` in a Welsh one.

The mark is all that text in data can hold besides its words: no HTML, no Markdown. It is read here and nowhere else.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_OPENING = re.compile(r"\[\s*([A-Za-z]+)\s*:")
_MARK = re.compile(r"\[([a-z]+):\s*([^\[\]]*?)\s*\]")
_OTHER: dict[str, Literal["en", "cy"]] = {"en": "cy", "cy": "en"}


class Part(NamedTuple):
    """A run of a text, and its language where that is not the text's own."""

    text: str
    language: Literal["en", "cy"] | None


class Written(str):
    """A text that holds words of the other language: as a string it is the words alone; ``parts`` says which they are.

    So whatever prints it as a string (CSV, JSON, contact cards, alternative text, titles) has no mark to take out.
    """

    parts: tuple[Part, ...]

    def __new__(cls, parts: tuple[Part, ...]) -> Written:
        """The text of these parts."""
        text = super().__new__(cls, "".join(part.text for part in parts))
        text.parts = parts
        return text

    def __getnewargs__(self) -> tuple[tuple[Part, ...]]:  # type: ignore[override]
        """What a copy is made of."""
        return (self.parts,)


def read_marks(text: str, own: Literal["en", "cy"]) -> str:
    """A text of language ``own`` as written in the data: the same text, or :class:`Written` where it holds a mark.

    Raises :class:`ValueError`, saying what was expected, for a mark that is not closed, is empty, holds another, or
    names any language but the other one.
    """
    other = _OTHER[own]
    for opening in _OPENING.finditer(text):
        mark = _MARK.match(text, opening.start())
        if mark is None or mark[1] != other or not mark[2]:
            raise ValueError(f'a mark such as "[{other}: words]", closed, with words of the other language alone in it')
    parts: list[Part] = []
    end = 0
    for mark in _MARK.finditer(text):
        parts += [Part(text[end : mark.start()], None), Part(mark[2], other)]
        end = mark.end()
    return Written((*(part for part in parts if part.text), Part(text[end:], None))) if parts else text
