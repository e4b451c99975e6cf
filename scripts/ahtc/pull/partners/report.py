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

_LINKED = re.compile(r"[@#]|://|www\.|mailto:", re.IGNORECASE)


def plain(line: Line) -> str:
    """The line for a terminal."""
    return "".join(part.text if isinstance(part, Given) else part for part in line)


def markdown(line: Line) -> str:
    """The line for a pull request; what a source gave stands in a code span, where no markup or mention works."""
    return "".join(_code(part.text) if isinstance(part, Given) else _escaped(part) for part in line)


def report(sections: Sequence[tuple[str, Sequence[Line]]], day: str, before: str = "") -> bytes:
    """The whole report as Markdown: a heading with the day for each list that was read, and its lines as items.

    What the report ``before`` said of other lists stays below, with its own day.
    """
    lines = [f"# What the partners' registers say, {day}", ""]
    titles = [f"## {_escaped(title)}" for title, _ in sections]
    for title, (_, found) in zip(titles, sections, strict=True):
        lines += [f"{title}, {day}", ""]
        lines += [f"- {markdown(line)}" for line in found] or ["- Nothing to say."]
        lines.append("")
    for section in re.split(r"(?m)^(?=## )", before)[1:]:
        heading = section.partition("\n")[0]
        if re.sub(r", [0-9]{4}-[0-9]{2}-[0-9]{2}$", "", heading) not in titles:
            lines += [*section.rstrip("\n").split("\n"), ""]
    return "\n".join(lines).encode()


def _code(text: str) -> str:
    """A code span, fenced by one backtick more than the longest run in it (CommonMark 6.1)."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escaped(text: str) -> str:
    """Our own words, in which no mark is markup; a word that GitHub would make a link or a mention of is code."""
    return " ".join(_code(word) if _LINKED.search(word) else _without_marks(word) for word in text.split(" "))


def _without_marks(word: str) -> str:
    for mark, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("~", "&#126;")):
        word = word.replace(mark, reference)
    return re.sub(r"([\\`*_{}\[\]!])", r"\\\1", word)
