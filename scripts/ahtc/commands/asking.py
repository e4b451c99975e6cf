"""Asking somebody at a terminal: each answer is looked at as the record would be, and asked again with the reason."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from ahtc.commands.terminal import say


def may_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def asked(question: str, check: Callable[[str], str], default: str | None = None) -> str:
    """An answer as ``check`` gives it; while it raises :class:`ValueError`, its words are told and it is asked again.

    ``default`` is the answer where nothing is typed: an empty one where the question may be passed over.
    """
    while True:
        answer = str(typer.prompt(question, default=default, show_default=bool(default))).strip()
        if default == "" and not answer:
            return ""
        try:
            return check(answer)
        except ValueError as error:
            say(f"  {error}")
