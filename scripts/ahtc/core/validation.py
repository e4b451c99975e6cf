"""Typed records from files, and what pydantic finds wrong said in plain words with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from ahtc.core.forms import day_meant
from ahtc.core.problems import Finding, ProblemsError, did_you_mean
from ahtc.core.text import LANGUAGES, Bilingual
from ahtc.core.yaml_file import YamlFile

Record = TypeVar("Record", bound=BaseModel)

_CURLY = re.compile('[“”‘’„][^“”‘’„"]*[“”‘’]')


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


def _explain(file: YamlFile, keys: Sequence[str | int], details: Any, model: type[BaseModel]) -> Finding:
    location = list(details["loc"])
    line = file.line_of([*keys, *location])
    field = ".".join(str(part) for part in location) or "this record"
    kind = details["type"]
    if kind == "extra_forbidden":
        suggestion = did_you_mean(str(location[-1]), _fields_beside(model, location))
        return Finding(
            file.path, line, "unknown-field", f'The field "{field}" is not known', "a known field", suggestion
        )
    if kind == "missing":
        remedy = "Add it; text that people read needs both en and cy." if _is_bilingual(model, location) else "Add it."
        return Finding(file.path, line, "missing-field", f'"{field}" is missing', "a value", remedy)
    value = details.get("input")
    if isinstance(value, str) and (slip := _slip(value, kind)):
        return Finding(file.path, line, "wrong-value", f"{field} is {_short(value)}", *slip)
    seen = f"{field} cannot stand as it is" if isinstance(value, dict | list) else f"{field} is {_short(value)}"
    expected = expected_value(details)
    return Finding(file.path, line, "wrong-value", seen, expected, "Check it at the source, then correct it here.")


def fitting(kind: Any) -> Callable[[str], str]:
    """What takes one value as a field of this type would; it raises :class:`ValueError` with what is expected."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def fit(value: str) -> str:
        try:
            return str(adapter.validate_python(value))
        except ValidationError as error:
            raise ValueError(expected_value(error.errors()[0])) from None

    return fit


def _slip(value: str, kind: str) -> tuple[str, str] | None:
    """What was expected and what to write, where it shows: a day in another form, or curly quotes round a value."""
    if kind.startswith("date") and (day := day_meant(value)):
        return "a date such as 2026-11-22, without quotes", f"Write {day}, if that is the day that is meant."
    if _CURLY.fullmatch(value):
        return "straight quotes round it", f'Write it between straight quotes: "{value[1:-1]}".'
    return None


def expected_value(details: Any) -> str:
    """What pydantic expected of a value, in plain words."""
    plain = {
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


def _fields_beside(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The names of the fields that may stand where this one does."""
    beside = _models_at(model, location[:-1])
    return sorted({field.alias or name for each in beside for name, field in each.model_fields.items()})


def _models_at(model: type[BaseModel], location: Sequence[str | int]) -> list[type[BaseModel]]:
    """The models, one or several, of a value of a record."""
    models: list[type[BaseModel]] = [model]
    for part in location:
        if isinstance(part, str):
            fields = [each.model_fields[part] for each in models if part in each.model_fields]
            if fields:  # else it is a key of the record's own, such as a source's
                models = [inner for field in fields for inner in _models_in(field.annotation)]
    return models


def _is_bilingual(model: type[BaseModel], location: Sequence[str | int]) -> bool:
    """Whether a field of a record is text in both languages, or one of the two."""
    return location[-1] in LANGUAGES or any(issubclass(each, Bilingual) for each in _models_at(model, location))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _short(value: Any) -> str:
    if value is None:
        return "empty"
    text = " ".join(str(value).split())
    if not isinstance(value, str):
        return text
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
