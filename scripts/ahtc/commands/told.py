"""What somebody told in one of the site's forms: an event, or that a number is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ahtc.commands.terminal import Today, day_of, project_root, say

if TYPE_CHECKING:
    from ahtc.core.forms import Form
    from ahtc.core.words import Words

told_app = typer.Typer(
    no_args_is_help=True, help="Bring into docs/data what somebody told in a form, or say what is wanting."
)

Answers = Annotated[Path, typer.Option("--from", help="The file with the filled form, as GitHub writes it.")]
FormName = Annotated[
    str, typer.Option("--form", help="The form that was filled, by its file in .github/ISSUE_TEMPLATE.")
]


@told_app.command("event", epilog="Example: [b]ahtc told event --from answers.md[/b]")
def event_command(answers: Answers, form: FormName = "event", today: Today = "") -> None:
    """Add an event at the end of docs/data/events.yml."""
    from ahtc.kinds.events.form import FILE, add_event, event_of

    root = project_root()

    def add(filled: Form, body: str, words: Words) -> str:
        return f"{FILE}, {add_event(root, event_of(filled, body, words, day_of(today)))}"

    _answer(root, form, answers, add)


@told_app.command("number", epilog="Example: [b]ahtc told number --from answers.md[/b]")
def number_command(answers: Answers, form: FormName = "number", today: Today = "") -> None:
    """Take a number that is said to be wrong off the pages, and keep the one told in its place until it is tried."""
    from ahtc.pull.partners.told import record_told

    root = project_root()
    _answer(root, form, answers, lambda filled, body, words: record_told(root, filled, body, words, day_of(today)))


def _answer(root: Path, form: str, answers: Path, act: Callable[[Form, str, Words], str]) -> None:
    """Act on a filled form and say what was done, or say in its language what is wanting, with exit code 1."""
    from ahtc.core.files import read_text
    from ahtc.core.forms import Form, NotYetError, form_called
    from ahtc.kinds.facts import read_facts

    filled, words = Form(form_called(root, form), root), read_facts(root).words
    try:
        done = act(filled, read_text(answers.resolve(), root), words)
    except NotYetError as wanting:
        for line in wanting.lines:
            say(line)
        say(words.say("form-again", filled.language))
        raise typer.Exit(1) from None
    say(words.say("form-thanks", filled.language).replace("{what}", done))
