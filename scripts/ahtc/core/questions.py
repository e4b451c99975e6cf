"""The questions from whose answers a record is made: each names the field that its answer goes into."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ahtc.core.forms import day_meant
from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Text
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml

_SHARED = Path(__file__).with_name("source_questions.yml")
_TIME = re.compile(r"(?P<day>.+?)[,T ]+(?P<time>([01]?\d|2[0-3])[:.][0-5]\d)$")
_YES = frozenset({"yes", "y", "true", "ie", "oes", "ydy", "ydyw", "gallant"})
_NO = frozenset({"no", "n", "false", "na", "nac oes", "nac ydy", "nac ydyw", "naddo"})


class Question(Base):
    """One question: ``at`` is the field, such as ``title.en``; ``reads`` how a text is understood that is a day.

    It is asked only ``when`` other answers are among these, and ``without`` an answer to another. ``start_from`` names
    an answer that the default, a short name, is made of.
    """

    at: Text
    ask: Bilingual
    reads: Literal["text", "day", "moment"] = "text"
    optional: bool = False
    default: Text | None = None
    start_from: Text | None = None
    when: dict[Text, list[Text]] = {}
    without: Text | None = None


class Questions(Base):
    """What is asked for a kind of record, from ``ask.yml`` in its folder.

    The record goes ``into`` a folder of ``docs/data``, a file of its own, or into the list ``field`` of a file there,
    under an id made of the answer at ``id_from``. ``fixed`` fields are asked of nobody; those named by ``today`` get
    the day; ``source`` is where one source goes, whose questions are the same for all kinds.
    """

    into: Text
    field: Text | None = None
    id_from: Text
    fixed: dict[Text, Any] = {}
    today: list[Text] = []
    source: Text | None = None
    questions: list[Question]


class _Shared(Base):
    questions: list[Question]


Values = dict[str, Any]


def read_questions(path: Path) -> Questions:
    """The questions of a file, those of its source at their end."""
    found = validated(Questions, read_yaml(path, path.parent))
    if found.source is None:
        return found
    shared = validated(_Shared, read_yaml(_SHARED, _SHARED.parent)).questions
    own = [each.model_copy(update={"at": f"{found.source}.{each.at}"}) for each in shared]
    return found.model_copy(update={"questions": [*found.questions, *own]})


def asked_now(question: Question, values: Values) -> bool:
    """Whether a question is asked, after these answers. Of a text in both languages, neither is asked alone."""
    if question.without in values:
        return False
    if any(str(values.get(at)) not in among for at, among in question.when.items()):
        return False
    english = re.sub(r"\.cy$", ".en", question.at)
    return not (question.optional and english != question.at and english not in values)


def answer_read(question: Question, model: type[BaseModel], values: Values, text: str) -> Any:
    """What an answer is as a value of its field, beside the answers before it.

    Raises :class:`AnswerError` with what is wrong where the model refuses it.
    """
    try:
        value = _understood(text, type_at(model, question.at), question.reads)
    except ValueError as error:
        raise AnswerError("other", str(error)) from None
    try:
        model.model_validate(laid_out({**values, question.at: value}))
    except ValidationError as error:
        for details in error.errors():
            at = ".".join(str(part) for part in details["loc"])
            if details["type"] != "missing" and f"{at}.".startswith(f"{question.at}."):
                raise AnswerError(*_fault(details)) from None
    return value


class AnswerError(ValueError):
    """Raised for an answer that cannot stand: the word that tells why (``choice``, ``other``), and what fills it."""

    def __init__(self, word: str, what: str) -> None:
        super().__init__(what)
        self.word, self.what = word, what


def choices(model: type[BaseModel], question: Question) -> tuple[str, ...]:
    """The words among which an answer must be, one or several of them; none where it is free."""
    kind = _bare(type_at(model, question.at))
    if get_origin(kind) is list:
        kind = _bare(get_args(kind)[0])
    return tuple(str(each) for each in get_args(kind)) if get_origin(kind) is Literal else ()


def named_kind(model: type[BaseModel], question: Question) -> type[Any] | None:
    """The record that an answer names by its id, one or several of them; None where it names none."""
    kind = _bare(type_at(model, question.at))
    if get_origin(kind) is list:
        kind = _bare(get_args(kind)[0])
    found: type[Any] | None = get_args(kind)[0] if get_origin(kind) is Ref else None
    return found


def type_at(model: type[BaseModel], at: str) -> Any:
    """The type of the field that ``sources.0.title`` and the like lead to."""
    kind: Any = model
    for part in at.split("."):
        kind = _bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(part) or next(f for f in kind.model_fields.values() if f.alias == part)
            kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        else:
            kind = get_args(kind)[-1]
    return kind


def record_of(questions: Questions, model: type[BaseModel], values: Values, today: datetime.date) -> dict[str, Any]:
    """The record that these answers make, its fields in the model's order; its id is made where none was asked."""
    every: Values = {**questions.fixed, **dict.fromkeys(questions.today, today), **values}
    every.setdefault("id", short_name(str(values.get(questions.id_from, ""))))
    made = laid_out(every)
    names = [field.alias or name for name, field in model.model_fields.items()]
    return {name: made[name] for name in names if name in made}


