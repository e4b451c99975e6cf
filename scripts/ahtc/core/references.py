"""A record that names another: the id with the kind that it must be of, found wherever it stands in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ahtc.core.text import Id

Target = TypeVar("Target")


class Ref(str, Generic[Target]):
    """The id of a record of another kind: ``police: Ref[Organisation]``. That the record is there is checked once."""

    __slots__ = ("target",)
    target: type[Any]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        target = get_args(source)[0]

        def refer(id: str) -> Ref[Any]:
            made: Ref[Any] = cls(id)
            made.target = target
            return made

        return core_schema.no_info_after_validator_function(refer, handler(Id))


def references(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Ref[Any]]]:
    """Every reference in a record, with the keys that lead to it."""
    if isinstance(value, Ref):
        yield keys, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from references(getattr(value, name), (*keys, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from references(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from references(inner, (*keys, index))
