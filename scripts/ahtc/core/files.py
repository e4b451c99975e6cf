"""Reading YAML and CSV records with the line of every value, and writing files completely or not at all."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown

Record = TypeVar("Record", bound=BaseModel)

_DATE = re.compile(r"(?<![\w-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w-])")


@dataclass(frozen=True)
class YamlFile:
    """A YAML file as read: its plain values and the place of each."""

    path: str
    data: Any
    marked: Any

    def line_of(self, keys: Sequence[str | int]) -> int:
        """The line, counted from 1, of the value that a path of keys leads to, or of its nearest parent."""
        node, line = self.marked, 1
        for key in keys:
            if isinstance(node, CommentedMap) and key in node:
                line = node.lc.key(key)[0] + 1
            elif isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node):
                line = node.lc.item(key)[0] + 1
            else:
                break
            node = node[key]
        return line


def read_text(path: Path, root: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark; raises :class:`ProblemsError` when it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ProblemsError(
            [
                Finding(
                    shown(path, root),
                    line,
                    "encoding",
                    "These bytes are not UTF-8 text",
                    "UTF-8, so that ŵ and ŷ survive",
                    'Save the file again as "UTF-8".',
                )
            ]
        ) from error
    except OSError as error:
        raise ProblemsError(
            [
                Finding(
                    shown(path, root),
                    1,
                    "unreadable",
                    f"The file cannot be read ({error.strerror})",
                    "a file that can be read",
                    "Put the file back, or mend its permissions.",
                )
            ]
        ) from error


def read_yaml(path: Path, root: Path) -> YamlFile:
    """The values of a YAML 1.2 file with their lines; raises :class:`ProblemsError` naming the line of a typo."""
    return parse_yaml(read_text(path, root), shown(path, root))


def parse_yaml(text: str, where: str) -> YamlFile:
    """As :func:`read_yaml`, for a text that stands, or will stand, in the file named ``where``."""
    try:
        marked = YAML(typ="rt", pure=True).load(text)
    except DuplicateKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ProblemsError(
            [
                Finding(
                    where,
                    line,
                    "yaml",
                    "The same field stands here twice",
                    "each field once",
                    "Delete one of the two.",
                )
            ]
        ) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        quote = _open_quote(text, line)
        seen = f"This line cannot be read as YAML: {error.problem or error.context}"
        expected = "two spaces for each level and quotes round text holding a colon"
        remedy = "Close the quote that opens here." if quote else "Look at this line and the one above it."
        raise ProblemsError([Finding(where, quote or line, "yaml", seen, expected, remedy)]) from error
    except ValueError as error:
        seen = f"A date here cannot be: {error}"
        remedy = "Correct it, by the calendar."
        raise ProblemsError(
            [Finding(where, impossible_date(text), "yaml", seen, "a date such as 2026-11-22", remedy)]
        ) from error
    return YamlFile(where, _plain(marked), marked)


def validated(model: type[Record], file: YamlFile, keys: Sequence[str | int] = ()) -> Record:
    """The record at ``keys`` of a file, typed; raises :class:`ProblemsError` with the line of each wrong value."""
    value = file.data
    for key in keys:
        value = value[key]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise ProblemsError(_explain(file, keys, details, model) for details in told_once(error)) from error


def told_once(error: ValidationError) -> list[Any]:
    """What pydantic found, where a misspelt field is told as not known and not as missing as well."""
    errors: list[Any] = list(error.errors())
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]

    def is_misspelt(place: tuple[int | str, ...]) -> bool:
        beside = [str(other[-1]) for other in unknown if other[:-1] == place[:-1]]
        return bool(get_close_matches(str(place[-1]), beside, n=1, cutoff=0.6))

    return [details for details in errors if details["type"] != "missing" or not is_misspelt(details["loc"])]


def _open_quote(text: str, line: int) -> int | None:
    """The line on which a quote opens that is still open when ``line`` begins; the YAML reader notices only there."""
    opened = None
    for number, content in enumerate(text.split("\n")[: line - 1], 1):
        if content.count('"') % 2:
            opened = None if opened else number
    return opened


def impossible_date(text: str) -> int:
    """The line of the first date that no calendar has; 1 where there is none. (The YAML reader does not say.)"""
    for line, content in enumerate(text.split("\n"), 1):
        for year, month, day in _DATE.findall(content):
            try:
                datetime.date(int(year), int(month), int(day))
            except ValueError:
                return line
    return 1


def _plain(node: Any) -> Any:
    if isinstance(node, CommentedMap):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    return str(node) if isinstance(node, str) else node


def _explain(file: YamlFile, keys: Sequence[str | int], details: Any, model: type[BaseModel]) -> Finding:
    location = list(details["loc"])
    line = file.line_of([*keys, *location])
    field = ".".join(str(part) for part in location) or "this record"
    kind = details["type"]
    if kind == "extra_forbidden":
        known = sorted(_field_names(model))
        suggestion = did_you_mean(str(location[-1]), known)
        return Finding(
            file.path, line, "unknown-field", f'The field "{field}" is not known', "a known field", suggestion
        )
    if kind == "missing":
        remedy = "Add it; text that people read needs both en and cy."
        return Finding(file.path, line, "missing-field", f'"{field}" is missing', "a value", remedy)
    value = details.get("input")
    seen = f"{field} is {_short(value)}" if not isinstance(value, dict | list) else f"{field} cannot stand as it is"
    expected = expected_value(details)
    return Finding(file.path, line, "wrong-value", seen, expected, "Check it at the source, then correct it here.")


def expected_value(details: Any) -> str:
    """What pydantic expected of a value, in plain words."""
    plain = {
        "string_pattern_mismatch": 'small letters, digits and single hyphens, such as "new-pathways"',
        "string_type": "text between quotes",
        "string_too_short": "some text: a blank is never published",
        "date_type": "a date such as 2026-11-22, without quotes",
        "date_from_datetime_parsing": "a date such as 2026-11-22",
        "list_type": "a list: each item on its own line after a hyphen",
        "bool_type": "true or false",
        "int_parsing": "a whole number",
        "int_type": "a whole number in digits alone, such as 1186",
    }
    if details["type"] in ("model_type", "model_attributes_type", "dict_type"):
        return "fields on the lines below it, each indented by two spaces"
    return plain.get(details["type"]) or str(details["msg"]).removeprefix("Value error, ").removeprefix(
        "Input should be "
    )


def _field_names(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in _models_in(field.annotation):
            if inner not in seen:
                yield from _field_names(inner, seen | {model, inner})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    if not isinstance(value, str):
        return text
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


@dataclass(frozen=True)
class Row:
    """One row of a CSV file: its line, counted from 1, and its cells by heading."""

    line: int
    cells: dict[str, str]


def read_csv(path: Path, root: Path, headings: Sequence[str]) -> list[Row]:
    """The rows of a CSV file with exactly these headings, in any order; raises :class:`ProblemsError` otherwise."""
    where = shown(path, root)
    reader = csv.reader(io.StringIO(read_text(path, root), newline=""), strict=True)
    rows: list[Row] = []
    try:
        found = [cell.strip() for cell in next(reader, [])]
        _require_headings(where, found, headings)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(found):
                seen = f"This row has {len(cells)} cells"
                expected = f"{len(found)}, one for each heading"
                remedy = "Put quotes round a cell that holds a comma."
                raise ProblemsError([Finding(where, reader.line_num, "csv", seen, expected, remedy)])
            rows.append(Row(reader.line_num, {k: v.strip() for k, v in zip(found, cells, strict=True)}))
    except csv.Error as error:
        seen = f"This row cannot be read ({error})"
        remedy = "Save the file again as CSV, UTF-8."
        raise ProblemsError([Finding(where, reader.line_num, "csv", seen, "comma-separated cells", remedy)]) from error
    return rows


def _require_headings(where: str, found: list[str], headings: Sequence[str]) -> None:
    missing = [name for name in headings if name not in found]
    unknown = [name for name in found if name not in headings]
    # A heading that is only misspelt is told once: as not known, with what it may have meant.
    misspelt = {close for name in unknown for close in get_close_matches(name, missing, n=1, cutoff=0.6)}
    findings = [
        Finding(where, 1, "csv", f'The heading "{name}" is missing', "all headings", "Put it back in the first row.")
        for name in missing
        if name not in misspelt
    ]
    findings += [
        Finding(where, 1, "csv", f'The heading "{name}" is not known', "a known one", did_you_mean(name, missing))
        for name in unknown
    ]
    findings += [
        Finding(where, 1, "csv", f'The heading "{name}" stands here twice', "each once", "Delete one of the two.")
        for name in headings
        if found.count(name) > 1
    ]
    if findings:
        raise ProblemsError(findings)


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Whether the file had to be written: it changes completely or not at all, and only when it differs.

    Raises :class:`OSError` (a full disk, no permission) with the old file as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ahtc-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True
