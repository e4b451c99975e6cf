"""Turning data into text that is only ever text, wherever a page puts it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from markupsafe import Markup

from ahtc.core.written import Written

_SPACE = re.compile(r"\s+")
_SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]<>#+!|~^=&\"'@$"})


# https://owasp.org/www-community/attacks/CSV_Injection: the signs that start a formula, their full-width forms too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"-?[0-9][0-9,.]*%?")
# Unicode's categories of what takes no ink: a program that drops it finds the formula behind it. The letters after
# them are blank by their looks alone.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def inert_cell(text: str) -> str:
    """Text for a cell: what a spreadsheet would run as a formula gets a ``'`` before it; a number stays as it is.

    What cannot be seen before the formula (a byte order mark, spaces, marks of direction) does not hide it.
    """
    if _NUMBER.fullmatch(text):
        return text
    seen = next((place for place, character in enumerate(text) if not _is_unseen(character)), len(text))
    return f"'{text}" if text.startswith(_FORMULA) or text[seen:].startswith(_FORMULA) else text


def _is_unseen(character: str) -> bool:
    return character in _UNSEEN_LETTERS or unicodedata.category(character) in _UNSEEN_CATEGORIES


def as_text(value: object) -> Markup:
    """Data as HTML that no later step reads as anything else.

    Every character with a meaning in HTML, Markdown or Jinja becomes a numeric reference, and white space (line ends
    too) becomes single spaces, so that a name such as ``[x](javascript:alert(1))`` or ``{{ 7*7 }}`` is shown as it is.
    Words that a text marks as the other language's say so to screen readers (``lang``).
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Written):
        return Markup("").join(
            Markup('<span lang="{}">{}</span>').format(part.language, _escaped(part.text))
            if part.language
            else _escaped(part.text)
            for part in value.parts
        )
    return _escaped(str(value).strip())


def _escaped(text: str) -> Markup:
    return Markup(_SPACE.sub(" ", text).translate(_SPECIAL))


# What could end the element that the JSON stands in, and two line ends that older scripts take for the end of a line.
_INERT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def inert_json(value: Any, indent: int | None = None) -> str:
    """JSON that stays data wherever it stands: in a ``<script>`` too no text in it can end the element."""
    separators = (",", ":") if indent is None else None
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).translate(_INERT)
