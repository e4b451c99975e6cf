"""What a pull found, said twice: in plain lines, and in Markdown in which upstream text can do nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """A text as a source gave it: never to be read as anything but text."""

    text: str


Line = tuple[str | Given, ...]


def plain(line: Line) -> str:
    """The line for a terminal."""
    return "".join(part.text if isinstance(part, Given) else part for part in line)


def markdown(line: Line) -> str:
    """The line for a pull request; what a source gave stands in a code span, where no markup or mention works."""
    return "".join(_code(part.text) if isinstance(part, Given) else _escaped(part) for part in line)


def report(sections: Sequence[tuple[str, Sequence[Line]]], day: str) -> bytes:
    """The whole report as Markdown: a heading for each source, and its lines as a list."""
    lines = [f"# What the partners' registers say, {day}", ""]
    for title, found in sections:
        lines += [f"## {_escaped(title)}", ""]
        lines += [f"- {markdown(line)}" for line in found] or ["- Nothing to say."]
        lines.append("")
    return "\n".join(lines).encode()


def _code(text: str) -> str:
    """A code span, fenced by one backtick more than the longest run in it (CommonMark 6.1)."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)
