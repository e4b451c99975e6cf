"""The command: it explains itself, it answers in plain words, and its exit code tells the truth."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from ahtc.commands.main import app
from tests.conftest import ROOT
from tests.core.test_before import IDENTITY
from tests.project import TRUST, Command, SmallProject

DAY = ("--today", "2026-11-22")


def commands(group: typer.Typer, *prefix: str) -> Iterator[tuple[str, ...]]:
    for command in group.registered_commands:
        assert command.callback is not None
        yield *prefix, command.name or command.callback.__name__
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from commands(inner.typer_instance, *prefix, str(inner.name))


COMMANDS = list(commands(app))


def test_there_are_commands() -> None:
    assert ("build",) in COMMANDS
    assert ("new", "record") in COMMANDS


@pytest.mark.parametrize("command", COMMANDS, ids=[" ".join(command) for command in COMMANDS])
def test_every_command_explains_itself_with_an_example(ahtc: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    told = ahtc(tmp_path, *command, "--help")
    assert told.code == 0
    assert "Example: " + " ".join(("ahtc", *command)) in " ".join(told.out.split())


@pytest.mark.parametrize("command", COMMANDS, ids=[" ".join(command) for command in COMMANDS])
def test_the_readme_names_every_command(command: tuple[str, ...]) -> None:
    assert " ".join(("ahtc", *command)) in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_command_line_itself_waits_for_no_room_and_no_library_of_theirs() -> None:
    rooms = ("ahtc.kinds", "ahtc.site", "ahtc.check", "ahtc.output", "ahtc.pull")
    loaded = set(loaded_by("import ahtc.commands.main"))
    assert not [name for name in loaded if name.startswith((*rooms, "pydantic", "jinja2", "mkdocs", "polars"))]


def test_a_check_waits_for_no_library_that_only_a_build_or_a_pull_needs() -> None:
    loaded = {name.split(".")[0] for name in loaded_by("import ahtc.check.run, ahtc.site.project")}
    assert not loaded & {
        "mkdocs",
        "httpx",
        "openpyxl",
        "icalendar",
        "polars",
        "python_calamine",
        "ruamel",
        "segno",
        "typst",
    }


def loaded_by(statement: str) -> list[str]:
    """The modules that a new Python has loaded once it has run a statement."""
    told = f"{statement}; import sys; print(*sys.modules)"
    return subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True).stdout.split()


def test_without_a_command_it_lists_them(ahtc: Command, tmp_path: Path) -> None:
    told = ahtc(tmp_path)
    assert all(command[0] in told.out + told.err for command in COMMANDS)


def test_an_unknown_command_is_told(ahtc: Command, tmp_path: Path) -> None:
    told = ahtc(tmp_path, "biuld")
    assert told.code == 2
    assert "biuld" in told.err


@pytest.mark.parametrize("arguments", [("check",), ("build",), ("twin", "docs/cy/about.md"), ("new", "page", "a.md")])
def test_outside_the_project_it_says_where_to_go(ahtc: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = ahtc(tmp_path, *arguments)
    assert told.code == 1
    assert len(told.problems) == 1
    assert "This is not the project" in told.problems[0]
    assert "Go to the folder that holds mkdocs.yml" in told.problems[0]
    assert list(tmp_path.iterdir()) == []


def test_it_works_in_any_folder_of_the_project(ahtc: Command, project: SmallProject) -> None:
    assert ahtc(project.root / "docs" / "cy", "check", *DAY).code == 0


def test_check_finds_nothing_to_mend_in_a_good_project(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "check", *DAY)
    assert (told.code, told.problems) == (0, [])
    assert "Nothing to mend." in told.out


def test_check_mends_first_and_then_finds_nothing(project: SmallProject, ahtc: Command) -> None:
    line = project.change("docs/data/terms.yml", "terms:", "terms: \t")
    told = ahtc(project.root, "check", "--fix", "--today", "2026-11-22")
    assert (told.code, told.problems) == (0, [])
    assert f"docs/data/terms.yml:{line}  took out spaces at the end of the line" in told.out
    assert "Nothing to mend." in told.out


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Add it."), ("cy", "Ychwanegwch ef"), ("both", "Ychwanegwch ef")]
)
def test_check_tells_everything_in_the_language_that_is_asked_for(
    ahtc: Command, project: SmallProject, language: str, says: str
) -> None:
    project.write("docs/data/rules.yml", (ROOT / "docs/data/rules.yml").read_text(encoding="utf-8"))
    project.change(TRUST, "listing: directory\n", "")
    told = ahtc(project.root, "check", "--language", language, *DAY)
    assert told.code == 1
    assert says in told.err
    assert len(re.findall(f"^(?:error|gwall)  {TRUST}:", told.err, re.MULTILINE)) == 1 + (language == "both")


def test_check_warns_of_an_old_check_and_succeeds(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "check", "--today", "2028-01-01")
    assert told.code == 0
    assert f"warning  {TRUST}:" in told.err


def test_the_scheduled_check_fails_for_an_old_check(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "check", "--scheduled", "--today", "2028-01-01")
    assert told.code == 1
    assert "was last checked" in told.err


def test_a_build_for_another_day_says_what_the_day_alone_changes(ahtc: Command, project: SmallProject) -> None:
    assert "The day alone changes nothing on these pages." in ahtc(project.root, "build", *DAY).out
    told = ahtc(project.root, "build", "--today", "2027-11-23").out
    assert f'{TRUST}:17  Pages say of "phone" that it is long unchecked (since 2027-11-23)' in told
    assert "docs/about.md:1  The page says that its review is due (since 2027-05-28)" in told


@pytest.mark.parametrize("day", ["tomorrow", "2030-13-01", "9999-12-31"])
def test_a_day_that_is_none_is_told(ahtc: Command, project: SmallProject, day: str) -> None:
    told = ahtc(project.root, "check", "--today", day)
    assert told.code == 2
    assert day in told.err
    assert "2026-11-22" in told.err


def test_signs_of_markup_in_a_message_are_shown_as_they_are(ahtc: Command, project: SmallProject) -> None:
    project.change(TRUST, 'value: "029 2018 0001"', 'value: "[red]bold[/red]"')
    assert '"[red]bold[/red]"' in ahtc(project.root, "check", *DAY).err


def test_a_new_organisation_is_refused_until_it_is_filled_in(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "new", "record", "organisations", "new-body")
    assert told.code == 0
    assert "docs/data/organisations/new-body.yml" in told.out
    assert "then run: ahtc check" in told.out
    record = "docs/data/organisations/new-body.yml"
    line = project.read(record).partition("checked: DATE")[0].count("\n") + 1
    assert f'{record}:{line}  contacts.0.checked is "DATE"' in ahtc(project.root, "check", *DAY).err
    project.write(record, project.read(record).replace("DATE", DAY[1]))
    first = project.read(record).partition("en: Its name")[0].count("\n") + 1
    assert (
        f"{record}:{first}  The example's own text is left in lines {first}, " in ahtc(project.root, "check", *DAY).err
    )


def test_a_new_page_is_built_once_its_welsh_is_written(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "new", "page", "get-help/young-people.md", *DAY)
    assert told.code == 0
    welsh = "docs/cy/get-help/young-people.md"
    assert {"docs/get-help/young-people.md", welsh} <= set(told.out.split())
    refused = ahtc(project.root, "build", *DAY).err
    assert '"people" is in no list of Welsh words' in refused
    assert "docs/get-help/young-people.md:3  The example's own text is left in lines 3, 11" in refused
    project.change("docs/get-help/young-people.md", "One sentence that says what", "Where the page on")
    project.change("docs/get-help/young-people.md", "Write here.", "Somebody can help.")
    project.change(welsh, "title: Young people (Cymraeg)", "title: Pobl ifanc")
    project.change(welsh, "Un frawddeg sy'n dweud beth sydd yn", "Yr hyn sydd gan y dudalen i")
    project.change(welsh, "Ysgrifennwch yma.", "Mae rhywun a all helpu.")
    project.change(welsh, "slug: young-people", "slug: pobl-ifanc")
    project.change(welsh, "young-people", "bobl ifanc")
    ahtc(project.root, "twin", welsh)
    assert ahtc(project.root, "build", *DAY).code == 0
    assert (project.site / "get-help/young-people/index.html").is_file()
    assert (project.site / "cy/cael-help/pobl-ifanc/index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("record", "organisations", "../x"),
        ("record", "groups", "Bad"),
        ("page", "../x.md"),
        ("page", "cy/x.md"),
    ],
)
def test_a_bad_name_is_refused_in_one_message(ahtc: Command, project: SmallProject, arguments: tuple[str, ...]) -> None:
    told = ahtc(project.root, "new", *arguments)
    assert told.code == 1
    assert len(told.problems) == 1
    assert "Choose another name." in told.problems[0] or "Call it " in told.problems[0]


def test_twin_records_the_english_that_a_welsh_page_renders(ahtc: Command, project: SmallProject) -> None:
    project.append("docs/about.md", "More.\n")
    assert "of the English page has changed" in ahtc(project.root, "check", *DAY).err
    assert "now renders this version" in ahtc(project.root, "twin", "docs/cy/about.md").out
    assert "was up to date already" in ahtc(project.root, "twin", "docs/cy/about.md").out
    assert "has changed" not in ahtc(project.root, "check", *DAY).err


def test_what_changed_in_english_is_shown_sentence_by_sentence_beside_the_welsh(
    ahtc: Command, project: SmallProject
) -> None:
    for arguments in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "Before"]):
        subprocess.run(["git", *IDENTITY, *arguments], cwd=project.root, check=True, capture_output=True)
    project.append("docs/about.md", "More than before. And more.\n")
    told = ahtc(project.root, "translate", "status", *DAY)
    assert "    + More than before." in told.out.splitlines()
    assert "The Welsh as it stands:" in told.out
    assert "The English as it is now" not in told.out


def test_without_git_the_english_is_shown_as_it_is(ahtc: Command, project: SmallProject) -> None:
    project.append("docs/about.md", "More than before.\n")
    assert "what it was before is not kept" in ahtc(project.root, "translate", "status", *DAY).out
    welsh = ahtc(project.root, "translate", "status", "--language", "cy", *DAY)
    assert "nid yw'r hyn a oedd o'r blaen ar gadw" in welsh.out


def test_what_is_old_is_noted_and_due_a_fortnight_later(ahtc: Command, project: SmallProject) -> None:
    project.append("docs/about.md", "More.\n")
    assert "says now what is old" in ahtc(project.root, "translate", "note", "--today", "2026-12-01").out
    assert "was up to date already" in ahtc(project.root, "translate", "note", "--today", "2026-12-05").out
    assert "docs/cy/about.md" in ahtc(project.root, "due", "--within", "0", "--today", "2026-12-15").out
    assert "docs/cy/about.md:" not in ahtc(project.root, "due", "--within", "0", "--today", "2026-12-14").out


def test_serving_on_a_port_in_use_is_told_in_one_message(ahtc: Command, project: SmallProject) -> None:
    project.build()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = ahtc(project.root, "serve", "--no-rebuild", "--port", str(taken.getsockname()[1]))
    assert told.code == 1
    assert len(told.problems) == 1
    assert "is in use on this machine" in told.problems[0]


def test_serving_what_was_never_built_is_told(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "serve", "--no-rebuild", "--port", "0")
    assert told.code == 1
    assert "ahtc build" in told.problems[0]


def test_the_command_as_installed_fails_in_plain_words(project: SmallProject) -> None:
    project.change(TRUST, "kinds: [support]", "kinds: [suport]")
    run = subprocess.run(
        [Path(sys.executable).with_name("ahtc"), "check", *DAY],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert f'error  {TRUST}:4  kinds.0 is "suport"' in run.stderr
    assert "Traceback" not in run.stderr + run.stdout


@pytest.mark.parametrize("name", ["docs/pipe.md", "docs/data/organisations/pipe.yml"])
def test_a_pipe_among_the_files_is_told_and_not_waited_for(ahtc: Command, project: SmallProject, name: str) -> None:
    os.mkfifo(project.root / name)
    told = ahtc(project.root, "check", *DAY)
    assert told.code == 1
    assert [problem for problem in told.problems if f"  {name}:1  A pipe stands here." in problem] == told.problems


def test_a_link_to_a_file_of_the_machine_stops_the_build(ahtc: Command, built_project: SmallProject) -> None:
    (built_project.root / "docs" / "secret.txt").symlink_to("/etc/hostname")
    told = ahtc(built_project.root, "build", *DAY)
    assert (told.code, len(told.problems)) == (1, 1)
    assert "docs/secret.txt:1  A link to a file stands here." in told.problems[0]
    assert not list(built_project.site.rglob("secret*"))


def test_a_port_that_cannot_be_is_told(ahtc: Command, project: SmallProject) -> None:
    told = ahtc(project.root, "serve", "--no-rebuild", "--port", "70000")
    assert told.code == 2
    assert "65535" in told.err


def test_a_sheet_s_name_with_a_slash_is_told_with_the_line_of_its_words(ahtc: Command, project: SmallProject) -> None:
    line = project.change("docs/data/words/statistics.yml", "sheet-cover: {en: Cover", "sheet-cover: {en: Cover/Front")
    told = ahtc(project.root, "check", *DAY)
    assert (told.code, len(told.problems)) == (1, 1)
    assert f"docs/data/words/statistics.yml:{line}  The name of a sheet is " in told.problems[0]


def test_a_page_that_nests_without_an_end_is_named(ahtc: Command, project: SmallProject) -> None:
    project.append("docs/about.md", "\n" + "- " * 3000 + "deep\n")
    project.append("docs/cy/about.md", "\n" + "- " * 3000 + "dwfn\n")
    ahtc(project.root, "twin", "docs/cy/about.md")
    told = ahtc(project.root, "build", *DAY)
    assert told.code == 1
    assert len(told.problems) == 1
    assert "docs/about.md:1  Lists, quotes or boxes stand one inside another" in told.problems[0]


def test_a_check_of_what_has_changed_says_in_one_line_that_it_cannot_tell(project: SmallProject, ahtc: Command) -> None:
    told = ahtc(project.root, "check", "--since", "main", *DAY)
    assert told.code == 0
    assert 'What has changed since "main" cannot be seen: not a git repository' in told.err
