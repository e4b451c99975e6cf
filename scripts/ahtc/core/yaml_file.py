"""Reading YAML 1.2 with the line of every value: one pass over libyaml's events, so that it is quick and safe.

A file is a tree of plain values. Anchors, aliases and tags are refused: a small text could stand for an endless one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError

from ahtc.core.files import UNSEEN, read_text
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.yaml_slips import slip

DEEPEST = 40  # no record nests further; a file that does is broken, or meant to break us

_DATE = re.compile(r"(?<![\w-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w-])")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})?")


_AROUND = yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentStartEvent | yaml.DocumentEndEvent


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its line, counted from 1, and the places of what it holds, by key or index."""

    line: int
    inside: dict[Any, Place]


@dataclass(frozen=True)
class YamlFile:
    """A YAML file as read: its plain values and the place of each, and the text that they were read from."""

    path: str
    data: Any
    place: Place
    text: str = ""

    def line_of(self, keys: Sequence[str | int]) -> int:
        """The line, counted from 1, of the value that a path of keys leads to, or of its nearest parent."""
        place = self.place
        for key in keys:
            if key not in place.inside:
                break
            place = place.inside[key]
        return place.line


def read_yaml(path: Path, root: Path) -> YamlFile:
    """The values of a YAML 1.2 file with their lines; raises :class:`ProblemsError` naming the line of a typo."""
    return parse_yaml(read_text(path, root), shown(path, root))


def parse_yaml(text: str, where: str) -> YamlFile:
    """As :func:`read_yaml`, for a text that stands, or will stand, in the file named ``where``."""
    try:
        data, place = _tree(text)
    except _RefusedError as error:
        raise ProblemsError([Finding(where, error.line, "yaml", error.seen, error.expected, error.remedy)]) from error
    except MarkedYAMLError as error:
        raise ProblemsError([typing_fault(error, text, where)]) from error
    except yaml.YAMLError as error:
        seen = f"This cannot be read as YAML: {' '.join(str(error).split())}"
        remedy = "Delete the sign that cannot be seen; copy the text again without it."
        raise ProblemsError([Finding(where, 1, "yaml", seen, "text that people can read", remedy)]) from error
    return YamlFile(where, data, place, text)


def typing_fault(error: MarkedYAMLError, text: str, where: str) -> Finding:
    """What stopped the YAML reader in a text: what a person did there, at the line to look at."""
    mark = error.problem_mark or error.context_mark
    found = slip(text, mark.line + 1 if mark else 1)
    expected = "two spaces for each level, and quotes round text that holds a colon"
    return Finding(where, found.line, "yaml", found.seen, expected, found.remedy)


class _RefusedError(Exception):
    def __init__(self, line: int, seen: str, expected: str, remedy: str) -> None:
        super().__init__(seen)
        self.line, self.seen, self.expected, self.remedy = line, seen, expected, remedy


def _tree(text: str) -> tuple[Any, Place]:
    """The value of the one document in a text, with its place."""
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    found: tuple[Any, Place] | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and found is not None:
            raise _refused(event, "A second document begins here (---)", "one document in a file", "Delete ---.")
        if not isinstance(event, _AROUND):
            found = _node(event, events, 1)
    return found or (None, Place(1, {}))


def _node(event: Any, events: Iterator[Any], depth: int) -> tuple[Any, Place]:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _refused(event, "A name for another part of the file (& or *)", "each value where it stands", _QUOTE)
    if depth > DEEPEST:
        raise _refused(event, "This nests too deep", f"at most {DEEPEST} levels", "Look at its indents and brackets.")
    if event.tag is not None and event.tag != "!":
        raise _refused(event, f'A tag, "{event.tag}"', "plain values", _QUOTE)
    if isinstance(event, yaml.ScalarEvent):
        if unseen := UNSEEN.search(event.value):
            seen = f"A sign that nobody can see is written here (U+{ord(unseen[0]):04X})"
            raise _refused(event, seen, "text that people can read", "Delete it.")
        value = _scalar(event) if event.implicit[0] else event.value
        return value, Place(_line(event), {})
    place = Place(_line(event), {})
    if isinstance(event, yaml.SequenceStartEvent):
        return _items(events, depth, place), place
    return _fields(events, depth, place), place


_QUOTE = 'Put the text between quotes: "…".'


def _items(events: Iterator[Any], depth: int, place: Place) -> list[Any]:
    items: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        value, inside = _node(event, events, depth + 1)
        place.inside[len(items)] = inside
        items.append(value)
    return items


def _fields(events: Iterator[Any], depth: int, place: Place) -> dict[Any, Any]:
    fields: dict[Any, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key, at = _node(event, events, depth + 1)
        if isinstance(key, list | dict):
            raise _refused(event, "A list or a group stands as the name of a field", "a word", _QUOTE)
        if key in fields:
            raise _refused(event, "The same field stands here twice", "each field once", "Delete one of the two.")
        value, inside = _node(next(events), events, depth + 1)
        fields[key] = value
        place.inside[key] = Place(at.line, inside.inside)
    return fields


def _scalar(event: Any) -> Any:
    """A plain scalar as YAML 1.2's core schema and dates have it; anything else is text."""
    text: str = event.value
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    try:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _FRACTION.fullmatch(text):
            return float(text)
        if found := _DATE.fullmatch(text):
            return datetime.date(*map(int, found.groups()))
        if _MOMENT.fullmatch(text):
            return datetime.datetime.fromisoformat(text.upper())
    except ValueError as error:
        seen = f"This date or number cannot be: {error}"
        raise _refused(event, seen, "a date such as 2026-11-22", "Correct it, by the calendar.") from error
    return text


def _refused(event: Any, seen: str, expected: str, remedy: str) -> _RefusedError:
    return _RefusedError(_line(event), seen, expected, remedy)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
