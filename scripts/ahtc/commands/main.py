"""The command ``ahtc``: build the site, serve it, check it, start a new record or page. Commands, and nothing else.

Each command imports what it does when it is run, so that ``ahtc --help`` answers at once and no command waits for the
others' libraries.
"""

from __future__ import annotations

import datetime
import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ahtc.commands.check import CHECK_EXAMPLE, check_command, checked
from ahtc.commands.compare import COMPARE_EXAMPLE, compare_command
from ahtc.commands.editor import EDITOR_EXAMPLE, editor_command
from ahtc.commands.new import Answers, Asking, In, begin_page
from ahtc.commands.new import add_commands as add_new_commands
from ahtc.commands.partners import PULL_EXAMPLE, partners_app, pull_partners_command
from ahtc.commands.plain_words import plain_words
from ahtc.commands.statistics import (
    AWAITED_EXAMPLE,
    EVIDENCE_EXAMPLE,
    NRM_EXAMPLE,
    awaited_command,
    pull_evidence_command,
    pull_nrm_command,
)
from ahtc.commands.terminal import Today, day_of, how_many, out, project_root, say, tell
from ahtc.commands.told import told_app
from ahtc.commands.translate import translate_app

if TYPE_CHECKING:
    from ahtc.site.ageing import Turn

# How many new objects are made before the first look for those that nobody needs.
RARELY = 200_000

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="The tools behind Anti-Trafficking Wales / Gwrth-Fasnachu Cymru.",
    epilog="Run them in the project's folder. Each command explains itself: [b]ahtc build --help[/b]",
)
new_app = typer.Typer(no_args_is_help=True, help="Start something new: from questions, or from a commented example.")
add_new_commands(new_app)
app.add_typer(new_app, name="new")
pull_app = typer.Typer(no_args_is_help=True, help="Bring facts from their publishers into docs/data.")
app.add_typer(pull_app, name="pull")
pull_app.command("nrm", epilog=NRM_EXAMPLE)(pull_nrm_command)
pull_app.command("evidence", epilog=EVIDENCE_EXAMPLE)(pull_evidence_command)
pull_app.command("partners", epilog=PULL_EXAMPLE)(pull_partners_command)
app.add_typer(partners_app, name="partners")
app.add_typer(told_app, name="told")
app.add_typer(translate_app, name="translate")
app.command("check", epilog=CHECK_EXAMPLE)(check_command)
app.command("compare", epilog=COMPARE_EXAMPLE)(compare_command)
app.command("awaited", epilog=AWAITED_EXAMPLE)(awaited_command)
app.command("editor", epilog=EDITOR_EXAMPLE)(editor_command)


@app.command(epilog="Example: [b]ahtc build[/b]")
def build(today: Today = "") -> None:
    """Check everything, then build both languages into the folder [b]site[/b].

    When anything is wrong, it says what, and the site built before stays as it was. With --today, it says as well what
    the day alone has changed on the pages.
    """
    from ahtc.output.build import build_site
    from ahtc.site.ageing import turns

    day = day_of(today)
    project = checked(day, leave_out=("call",))  # the build answers every call itself
    build_site(project, project.root / "site", tell)
    out.print("[green]Built.[/green] The site is in the folder site/.")
    if today:
        _tell_turns(turns(project.facts, project.pages), day)


@app.command(epilog="Example: [b]ahtc serve --port 8001[/b]")
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on, on this machine only.")] = 8000,
    rebuild: Annotated[
        bool, typer.Option(help="Build now and after each save; --no-rebuild shows what is there, and follows nothing.")
    ] = True,
) -> None:
    """Build the site and show it at an address on this machine, until you press Ctrl+C.

    Whatever you save shows in the browser by itself. So does what is wrong with it, until it is mended.
    """
    from ahtc.commands.preview import preview
    from ahtc.output.serve import serve_forever

    root = project_root()
    if rebuild:
        preview(root, port)
    else:
        serve_forever(root / "site", port, tell)


@app.command("due", epilog="Example: [b]ahtc due --within 30[/b]")
def due_command(
    within: Annotated[int, typer.Option(min=0, max=3660, help="How many days ahead to look.")] = 30,
    markdown: Annotated[bool, typer.Option("--markdown", help="As a list to tick, for an issue or a mail.")] = False,
    language: Annotated[Literal["en", "cy"], typer.Option(help="The language that it is told in.")] = "en",
    today: Today = "",
) -> None:
    """List what has to be looked at again: contacts, laws, pages, lists, figures, proposals; the oldest first."""
    from ahtc.core.due import filled
    from ahtc.pull.partners.proposals import proposals_due
    from ahtc.site.due import as_markdown, everything_due
    from ahtc.site.project import read_project

    day = day_of(today)
    project = read_project(project_root(), day)
    words = project.facts.words
    found = sorted([*everything_due(project, day + datetime.timedelta(days=within)), *proposals_due(project)])
    if markdown:
        say(as_markdown(found, day, words, language))
        return
    for due in found:
        say(f"{due.day}  {due.path}:{due.line}  {due.what.in_(language)}")
    now = sum(due.day <= day for due in found)
    parts = {"now": f"{now}", "days": f"{within}", "later": f"{len(found) - now}"}
    say(filled(words.both("due-sum"), **parts).in_(language))


