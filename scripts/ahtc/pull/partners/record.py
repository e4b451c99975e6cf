"""Changing an organisation's record line by line, so that every comment, blank line and fold of it stays."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.yaml_file import YamlFile

_VALUE = r"""(?P<value>"[^"]*"|'[^']*'|[^\s"'{\[|>&*#][^#"']*?)"""
_FIELD = re.compile(rf"^(?P<start> *(?:- )?[a-z_]+: +){_VALUE}(?P<end> *(#.*)?)$")

Fields = Mapping[str, "str | Fields | Sequence[Fields] | None"]

_ABOVE_NEW = "method"  # a field that a contact does not have yet is put below this one, which every contact has


def quoted(text: str) -> str:
    """A text as YAML between double quotes, whatever is in it (YAML 1.2 holds all of JSON)."""
    return json.dumps(text, ensure_ascii=False)


def with_fields(text: str, file: YamlFile, contact: int, fields: Fields) -> str:
    """The record's text with these fields of a contact (counted from 0) changed.

    Each is a value that is YAML already, or fields in turn, or a list of those, or None for a field that must go.
    Raises :class:`ProblemsError` where a field does not stand on a line of its own.
    """
    lines = text.split("\n")
    there = file.data["contacts"][contact]
    stands = {name: file.line_of(["contacts", contact, name if name in there else _ABOVE_NEW]) - 1 for name in fields}
    # From the last line up, so that the lines of those above stay where the file says they are.
    for name in sorted(fields, key=lambda name: stands[name])[::-1]:
        at, new = stands[name], fields[name]
        if name not in there:
            lines[at + 1 : at + 1] = [] if new is None else _written({name: new}, _depth(lines[at]))
        elif isinstance(new, str) or new is None:
            found = _FIELD.match(lines[at])
            if not found or not found["start"].strip("- ").startswith(f"{name}:"):
                raise _cannot(file, at, f'"{name}" is not written on one line by itself')
            lines[at : at + 1] = [] if new is None else [f"{found['start']}{new}{found['end']}"]
        else:
            lines[at:] = [*_with_mapping(lines[at:], file, at, name, new)]
    return "\n".join(lines)


def with_contact(text: str, file: YamlFile, fields: Fields) -> str:
    """The record's text with one more contact, after the others."""
    lines = text.split("\n")
    at = file.line_of(["contacts"]) - 1
    if lines[at].rstrip() not in ("contacts:", "contacts: []"):
        raise _cannot(file, at, "The list of contacts is not written with each on lines of its own")
    lines[at] = "contacts:"
    end = next((i for i in range(at + 1, len(lines)) if re.match(r"[^\s#-]", lines[i])), len(lines))
    while end > at + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    indent = next((_depth(line) - 2 for line in lines[at + 1 : end] if line.lstrip().startswith("- ")), 2)
    first, *rest = _written(fields, indent + 2)
    lines[end:end] = [f"{' ' * indent}- {first.lstrip()}", *rest]
    return "\n".join(lines)


def _with_mapping(
    lines: Sequence[str], file: YamlFile, at: int, name: str, new: Fields | Sequence[Fields]
) -> Iterator[str]:
    """The lines, of which the first begins a field that holds others, with those others changed."""
    start, _, rest = lines[0].partition(f"{name}:")
    if start.strip("- ") or (rest.strip() and not re.fullmatch(r" *\[?\{[^{}]*\}\]? *", rest)):
        raise _cannot(file, at, f'"{name}" is not written with its fields on the lines below it')
    depth = _depth(lines[0])
    yield from _written({name: new}, len(start))
    deeper = list(itertools.takewhile(lambda line: not line.strip() or _depth(line) > depth, lines[1:]))
    while deeper and not deeper[-1].strip():
        deeper.pop()
    yield from lines[1 + len(deeper) :]


def _written(fields: Fields, depth: int) -> Sequence[str]:
    lines: list[str] = []
    for name, value in fields.items():
        if value is None:
            continue
        if isinstance(value, str):
            lines.append(f"{' ' * depth}{name}: {value}")
            continue
        lines.append(f"{' ' * depth}{name}:")
        if isinstance(value, Mapping):
            lines += _written(value, depth + 2)
            continue
        for item in value:
            first, *rest = _written(item, depth + 4)
            lines += [f"{' ' * (depth + 2)}- {first.lstrip()}", *rest]
    return lines


def _depth(line: str) -> int:
    """How far in the first field of a line stands, the hyphen of a list passed over."""
    return len(line) - len(line.lstrip(" ").removeprefix("- ").lstrip(" "))


def _cannot(file: YamlFile, at: int, seen: str) -> ProblemsError:
    expected = "one field a line, as the other records have it"
    return ProblemsError(
        [Finding(file.path, at + 1, "layout", seen, expected, "Write it so, or change this record by hand.")]
    )
