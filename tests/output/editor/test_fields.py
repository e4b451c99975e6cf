from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from ahtc.core.text import Base, Bilingual, EmailAddress, Id, Source, Text, WebAddress, form
from ahtc.output.editor.fields import Fields

ID, WANTS_ID = "^(?:[a-z0-9]+(-[a-z0-9]+)*)$", 'small letters, digits and single hyphens, such as "new-pathways"'


class Meeting(Base):
    id: Id
    title: Bilingual
    day: datetime.date
    starts: Annotated[str, form("[0-9]{2}:[0-9]{2}", "a time, such as 09:30")] | None = None
    seats: Annotated[int, Field(ge=1, le=80)] = 20
    online: bool = False
    level: Literal["first", "next"]
    audience: Annotated[list[Literal["everyone", "practitioners"]], Field(min_length=1)]
    link: WebAddress | None = None
    email: EmailAddress | None = None
    covers: Literal["wales"] | list[Id] | None = None
    notes: list[Text] = []
    sources: dict[Id, Source]


@pytest.fixture(scope="module")
def fields() -> dict[str, dict[str, Any]]:
    made = Fields(Meeting.model_json_schema(), lambda name: f"<{name}>", lambda name: None).all()
    return {field["name"]: field for field in made}


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        (
            "id",
            {"required": True, "maxlength": 80, "pattern": [ID, WANTS_ID]},
        ),
        ("day", {"required": True, "widget": "datetime", "type": "date"}),
        ("starts", {"required": False, "pattern": ["^(?:[0-9]{2}:[0-9]{2})$", "a time, such as 09:30"]}),
        ("seats", {"required": False, "value_type": "int", "min": 1, "max": 80, "default": 20}),
        ("online", {"required": False, "widget": "boolean", "default": False}),
        ("level", {"required": True, "widget": "select", "options": ["first", "next"]}),
        ("audience", {"required": True, "multiple": True, "options": ["everyone", "practitioners"], "min": 1}),
        ("email", {"required": False, "type": "email"}),
        ("covers", {"required": False, "widget": "list", "alone": ["wales"]}),
        ("notes", {"required": False, "widget": "list"}),
        ("sources", {"required": True, "widget": "list", "keyed": True}),
    ],
)
def test_a_field_asks_for_what_the_model_asks_for(
    fields: dict[str, dict[str, Any]], name: str, asks: dict[str, Any]
) -> None:
    assert {key: fields[name].get(key) for key in asks} == asks


def test_text_in_both_languages_is_asked_for_side_by_side(fields: dict[str, dict[str, Any]]) -> None:
    inner = fields["title"]["fields"]
    assert [(field["name"], field["label"], field["required"]) for field in inner] == [
        ("en", "<en>", True),
        ("cy", "<cy>", True),
    ]


def test_what_no_form_can_show_is_refused() -> None:
    class Knot(Base):
        either: int | list[Source]

    with pytest.raises(ValueError, match="no form can show a choice"):
        Fields(Knot.model_json_schema(), str, lambda name: None).all()
