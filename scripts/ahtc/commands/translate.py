"""The commands for Welsh that is older than its English: see it, note it, send it to a translator, take it in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ahtc.commands.new import In
from ahtc.commands.terminal import Today, day_of, out, project_root, say

if TYPE_CHECKING:
    from ahtc.core.project import Project
    from ahtc.core.text import Language
    from ahtc.site.translating import Change
    from ahtc.site.translation import Behind

translate_app = typer.Typer(no_args_is_help=True, help="Keep the Welsh in step with the English, section by section.")

Pages = Annotated[list[Path] | None, typer.Argument(help="Welsh pages, such as docs/cy/about.md; without any: all.")]
To = Annotated[Path, typer.Option("--to", help="The file to write.")]


@translate_app.command("status", epilog="Example: [b]ahtc translate status docs/cy/about.md[/b]")
def status_command(
    pages: Pages = None,
    language: Annotated[In, typer.Option(help="In which language to say it: en or cy.")] = In.en,
    today: Today = "",
) -> None:
    """What changed in English since the Welsh rendered it, sentence by sentence, and the Welsh as it stands."""
    from ahtc.site.translation import behind

    project = _project(today)
    chosen = _chosen(project, pages)
    found = [each for each in behind(project) if not chosen or each.page.path in chosen]
    for each in found:
        _tell(project, each, language.value)
    said = project.facts.words.say("translate-sum" if found else "translate-none", language.value)
    say(said.replace("{n}", str(len(found))))


def _tell(project: Project, each: Behind, language: Language) -> None:
    from ahtc.core.sections import sections
    from ahtc.site.translating import changes, english_before

    words = project.facts.words
    since = f" ({each.since})" if each.since else ""
    say(f"{each.page.path}:{each.line}  {each.english.heading or each.english.key}{since}")
    before = english_before(project.root, each)
    say(f"  {words.say('translate-english' if before is not None else 'translate-not-kept', language)}")
    for change in changes(before, each.english.text) if before is not None else _all_of(each.english.text):
        say(f"    {change.sign} {change.sentence}")
    own = sections(each.page).get(each.english.key)
    say(f"  {words.say('translate-welsh', language)}")
    for line in (own.text if own else "").strip().split("\n"):
        say(f"    {line}")


def _all_of(text: str) -> Iterable[Change]:
    from ahtc.site.translating import changes

    return changes("", text)


@translate_app.command("note", epilog="Example: [b]ahtc translate note[/b]")
def note_command(today: Today = "") -> None:
    """Write down which sections are older than their English, and since when; what was noted keeps its day."""
    from ahtc.kinds.translation.record import FILE
    from ahtc.site.translation import note

    changed = note(_project(today))
    out.print(f"docs/data/{FILE} {'says now what is old.' if changed else 'was up to date already.'}")


@translate_app.command("checked", epilog="Example: [b]ahtc translate checked docs/cy/about.md --role cyfieithydd[/b]")
def checked_command(
    page: Annotated[Path, typer.Argument(help="The Welsh page, such as docs/cy/about.md.")],
    role: Annotated[str, typer.Option(help="Who checked it, in Welsh: a role, such as cyfieithydd, and never a name.")],
    on: Annotated[str, typer.Option(help="The day, such as 2026-11-27; without it: today.")] = "",
) -> None:
    """Record that a professional translator has checked a Welsh page."""
    from ahtc.site.twin import record_check

    root = project_root()
    record_check(root, page.resolve(), role, datetime.date.fromisoformat(on) if on else day_of(""))
    out.print(f"{page} says now who has checked it.")


@translate_app.command("export", epilog="Example: [b]ahtc translate export --to welsh.xlf[/b]")
def export_command(
    to: To,
    pages: Pages = None,
    everything: Annotated[bool, typer.Option("--all", help="Every section, and not the old ones alone.")] = False,
    today: Today = "",
) -> None:
    """Write what is to be translated as XLIFF 2.0, for a translator's own tools."""
    from ahtc.core.files import write_if_changed
    from ahtc.output.exchange.pages import units_of
    from ahtc.output.exchange.xliff import write_xliff

    project = _project(today)
    units = list(units_of(project, _chosen(project, pages), everything))
    write_if_changed(to.resolve(), write_xliff(units))
    out.print(f"{len(units)} texts are in {to}.", highlight=False)


@translate_app.command("import", epilog="Example: [b]ahtc translate import welsh.xlf[/b]")
def import_command(
    file: Annotated[Path, typer.Argument(help="The file that the translator sent back.")], today: Today = ""
) -> None:
    """Put a translation into the pages: the whole file, or nothing where something of it cannot be taken."""
    from ahtc.output.exchange.pages import take_in
    from ahtc.output.exchange.xliff import read_xliff

    project = _project(today)
    changed = take_in(project, read_xliff(file.read_bytes(), str(file)), str(file))
    for path in changed:
        say(str(path.relative_to(project.root)))
    out.print(f"{len(changed)} pages changed. Run [b]ahtc check[/b], then [b]ahtc translate note[/b].", highlight=False)


@translate_app.command("memory", epilog="Example: [b]ahtc translate memory --to welsh.tmx[/b]")
def memory_command(to: To, today: Today = "") -> None:
    """Write the site's own pairs of English and Welsh as TMX 1.4, for a translator's memory."""
    from ahtc.core.files import write_if_changed
    from ahtc.output.exchange.memory import write_memory

    write_if_changed(to.resolve(), write_memory(_project(today)))
    out.print(f"The pairs are in {to}.", highlight=False)


def _project(today: str) -> Project:
    from ahtc.site.project import read_project

    return read_project(project_root(), day_of(today))


def _chosen(project: Project, pages: list[Path] | None) -> frozenset[str]:
    from ahtc.core.problems import shown

    return frozenset(shown(page.resolve(), project.root) for page in pages or ())
