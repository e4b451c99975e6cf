"""What a person did where a file cannot be read: told by the look of the line, in none of the reader's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_MARK = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
_FIELD = re.compile(r"\s*(?:- )?(?P<name>[\w-]+):(?:\s+(?P<text>\S.*))?$")


class Slip(NamedTuple):
    """The line to look at, counted from 1; what was done there; and what to do."""

    line: int
    seen: str
    remedy: str


def slip(text: str, line: int) -> Slip:
    """What was done at a line, or just above it, where the reader stopped."""
    lines = text.split("\n")
    return next((found for look in _LOOKS if (found := look(lines, line))), _unknown(line))


def _unknown(line: int) -> Slip:
    return Slip(line, "This line cannot be read as it stands", "Look at this line and the one above it.")


def _merge_mark(lines: Sequence[str], line: int) -> Slip | None:
    for number, content in enumerate(lines, 1):
        if mark := _MARK.match(content):
            seen = f"Two versions of this file meet here, and nobody has chosen ({mark[1]})"
            return Slip(number, seen, "Keep the lines that are right; delete the others and the three lines of marks.")
    return None


def _tab(lines: Sequence[str], line: int) -> Slip | None:
    for number in _near(line, lines):
        if re.match(" *\t", lines[number - 1]):
            return Slip(number, "This line begins with a tab", "Use spaces in its place: two for each level.")
    return None


def _no_break_space(lines: Sequence[str], line: int) -> Slip | None:
    """A space that holds words together, as word processors write it: YAML takes it for a letter."""
    for number in _near(line, lines):
        if re.match("[ ]*\u00a0|[^\"']*:\u00a0", lines[number - 1]):
            seen = "A space of a word processor's (U+00A0) stands in this line"
            return Slip(number, seen, "Delete it, and type the space again.")
    return None


def _open_quote(lines: Sequence[str], line: int) -> Slip | None:
    """A quote that opens above and is open still: the reader notices only where the next one comes, or never."""
    opened = None
    for number, content in enumerate(lines[: max(line - 1, 1)], 1):
        if content.count('"') % 2:
            opened = None if opened else number
    if opened:
        return Slip(opened, "A quote opens on this line and does not close", "Close it, at the end of the text.")
    return None


def _colon(lines: Sequence[str], line: int) -> Slip | None:
    for number in _near(line, lines):
        field = _FIELD.match(lines[number - 1])
        if field is None or not (said := field["text"]):
            continue
        if said[0] not in "\"'[{|>#&*" and re.search(r":(\s|$)", said):
            seen = "The text of this line holds a colon, and stands between no quotes"
            return Slip(number, seen, f'Put it between quotes: {field["name"]}: "{said}"')
    return None


def _odd_beginning(lines: Sequence[str], line: int) -> Slip | None:
    for number in _near(line, lines):
        field = _FIELD.match(lines[number - 1])
        if field and field["text"] and field["text"][0] in "@`%":
            seen = f"The text of this line begins with {field['text'][0]}, and stands between no quotes"
            return Slip(number, seen, f'Put it between quotes: {field["name"]}: "{field["text"]}"')
    return None


def _open_bracket(lines: Sequence[str], line: int) -> Slip | None:
    for number in _near(line, lines):
        for opens, closes in ("[]", "{}"):
            if lines[number - 1].count(opens) > lines[number - 1].count(closes):
                seen = f"A bracket opens on this line and does not close ({opens})"
                return Slip(number, seen, f"Close it with {closes}.")
    return None


def _indent(lines: Sequence[str], line: int) -> Slip | None:
    if not 1 < line <= len(lines):
        return None
    above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    here = lines[line - 1]
    depth, before = (len(each) - len(each.lstrip(" ")) for each in (here, above))
    if depth == before:
        return None
    seen = f"This line stands {'further in' if depth > before else 'further out'} than what it belongs to"
    return Slip(line, seen, "Give it as many spaces as the other lines of its group: two for each level.")


def _near(line: int, lines: Sequence[str]) -> list[int]:
    """The line where the reader stopped, and the one above it."""
    return [number for number in (line, line - 1) if 1 <= number <= len(lines)]


_LOOKS: tuple[Callable[[Sequence[str], int], Slip | None], ...] = (
    _merge_mark,
    _tab,
    _no_break_space,
    _open_quote,
    _colon,
    _odd_beginning,
    _open_bracket,
    _indent,
)
