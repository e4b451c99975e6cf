"""What ``ahtc check --fix`` mends by itself: slips of the keyboard whose mending changes no word that anybody reads.

A file of records is mended only where it can be read afterwards, and holds then what it held before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ahtc.core.files import HIDDEN, write_if_changed
from ahtc.core.pages import page_paths
from ahtc.core.problems import ProblemsError, shown
from ahtc.core.text import Language
from ahtc.core.yaml_file import parse_yaml

# What `ahtc pull` and `ahtc release` write stays as they wrote it.
_NOT_OURS = ("nrm", "partners", "releases", "statistics")

_WORDS: dict[str, dict[Language, str]] = {
    "hidden": {"en": "took out a sign that nobody can see", "cy": "tynnwyd arwydd na all neb ei weld"},
    "end": {"en": "took out spaces at the end of the line", "cy": "tynnwyd bylchau ar ddiwedd y llinell"},
    "tab": {"en": "put two spaces in the place of each tab", "cy": "rhoddwyd dau fwlch yn lle pob tab"},
    "space": {"en": "typed a word processor's space again", "cy": "teipiwyd bwlch prosesydd geiriau eto"},
    "quotes": {"en": "made curly quotes round a value straight", "cy": "sythwyd dyfynodau cyrliog o gwmpas gwerth"},
}

# A value between curly quotes that is no text for people: a number, a date, an address, an id.
_CURLY = re.compile(
    r"(?P<name>\s*(?:- )?[\w-]+:\s+)[“”‘’„](?P<value>\+?[0-9][0-9 ]*|[\w@+./:-]+)[“”‘’](?P<rest>\s*(?:#.*)?)"
)
_OUTER_SPACE = re.compile("^[ \u00a0]+|(?<=:)[ \u00a0]+")


# Gives a line as it should be; the second argument says whether a line with words follows.
Way = Callable[[str, bool], str]


class Mended(NamedTuple):
    """One line that was mended, and how, by its name among the words."""

    path: str
    line: int
    how: str

    def in_(self, language: Language) -> str:
        """The line and what was done there, in words."""
        return f"{self.path}:{self.line}  {_WORDS[self.how][language]}"


def mend(root: Path) -> Iterator[Mended]:
    """Mend the pages and records of a project, each file completely or not at all; a second time there is nothing."""
    docs = root / "docs"
    records = sorted((docs / "data").rglob("*.yml"))
    ours = [path for path in records if path.relative_to(docs / "data").parts[0] not in _NOT_OURS]
    for path, ways in [(path, _OF_PAGES) for path in page_paths(docs)] + [(path, _OF_RECORDS) for path in ours]:
        text = _text(path)
        if text is None:
            continue
        after, mended = mended_text(text, ways)
        if mended and (ways is _OF_PAGES or _holds_the_same(text, after)):
            write_if_changed(path, after.encode())
            yield from (Mended(shown(path, root), line, how) for line, how in mended)


def mended_text(text: str, ways: dict[str, Way]) -> tuple[str, list[tuple[int, str]]]:
    """A text with each line mended in these ways, and which lines were mended how."""
    lines, mended = text.split("\n"), []
    for place in range(len(lines)):
        follows = place + 1 < len(lines) and bool(lines[place + 1].strip())
        for how, way in ways.items():
            after = way(lines[place], follows)
            if after != lines[place]:
                mended.append((place + 1, how))
                lines[place] = after
    return "\n".join(lines), mended


def _without_hidden(line: str, follows: bool) -> str:
    return HIDDEN.sub("", line)


def _without_end(line: str, follows: bool) -> str:
    """Two spaces at the end of a line of a page, before another, are Markdown's sign for a new line: they stay."""
    bare = line.rstrip(" \t")
    return line if follows and line == f"{bare}  " else bare


def _without_any_end(line: str, follows: bool) -> str:
    return line.rstrip(" \t")


def _without_tabs(line: str, follows: bool) -> str:
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return indent.replace("\t", "  ") + line[len(indent) :]


def _with_plain_spaces(line: str, follows: bool) -> str:
    before, quote, after = line.partition('"')
    return _OUTER_SPACE.sub(lambda found: " " * len(found[0]), before) + quote + after


def _with_straight_quotes(line: str, follows: bool) -> str:
    found = _CURLY.fullmatch(line)
    return f'{found["name"]}"{found["value"]}"{found["rest"]}' if found else line


_OF_PAGES: dict[str, Way] = {"hidden": _without_hidden, "end": _without_end}
_OF_RECORDS: dict[str, Way] = {
    "hidden": _without_hidden,
    "space": _with_plain_spaces,
    "tab": _without_tabs,
    "quotes": _with_straight_quotes,
    "end": _without_any_end,
}


def _text(path: Path) -> str | None:
    """The text of a plain file, line ends as they are; None for anything else, which the check tells."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _holds_the_same(before: str, after: str) -> bool:
    """Whether a file of records can be read when mended, and says what it said where it could be read before."""
    try:
        now = parse_yaml(after, "")
    except ProblemsError:
        return False
    try:
        was = parse_yaml(before, "")
    except ProblemsError:
        return True
    return bool(_bare(was.data) == _bare(now.data))


def _bare(value: Any) -> Any:
    """A value without what mending may take away."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    if isinstance(value, str):
        bare = HIDDEN.sub("", value)
        return re.sub(r"[ \t]+$", "", bare, flags=re.MULTILINE).strip("“”‘’„")
    return value
