"""Writing a record as the others are written: a field a line, every text between quotes; and adding one to a list."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def yaml_lines(fields: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """A record as lines of YAML, ``depth`` spaces in. Texts stand between quotes, so that nothing in them is read."""
    start = " " * depth
    for name, value in fields.items():
        if isinstance(value, Mapping) and value:
            yield f"{start}{name}:"
            yield from yaml_lines(value, depth + 2)
        elif isinstance(value, Sequence) and any(isinstance(each, Mapping) for each in value):
            yield f"{start}{name}:"
            for each in value:
                yield from item_lines(each, depth + 2)
        else:
            yield f"{start}{name}: {_plain(value)}"


def item_lines(fields: Mapping[str, Any], depth: int) -> Iterator[str]:
    """A record as an entry of a list, whose hyphen stands ``depth`` spaces in."""
    first, *rest = yaml_lines(fields, depth + 2)
    yield f"{' ' * depth}- {first.lstrip()}"
    yield from rest


def with_entry(text: str, field: str, entry: Mapping[str, Any]) -> str:
    """A file's text with one more entry at the end of the list under ``field``; all else in it stays as it is."""
    return with_entry_written(text, field, list(yaml_lines(entry)))


def with_entry_written(text: str, field: str, entry: Sequence[str]) -> str:
    """As :func:`with_entry`, for an entry that is lines of YAML already, comments among them."""
    lines = text.rstrip("\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{field}:")), len(lines))
    lines[start : start + 1] = [f"{field}:"]
    end = next((n for n in range(start + 1, len(lines)) if re.match(r"[a-z]", lines[n])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    hyphen = next((line.index("-") for line in lines[start + 1 : end] if re.match(r" *- ", line)), 2)
    first = next(number for number, line in enumerate(entry) if not line.startswith("#"))
    indent = " " * hyphen
    lines[end:end] = [f"{indent}{'- ' if number == first else '  '}{line}" for number, line in enumerate(entry)]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    """A value on one line; an id, which holds nothing that YAML would read, is bare as everywhere."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_plain(each) for each in value)}]"
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})  # what some readers take for others
