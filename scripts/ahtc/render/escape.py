"""Turning data into text that is only ever text, wherever a page puts it."""

from __future__ import annotations

from markupsafe import Markup

_SPECIAL = frozenset("\\`*_{}[]<>#+!|~^=&\"'@$")


def as_text(value: object) -> Markup:
    """Data as HTML that no later step reads as anything else.

    Every character with a meaning in HTML, Markdown or Jinja becomes a numeric reference, and white space (line ends
    too) becomes single spaces, so that a name such as ``[x](javascript:alert(1))`` or ``{{ 7*7 }}`` is shown as it is.
    """
    if isinstance(value, Markup):
        return value
    text = " ".join(str(value).split())
    return Markup("".join(f"&#{ord(c)};" if c in _SPECIAL else c for c in text))
