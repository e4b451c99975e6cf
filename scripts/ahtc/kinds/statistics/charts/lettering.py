"""How wide text is, near enough to lay out a drawing that must fit whatever font the visitor's machine has."""

from __future__ import annotations

from collections.abc import Iterator

# Shares of the font's size, a little wider than the widest of the usual system fonts, so that nothing is cut.
_NARROW = frozenset("fijlrtI.,;:'’|!()[] -")  # DejaVu Sans, the widest, has its "r" at 0.41
_WIDE = frozenset("mwMWŵŴ@%&")
_BOLD = 1.08


def text_width(text: str, size: float, bold: bool = False) -> float:
    """An upper estimate of a line's width, in the units of ``size``."""
    return sum(_share(letter) for letter in text) * size * (_BOLD if bold else 1)


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.41
    if letter in _WIDE:
        return 0.92
    if ord(letter) > 0x2E7F:  # Chinese, Japanese, Korean, and pictures
        return 1.1
    if letter.isdigit():
        return 0.66
    return 0.74 if letter.isupper() else 0.62


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that fit the width; a word that is wider alone is cut."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, width, size, bold):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and text_width(joined, size, bold) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and text_width(piece + letter, size, bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
