"""The small types that every record shares: text in both languages, ids, addresses, sources."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from ahtc.core.written import read_marks

Language = Literal["en", "cy"]
LANGUAGES: tuple[Language, Language] = ("en", "cy")


@dataclass(frozen=True)
class Form:
    """A check that the whole of a text has a form: a ``pattern``, and in plain words what is ``expected``.

    The model's JSON schema carries both, so that a form on a page asks for the same.
    """

    pattern: str
    expected: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._fitting, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"pattern": f"^(?:{self.pattern})$", "expected": self.expected}

    def _fitting(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise ValueError(self.expected)
        return text


def form(pattern: str, expected: str) -> Form:
    """A check that the whole of a text has this form; ``expected`` says it in plain words, with an example."""
    return Form(pattern, expected)


_ID = form(r"[a-z0-9]+(-[a-z0-9]+)*", 'small letters, digits and single hyphens, such as "new-pathways"')
Id = Annotated[str, StringConstraints(max_length=80), _ID]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
English = Annotated[Text, AfterValidator(lambda text: read_marks(text, "en"))]
Welsh = Annotated[Text, AfterValidator(lambda text: read_marks(text, "cy"))]


def require_web_address(value: str) -> str:
    """The value, if it is a web address that is safe in a link; raises :class:`ValueError` otherwise."""
    if not value.startswith(("https://", "http://")) or any(c.isspace() or c in "<>\"'`\\" for c in value):
        raise ValueError("a web address that starts with https:// or http://")
    try:
        named = urlsplit(value).hostname
    except ValueError:
        named = None
    if not named:
        raise ValueError("a web address such as https://www.gov.wales/")
    return value


def require_email(value: str) -> str:
    """The value, if it can be an e-mail address; raises :class:`ValueError` otherwise."""
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(f"an e-mail address ({error})") from error
    return value


EmailAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(require_email),
    Field(json_schema_extra={"format": "email"}),
]
WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(require_web_address),
    Field(json_schema_extra={"format": "uri"}),
]

# A year, a month or a day, as exactly as the source says it.
When = Annotated[str, form("[0-9]{4}(-[0-9]{2}){0,2}", 'a year, month or day between quotes, such as "2019-10"')]


def before(one: str, other: str) -> bool:
    """Whether a time is surely before another, as far as both are exact: 2013 is not before 2013-11."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


class Base(BaseModel):
    """A record: every field known, none changed after it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Bilingual(Base):
    """Text that people read, in both languages; neither is ever a fallback for the other.

    It may mark words of the other language, as :mod:`ahtc.core.written` says.
    """

    en: English
    cy: Welsh

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return self.en if language == "en" else self.cy


class Source(Base):
    """Where a fact was found: its title, who published it, its address if it has one, and its date as printed."""

    title: Text
    publisher: Text
    url: WebAddress | None = None
    date: Text


class Withdrawn(Base):
    """That something is withdrawn: since which day, and which page (``practitioners/index.md``) stands in its place."""

    on: datetime.date
    see: Annotated[Text, form(r"[a-z0-9/-]+\.md", "a page by its path under docs, such as practitioners/index.md")]


class Name(Base):
    """An organisation's name.

    ``welsh`` says what the Welsh name is: ``official`` (the body's own), ``translation`` (ours, and said to be)
    or ``none`` (it has none that we found: Welsh pages show its own name, marked as English).
    """

    en: English
    cy: Welsh | None = None
    welsh: Literal["official", "translation", "none"]

    @model_validator(mode="after")
    def _welsh_name_agrees(self) -> Name:
        if self.welsh == "none" and self.cy is not None:
            raise ValueError('no cy when welsh is "none", or welsh: official beside it')
        if self.welsh != "none" and self.cy is None:
            raise ValueError("a Welsh name in cy, or welsh: none when the organisation has none")
        return self

    def in_(self, language: Language) -> str:
        """The name in one language, or its own name where there is no Welsh one."""
        return self.cy if language == "cy" and self.cy else self.en

    def language_of(self, language: Language) -> Language:
        """The language that :meth:`in_` answers in."""
        return "cy" if language == "cy" and self.cy else "en"