def laid_out(values: Values) -> dict[str, Any]:
    """Values by the path of their field, as the record that they make."""
    made: dict[str, Any] = {}
    for at, value in values.items():
        _put(made, at.split("."), value)
    return made


def short_name(text: str) -> str:
    """A text as part of an address: its first six words, in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall("[a-z0-9]+", plain)[:6])


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken."""
    used = set(taken)
    return next(each for each in _numbered(name) if each not in used)


def flat(answers: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Answers from a file, laid out as the record is, as texts by the field that each goes into."""
    if isinstance(answers, Mapping):
        for name, value in answers.items():
            yield from flat(value, f"{at}.{name}".lstrip("."))
    elif isinstance(answers, list) and any(isinstance(each, Mapping) for each in answers):
        for number, value in enumerate(answers):
            yield from flat(value, f"{at}.{number}")
    elif isinstance(answers, list):
        yield at, ", ".join(str(each) for each in answers)
    elif answers is not None:
        yield at, "yes" if answers is True else "no" if answers is False else str(answers)


def _fault(details: Any) -> tuple[str, str]:
    said = str(details["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    limits = details.get("ctx", {})
    match details["type"]:
        case "literal_error":
            return "choice", said.replace("'", "").replace(" or ", ", ")
        case "string_too_long":
            return "long", str(limits["max_length"])
        case "string_too_short" if limits["min_length"] > 1:
            return "short", str(limits["min_length"])
        case "string_too_short" | "too_short":
            return "empty", ""
    return "other", said


def _understood(text: str, kind: Any, reads: str) -> Any:
    bare = _bare(kind)
    if get_origin(bare) is list:
        return [_understood(part.strip(), get_args(bare)[0], reads) for part in text.split(",") if part.strip()]
    if bare is bool:
        if text.casefold() not in _YES | _NO:
            raise ValueError("yes / no, ie / na")
        return text.casefold() in _YES
    if bare is datetime.date or reads == "day":
        day = _day(text)
        return day if bare is datetime.date else day.isoformat()
    if reads == "moment":
        timed = _TIME.fullmatch(text.strip())
        if timed is None:
            return _day(text).isoformat()
        return f"{_day(timed['day'])}T{timed['time'].replace('.', ':').zfill(5)}"
    return int(text) if bare is int and text.isdecimal() else text


def _day(text: str) -> datetime.date:
    day = day_meant(text)
    if day is None:
        raise ValueError("3/3/2027, 3 March 2027, 3 Mawrth 2027")
    return day


def _bare(kind: Any) -> Any:
    """A type without its checks, and without the None that it may be instead."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        inner = [each for each in get_args(kind) if each is not NoneType]
        return _bare(inner[-1])
    return kind


def _put(made: Any, keys: list[str], value: Any) -> None:
    key, *rest = keys
    if not rest:
        made[key] = value
        return
    inside: Any = [] if rest[0].isdecimal() else {}
    if isinstance(made, list):
        number = int(key)
        if number == len(made):
            made.append(inside)
        _put(made[number], rest, value)
    else:
        _put(made.setdefault(key, inside), rest, value)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in range(2, 100))
