"""The fields of a form from a model's JSON schema, so that a form asks for what the model asks for and no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
Field = dict[str, Any]
Say = Callable[[str], str | None]  # the words of the editor by their name, in one language; None where there are none

WEB_ADDRESS = ["^https?://[^\\s<>\"'`\\\\]+$", "https://..."]
KEY = "key"  # the field of a form that stands for a mapping's key


class Fields:
    """Makes the fields of one model; raises :class:`ValueError` for what no form can show."""

    def __init__(self, schema: Schema, label: Callable[[str], str], hint: Say) -> None:
        self._schema, self._label, self._hint = schema, label, hint
        self._within: tuple[str, ...] = ()

    def all(self) -> list[Field]:
        """The fields of the model, in its order."""
        return self._of_object(self._schema)

    def _of_object(self, schema: Schema) -> list[Field]:
        required = set(schema.get("required", ())) - set(schema.get("may_be_taken", ()))
        return [self.one(name, inner, name in required) for name, inner in schema["properties"].items()]

    def one(self, name: str, schema: Schema, required: bool) -> Field:
        """One field under its label, with its hint."""
        found: Field = {"name": name, "label": self._label(name), "required": required}
        if hint := self._hint(name):
            found["hint"] = hint
        default = schema.get("default")
        if default not in (None, [], {}):
            found["default"] = default
        return found | self._shape(schema)

    def _shape(self, schema: Schema) -> Field:
        """What sort of field it is, and what may stand in it."""
        if "$ref" in schema:
            return self._reference(schema["$ref"].removeprefix("#/$defs/"))
        if "anyOf" in schema:
            return self._either([each for each in schema["anyOf"] if each.get("type") != "null"])
        if "const" in schema:
            return {"widget": "select", "options": [schema["const"]]}
        if "enum" in schema:
            return {"widget": "select", "options": list(schema["enum"])}
        shapes: dict[str, Callable[[Schema], Field]] = {
            "string": _text,
            "boolean": lambda schema: {"widget": "boolean", "required": False},
            "integer": lambda schema: _number(schema, "int"),
            "number": lambda schema: _number(schema, "float"),
            "array": self._list,
            "object": self._object,
        }
        if schema.get("type") not in shapes:
            raise ValueError(f"no form can show {schema}")
        return shapes[schema["type"]](schema)

    def _reference(self, name: str) -> Field:
        if name in self._within:
            raise ValueError(f"no form can show {name} within itself")
        before, self._within = self._within, (*self._within, name)
        shape = self._shape(self._schema["$defs"][name])
        self._within = before
        return shape

    def _either(self, choices: list[Schema]) -> Field:
        """One shape, or one text in the place of a list of texts (``alone``: which texts may stand so)."""
        if len(choices) == 1:
            return self._shape(choices[0])
        single, several = sorted(choices, key=lambda choice: str(choice.get("type") == "array"))
        if several.get("type") != "array" or single.get("type") != "string" or len(choices) > 2:
            raise ValueError(f"no form can show a choice of {choices}")
        return self._shape(several) | {"alone": [single["const"]] if "const" in single else True}

    def _list(self, schema: Schema) -> Field:
        limits = {"min": schema.get("minItems"), "max": schema.get("maxItems")}
        found = {key: limit for key, limit in limits.items() if limit is not None}
        inner = self._shape(schema["items"])
        if inner["widget"] == "select":
            return {"widget": "select", "multiple": True, "options": inner["options"], **found}
        if inner["widget"] == "object":
            return {"widget": "list", "fields": inner["fields"], "collapsed": True, **found}
        return {"widget": "list", "field": {"name": "one", "label": self._label("one"), **inner}, **found}

    def _object(self, schema: Schema) -> Field:
        if "properties" in schema:
            return {"widget": "object", "fields": self._of_object(schema), "collapsed": False}
        by_pattern = schema.get("patternProperties", {})
        names = {**schema.get("propertyNames", {}), **({"pattern": next(iter(by_pattern))} if by_pattern else {})}
        inner = next(iter(by_pattern.values())) if by_pattern else schema["additionalProperties"]
        if "enum" in names:
            named = [{"name": name, "label": name, "required": False, **self._shape(inner)} for name in names["enum"]]
            return {"widget": "object", "fields": named, "collapsed": False}
        if inner.get("type") == "string":
            return {"widget": "keyvalue"}
        within = [self.one(KEY, {"type": "string", **names}, required=True), *self._shape(inner)["fields"]]
        return {"widget": "list", "fields": within, "keyed": True, "collapsed": True}


def _text(schema: Schema) -> Field:
    if schema.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    found: Field = {"widget": "string"}
    if schema.get("format") == "uri":
        return found | {"pattern": WEB_ADDRESS}
    if schema.get("format") == "email":
        return found | {"type": "email"}
    if "pattern" in schema:
        found["pattern"] = [schema["pattern"], schema.get("expected", schema["pattern"])]
    elif schema.get("minLength") and "maxLength" not in schema:
        found["widget"] = "text"  # text that people read: as many lines as it needs
    limits = {"minlength": schema.get("minLength"), "maxlength": schema.get("maxLength")}
    return found | {key: limit for key, limit in limits.items() if limit is not None}


def _number(schema: Schema, value: str) -> Field:
    limits = {"min": schema.get("minimum"), "max": schema.get("maximum")}
    return {"widget": "number", "value_type": value, **{key: it for key, it in limits.items() if it is not None}}
