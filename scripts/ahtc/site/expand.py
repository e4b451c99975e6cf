"""Calls in a page's text: ``{{ name("constant", other="constant") }}``, and nothing else of Jinja."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ahtc.core.calls import CallError
from ahtc.core.problems import Finding, ProblemsError, did_you_mean

# `{#anchor}` is how Markdown names a heading, so Jinja's comments get a sign that no page uses.
_SANDBOX = ImmutableSandboxedEnvironment(
    comment_start_string="{##", comment_end_string="##}", autoescape=True, keep_trailing_newline=True
)

# A call as people write it. A text in which anything else looks like Jinja is Jinja's to read as a whole.
_WRITTEN = re.compile(r"""\{\{ (?:[^"'{}\n\\]|"[^"{}\n\\]*")*[^-+"'{}\n\\] \}\}""")
_JINJA = re.compile(r"\{\{|\}\}|\{%|\{##")


@dataclass(frozen=True)
class Call:
    """One call as written on a page: its line in the file, its name and its constant arguments."""

    line: int
    name: str
    arguments: tuple[Any, ...]
    keywords: tuple[tuple[str, Any], ...]


def parts(text: str, path: str, first_line: int = 1) -> list[str | Call]:
    """A page's text as pieces of plain text and calls; ``first_line`` is the file's line that ``text`` starts at.

    Raises :class:`ProblemsError` for anything of Jinja that is not a call with constant arguments.
    """
    between = _WRITTEN.split(text)
    calls = [_by_itself(written) for written in _WRITTEN.findall(text)]
    if None in calls or any(map(_JINJA.search, between)):
        return _read(text, path, first_line)
    pieces: list[str | Call] = []
    line = first_line
    for call, plain in zip([None, *calls], between, strict=True):
        pieces += [replace(call, line=line)] if call else []
        pieces += [plain] if plain else []
        line += plain.count("\n")
    return pieces


@cache
def _by_itself(written: str) -> Call | None:
    """A call; None for what is none. Most stand on many pages in the same words."""
    try:
        (piece,) = _read(written, "", 1)
    except ProblemsError:
        return None
    return piece if isinstance(piece, Call) else None


def _read(text: str, path: str, first_line: int) -> list[str | Call]:
    try:
        body = _SANDBOX.parse(text).body
    except TemplateSyntaxError as error:
        seen = f"This call cannot be read ({error.message})"
        raise ProblemsError([_misuse(path, error.lineno + first_line - 1, seen)]) from error
    except RecursionError as error:
        raise ProblemsError([_misuse(path, first_line, "Brackets without an end stand in a call")]) from error
    pieces: list[str | Call] = []
    for node in body:
        if not isinstance(node, nodes.Output):
            raise ProblemsError([_misuse(path, node.lineno + first_line - 1, "A statement of Jinja stands here")])
        pieces += [_piece(inner, path, first_line) for inner in node.nodes]
    return pieces


def _piece(node: nodes.Expr, path: str, first_line: int) -> str | Call:
    line = node.lineno + first_line - 1
    if isinstance(node, nodes.TemplateData):
        return node.data
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise ProblemsError([_misuse(path, line, "Something other than a call stands between {{ and }}")])
    try:
        arguments = tuple(argument.as_const() for argument in node.args)
        keywords = tuple((keyword.key, keyword.value.as_const()) for keyword in node.kwargs)
    except nodes.Impossible as error:
        raise ProblemsError([_misuse(path, line, "An argument of this call is not a constant")]) from error
    return Call(line, node.node.name, arguments, keywords)


def calls_in(text: str, path: str, first_line: int = 1) -> Iterator[Call]:
    """The calls of a page, in order; raises as :func:`parts` does."""
    return (piece for piece in parts(text, path, first_line) if isinstance(piece, Call))


def expand(text: str, known: Mapping[str, Callable[..., Markup]], path: str, first_line: int = 1) -> str:
    """A page's text with every call replaced by its answer.

    Raises :class:`ProblemsError` with file, line and a suggestion for each call that is unknown or cannot answer.
    """
    answers = [
        piece if isinstance(piece, str) else answer(piece, known, path) for piece in parts(text, path, first_line)
    ]
    findings = [each for each in answers if isinstance(each, Finding)]
    if findings:
        raise ProblemsError(findings)
    return "".join(map(str, answers))


def answer(call: Call, known: Mapping[str, Callable[..., Markup]], path: str) -> str | Finding:
    """What a call gives, or why it cannot."""
    try:
        return _answer(call, known)
    except CallError as error:
        return Finding(path, call.line, "call", error.seen, error.expected, error.remedy)


def _answer(call: Call, known: Mapping[str, Callable[..., Markup]]) -> str:
    if call.name not in known:
        expected = f"one of {', '.join(sorted(known))}"
        raise CallError(f"The call {call.name}() is not known", expected, did_you_mean(call.name, known))
    answer = known[call.name]
    try:
        bound = inspect.signature(answer).bind(*call.arguments, **dict(call.keywords))
    except TypeError as error:
        seen = f"{call.name}() cannot take these arguments ({error})"
        raise CallError(seen, f"{call.name}{inspect.signature(answer)}", "README lists the calls.") from error
    for name, value in {**bound.arguments, **bound.arguments.get("categories", {})}.items():
        kind = bound.signature.parameters[name].annotation if name in bound.signature.parameters else "str"
        if name != "categories" and not isinstance(value, bool if kind == "bool" else str):
            seen = f"{call.name}() is given {name} as {value!r}"
            raise CallError(seen, "true or false" if kind == "bool" else "text", f'Put quotes round it: "{value}".')
    return str(answer(*bound.args, **bound.kwargs))


def _misuse(path: str, line: int, seen: str) -> Finding:
    remedy = "Write two closing brackets and quotes, or {% raw %} round text that is not a call."
    return Finding(path, line, "call", seen, 'a call such as {{ phone("bawso") }}', remedy)