@app.command("reading-age", epilog="Example: [b]ahtc reading-age[/b]")
def reading_age_command(today: Today = "") -> None:
    """List the English pages for the public by the age of reader that each asks for, the hardest first."""
    from ahtc.check.reading_age import reading_ages
    from ahtc.site.project import read_project

    ages = reading_ages(read_project(project_root(), day_of(today)))
    for path, reading in sorted(ages.items(), key=lambda page: (-page[1].age, page[0])):
        out.print(f"{reading.age:>3}  {reading.words:>5} words  {path}", highlight=False)
    out.print("By the Automated Readability Index; ours should be read at 9 to 11.")


@app.command(epilog="Example: [b]ahtc twin docs/cy/about.md[/b]")
def twin(
    pages: Annotated[list[Path], typer.Argument(help="The Welsh page or pages, such as docs/cy/about.md.")],
) -> None:
    """Record that a Welsh page says what its English page says now. Do it after bringing the Welsh up to date."""
    from ahtc.site.twin import stamp

    root = project_root()
    for page in pages:
        if stamp(root, page.resolve()):
            out.print(f"{page} now renders this version of the English.")
        else:
            out.print(f"{page} was up to date already.")


@app.command("release", epilog="Example: [b]ahtc release uk-annual[/b], or: [b]ahtc release --all[/b]")
def release_command(
    datasets: Annotated[
        list[str] | None, typer.Argument(help="The dataset or datasets, such as uk-annual.", show_default=False)
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every dataset that has changed since its release.")
    ] = False,
    today: Today = "",
) -> None:
    """Keep datasets as they are now, at addresses that stay for good: docs/data/releases. Nothing kept ever changes."""
    from ahtc.kinds.statistics.datasets import StatisticalDataset
    from ahtc.kinds.statistics.releasing import release

    if everything == bool(datasets):
        raise typer.BadParameter("name the datasets, or say --all")
    project = checked(day_of(today))
    released = release(project.root, project.facts, datasets or list(project.facts[StatisticalDataset]))
    for each in released:
        out.print(f"Released: {each}")
    if not released:
        out.print("Nothing to release: it is kept already, exactly as it is.")


@new_app.command("record", epilog="Example: [b]ahtc new record organisations new-pathways[/b]")
def new_record_command(
    kind: Annotated[str, typer.Argument(help="The kind of record, by its folder in docs/data: organisations, groups.")],
    id: Annotated[str, typer.Argument(help="Small letters, digits and hyphens: it becomes part of an address.")],
) -> None:
    """Start a record: docs/data/KIND/ID.yml, with a comment at each field."""
    from ahtc.site.new import kind_called, new_record

    path = new_record(project_root(), kind_called(kind), id)
    out.print(f"Written: {path.relative_to(project_root())}. Fill it in, then run: ahtc check")


@new_app.command("page", epilog="Example: [b]ahtc new page get-help/children.md[/b]")
def new_page_command(
    name: Annotated[str, typer.Argument(help="Where it goes under docs, such as get-help/children.md.")],
    language: Asking = In.en,
    answers: Answers = None,
    today: Today = "",
) -> None:
    """Start a page and its Welsh twin. Add its name to nav in mkdocs.yml to show it in the menu.

    At a terminal, or with --from, it asks for their words; else it copies examples, which no check lets pass.
    """
    from ahtc.commands.asking import may_ask
    from ahtc.site.new import new_page

    if answers or may_ask():
        begin_page(project_root(), name, language, answers, day_of(today))
        return
    for path in new_page(project_root(), name, day_of(today)):
        out.print(f"Written: {path.relative_to(project_root())}")


def main() -> None:
    """Run the command; anything wrong is told in plain words, with exit code 1, and nothing is left half done."""
    gc.set_threshold(RARELY)  # nearly all that a command makes lives until its end: looking for more seldom finds any
    with plain_words():
        app()


def _tell_turns(found: list[Turn], day: datetime.date) -> None:
    """Say what the day has changed on the pages, and until when each build of these files is the same."""
    come = [turn for turn in found if turn.day <= day]
    for turn in come:
        say(str(turn))
    out.print(
        f"{how_many(len(come), 'change')} by the day alone."
        if come
        else "The day alone changes nothing on these pages."
    )
    if later := [turn.day for turn in found if turn.day > day]:
        out.print(f"The same files make the same site, byte for byte, until {min(later)}.")
