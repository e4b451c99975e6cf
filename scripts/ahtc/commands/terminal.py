"""What every command shares: the terminal, the project's folder, how findings look, and the option --today."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from ahtc.commands.annotations import annotation, for_github
from ahtc.core import clock
from ahtc.core.problems import Finding, ProblemsError

if TYPE_CHECKING:
    from ahtc.core.text import Language
    from ahtc.kinds.rules.telling import RuleTexts

# How a finding begins, and its colour, by its language and severity.
_SEVERITIES = {
    "en": {"error": ("error", "red"), "warning": ("warning", "yellow")},
    "cy": {"error": ("gwall", "red"), "warning": ("rhybudd", "yellow")},
}

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def _day(value: str) -> str:
    if not value:
        return ""
    try:
        day = datetime.date.fromisoformat(value)
        if day.year > clock.LAST_YEAR:
            raise ValueError(value)
        return day.isoformat()
    except ValueError:
        raise typer.BadParameter(f'"{value}" is not a day such as 2026-11-22') from None


Today = Annotated[
    str,
    typer.Option(
        callback=_day, help="Pretend that today is this day, such as 2026-11-22 (decides which checks are stale)."
    ),
]


def how_many(count: int, noun: str) -> str:
    """A count of what the terminal tells: ``1 file``, ``7 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def day_of(today: str) -> datetime.date:
    """The day that ``--today`` names, or today by the project's clock. A command asks once and hands the day on."""
    return datetime.date.fromisoformat(today) if today else clock.today()


def project_root() -> Path:
    """The project's folder, which is this one or one above it; raises :class:`ProblemsError` outside the project."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir():
            return folder
    expected, remedy = "the project's folder", "Go to the folder that holds mkdocs.yml, then run it again."
    raise ProblemsError([Finding(str(Path.cwd()), 1, "folder", "This is not the project", expected, remedy)])


def show(findings: Iterable[Finding], languages: Sequence[Language] = ()) -> None:
    """Print findings to the error stream, each in the language of its file, or in those that are asked for.

    On GitHub, put each on its line of the pull request too.
    """
    from ahtc.kinds.rules.telling import languages_of

    texts = rule_texts()
    for finding in findings:
        told = [texts.told(finding, language) for language in languages or languages_of(finding.path)]
        for each in told:
            word, colour = _SEVERITIES[each.language][finding.severity]
            help_at = ": ".join(part for part in (finding.rule, texts.link(finding.rule, each.language)) if part)
            err.print(f"[{colour}]{word}[/{colour}]  {escape(f'{finding.place}  {each} [{help_at}]')}")
        if for_github():
            err.print(annotation(finding, told, texts), markup=False)


def refuse(findings: Sequence[Finding], languages: Sequence[Language] = ()) -> NoReturn:
    """Show what has to be mended, as :func:`show` does, and end the command with exit code 1."""
    show(findings, languages)
    err.print(f"[red]{len(findings)} to mend.[/red] Nothing was changed.")
    raise SystemExit(1)


def rule_texts() -> RuleTexts:
    """The texts of the project's rules; none outside a project."""
    from ahtc.kinds.rules.telling import RuleTexts, read_rule_texts

    try:
        return read_rule_texts(project_root())
    except ProblemsError:
        return RuleTexts()


def say(line: str) -> None:
    """Print a line of the answer, whatever it holds, as text."""
    out.print(escape(line))


def tell(message: str) -> None:
    """Print what is going on to the error stream."""
    err.print(f"[dim]… {escape(message)}[/dim]")


@contextmanager
def telling(what: str) -> Iterator[Callable[[str], None]]:
    """While it is open, a line that moves says what is going on, and so does each retry of a source in trouble."""
    from ahtc.pull.http import retries_told

    with err.status(what) as status:

        def tell_now(message: str) -> None:
            tell(message)
            status.update(f"[dim]{escape(message)}[/dim]")

        with retries_told(tell_now):
            yield tell_now
