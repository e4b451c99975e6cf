"""The command ``ahtc check``, and the reading and checking that other commands begin with."""

from __future__ import annotations

import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ahtc.commands.terminal import Today, day_of, how_many, out, project_root, refuse, rule_texts, say, show, tell
from ahtc.core.problems import Finding, ProblemsError

if TYPE_CHECKING:
    from ahtc.core.project import Project
    from ahtc.core.text import Language

CHECK_EXAMPLE = "Example: [b]ahtc check[/b], or in a monthly job: [b]ahtc check --scheduled[/b]"


class Spoken(Enum):
    """In which language findings are told: each in its file's, or all in one or in both."""

    FILE = "file"
    EN = "en"
    CY = "cy"
    BOTH = "both"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages asked for; none where each file's own counts."""
        return {Spoken.FILE: (), Spoken.EN: ("en",), Spoken.CY: ("cy",), Spoken.BOTH: ("en", "cy")}[self]  # type: ignore[return-value]


class _Found(NamedTuple):
    """The project as the rules saw it, what fails, and what is a warning."""

    project: Project
    failing: list[Finding]
    warnings: list[Finding]


def check_command(
    scheduled: Annotated[
        bool,
        typer.Option("--scheduled", help="Fail as well on contacts unchecked for a year, or Welsh two months behind."),
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Fail as well while something is not set that a public site needs.")
    ] = False,
    since: Annotated[
        str, typer.Option(help="Look as well at what has changed since this branch or commit, such as main.")
    ] = "",
    language: Annotated[
        Spoken, typer.Option(help="Tell all in Welsh, English or both; else in the file's own.")
    ] = Spoken.FILE,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print one comment for a pull request.")] = False,
    changed: Annotated[
        Path | None, typer.Option(help="For the comment: a file that lists the files changed, a path on each line.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend first what is safe: spaces, tabs, curly quotes, signs nobody can see.")
    ] = False,
    today: Today = "",
) -> None:
    """Read every fact and page, and say what is wrong, where, and how to mend it. Without --fix it writes nothing."""
    day = day_of(today)
    if fix:
        _mend(language.languages)
    try:
        project, failing, warnings = _found(day, scheduled, since=since)
        failing += _unset(project) if release and not failing else []
    except ProblemsError as error:
        warnings, failing = [], error.findings
    if markdown:
        _comment([*failing, *warnings], changed)
        if failing:
            raise SystemExit(1)
        return
    show(warnings, language.languages)
    if failing:
        refuse(failing, language.languages)
    told = f" {how_many(len(warnings), 'warning')}." if warnings else ""
    out.print(f"[green]Nothing to mend.[/green]{told}")


def checked(day: datetime.date, leave_out: tuple[str, ...] = ()) -> Project:
    """The project as the rules saw it, their warnings shown; raises :class:`ProblemsError` with what fails."""
    project, failing, warnings = _found(day, scheduled=False, leave_out=leave_out)
    if failing:
        raise ProblemsError(failing)
    show(warnings)
    return project


def _found(day: datetime.date, scheduled: bool, leave_out: tuple[str, ...] = (), since: str = "") -> _Found:
    """The project as the rules saw it, and what they found, with what cannot be read.

    Raises :class:`ProblemsError` where nothing can.
    """
    from ahtc.check.run import overdue, run_checks
    from ahtc.site.project import readable_project

    tell("Reading the facts and the pages")
    project, unreadable = readable_project(project_root(), day)
    if project is None:
        raise ProblemsError(unreadable)
    tell("Checking them")
    changed = _changed(project, since) if since and not unreadable else []
    findings = sorted({*unreadable, *run_checks(project, leave_out), *changed})
    failing = [finding for finding in findings if finding.severity == "error"]
    if scheduled:
        failing += overdue(findings)
    return _Found(project, failing, [finding for finding in findings if finding not in failing])


def _changed(project: Project, since: str) -> list[Finding]:
    """What is wrong with what has changed since a branch or a commit; why nobody can tell is told in one line."""
    from ahtc.core.before import NoBeforeError, files_before
    from ahtc.kinds.organisations.checks import checked_anew

    try:
        before = files_before(project.root, since, checked_anew.FOLDER)
    except NoBeforeError as reason:
        tell(f'What has changed since "{since}" cannot be seen: {reason}')
        return []
    return list(checked_anew.findings(project, before))


def _mend(languages: tuple[Language, ...]) -> None:
    """Mend what is safe, and say each line that was mended, in the language of its file or those asked for."""
    from ahtc.check.mend import mend
    from ahtc.kinds.rules.telling import languages_of

    for mended in mend(project_root()):
        for language in languages or languages_of(mended.path):
            say(mended.in_(language))


def _unset(project: Project) -> list[Finding]:
    from ahtc.kinds.settings.checks import release_findings

    return list(release_findings(project))


def _comment(findings: list[Finding], changed: Path | None) -> None:
    """Print the comment as it is, whatever it holds."""
    from ahtc.commands.comment import as_comment
    from ahtc.core.files import read_text

    paths = read_text(changed, project_root()).split("\n") if changed else []
    typer.echo(as_comment(findings, rule_texts(), [path for path in paths if path]))
