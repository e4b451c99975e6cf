"""The command ``ahtc``: build the site, serve it, check it, start a new record or page. Commands, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from ahtc.check.run import overdue, run_checks
from ahtc.check.site import read_site
from ahtc.model.facts import read_facts
from ahtc.model.problems import Finding, ProblemsError
from ahtc.publish.build import build_site
from ahtc.publish.serve import serve_forever
from ahtc.pull.edition import Edition
from ahtc.pull.evidence import pull_evidence
from ahtc.pull.from_records import pull_records
from ahtc.pull.govuk import BASE_URL
from ahtc.pull.nrm import Wanted, patience_of, pull_nrm
from ahtc.render.new import new_organisation, new_page
from ahtc.render.pages import write_pages
from ahtc.render.templates import Templates
from ahtc.render.twin import stamp

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="The tools behind Anti-Trafficking Wales / Gwrth-Fasnachu Cymru.",
    epilog="Run them in the project's folder. Each command explains itself: [b]ahtc build --help[/b]",
)
new_app = typer.Typer(no_args_is_help=True, help="Start a new record or page from a commented example.")
app.add_typer(new_app, name="new")
pull_app = typer.Typer(no_args_is_help=True, help="Bring facts from their publishers into docs/data.")
app.add_typer(pull_app, name="pull")

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def _day(value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise typer.BadParameter(f'"{value}" is not a day such as 2026-11-22') from None


Today = Annotated[
    str,
    typer.Option(
        callback=_day, help="Pretend that today is this day, such as 2026-11-22 (decides which checks are stale)."
    ),
]


@app.command(epilog="Example: [b]ahtc build[/b]")
def build(today: Today = "") -> None:
    """Check everything, then build both languages into the folder [b]site[/b].

    When anything is wrong, it says what, and the site built before stays as it was.
    """
    _check(today, scheduled=False)
    build_site(_root(), _root() / "site", today, _tell)
    out.print("[green]Built.[/green] The site is in the folder site/.")


@app.command(epilog="Example: [b]ahtc serve --port 8001[/b]")
def serve(
    port: Annotated[int, typer.Option(help="The port to listen on, on this machine only.")] = 8000,
    rebuild: Annotated[bool, typer.Option(help="Build first; --no-rebuild serves what is there.")] = True,
) -> None:
    """Build the site, then show it at an address on this machine, until you press Ctrl+C."""
    if rebuild:
        build()
    serve_forever(_root() / "site", port, _tell)


@app.command(epilog="Example: [b]ahtc check[/b], or in a monthly job: [b]ahtc check --scheduled[/b]")
def check(
    scheduled: Annotated[
        bool, typer.Option("--scheduled", help="Fail as well when a contact was last checked over a year ago.")
    ] = False,
    today: Today = "",
) -> None:
    """Read every fact and page, and say what is wrong, where, and how to mend it. Writes no page of yours."""
    findings = _check(today, scheduled)
    warnings = len(findings)
    out.print(f"[green]Nothing to mend.[/green]{f' {warnings} warnings.' if warnings else ''}")


@app.command(epilog="Example: [b]ahtc twin docs/cy/about.md[/b]")
def twin(
    pages: Annotated[list[Path], typer.Argument(help="The Welsh page or pages, such as docs/cy/about.md.")],
) -> None:
    """Record that a Welsh page says what its English page says now. Do it after bringing the Welsh up to date."""
    root = _root()
    for page in pages:
        if stamp(root, page.resolve()):
            out.print(f"{page} now renders this version of the English.")
        else:
            out.print(f"{page} was up to date already.")


@new_app.command("organisation", epilog="Example: [b]ahtc new organisation new-pathways[/b]")
def new_organisation_command(
    id: Annotated[str, typer.Argument(help="Small letters, digits and hyphens: it becomes part of an address.")],
) -> None:
    """Start the record of an organisation: docs/data/organisations/ID.yml, with a comment at each field."""
    path = new_organisation(_root(), id, datetime.date.today())
    out.print(f"Written: {path.relative_to(_root())}. Fill it in, then run: ahtc check")


@new_app.command("page", epilog="Example: [b]ahtc new page get-help/children.md[/b]")
def new_page_command(
    name: Annotated[str, typer.Argument(help="Where it goes under docs, such as get-help/children.md.")],
) -> None:
    """Start a page and its Welsh twin. Add its name to nav in mkdocs.yml to show it in the menu."""
    for path in new_page(_root(), name, datetime.date.today()):
        out.print(f"Written: {path.relative_to(_root())}")


@pull_app.command(
    "nrm",
    epilog="Example: [b]ahtc pull nrm --dry-run[/b], or: [b]ahtc pull nrm --from tables.ods --edition 2023-Q4[/b]",
)
def pull_nrm_command(
    file: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Read this ODS workbook of data tables, saved by hand before, or a CSV of records."
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="The CSV after --from has one row a referral: count it here as this mapping file says."),
    ] = None,
    edition: Annotated[
        str, typer.Option(help="Take this quarter on purpose, such as 2023-Q4: an older one, or one to replace.")
    ] = "",
    base_url: Annotated[str, typer.Option(help="Ask here for the release: a mirror, or a test.")] = BASE_URL,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be new or revised, and write nothing.")
    ] = False,
    patience: Annotated[
        float, typer.Option(min=0.01, help="How many seconds of silence to bear before trying again (four times).")
    ] = 30.0,
) -> None:
    """Bring the newest statistics of the National Referral Mechanism from GOV.UK into docs/data.

    The workbook is kept as published, with where it came from; the figures on the pages follow. When anything is
    wrong, it says what, and docs/data stays as it was. Records never leave this machine: only counts large enough to
    publish are written (docs/data/nrm/record-mapping.example.yml shows a mapping).
    """
    if mapping is not None or (file is not None and file.suffix.lower() == ".csv"):
        _pull_records(file, mapping, edition, dry_run)
        return
    wanted = Wanted(file, Edition.parse(edition) if edition else None, base_url, dry_run, patience_of(patience))
    with err.status("Pulling") as status:

        def tell(message: str) -> None:
            _tell(message)
            status.update(f"[dim]{escape(message)}[/dim]")

        pulled = pull_nrm(_root(), wanted, tell, lambda line: out.print(escape(line)))
    for finding in pulled.warnings:
        _show(finding)
    if not pulled.written:
        out.print(f"Nothing new: {pulled.edition} is held already, exactly as it is published.")
    elif dry_run:
        out.print(f"A dry run: nothing was written. {len(pulled.written)} files would change.")
    else:
        out.print(f"[green]Pulled {pulled.edition}.[/green] {len(pulled.written)} files changed. Now run: ahtc check")


@pull_app.command("evidence", epilog="Example: [b]ahtc pull evidence helpline-wales --from helpline.csv --dry-run[/b]")
def pull_evidence_command(
    dataset: Annotated[str, typer.Argument(help="A folder of docs/data/statistics, such as helpline-wales.")],
    file: Annotated[Path, typer.Option("--from", help="The CSV file; README.txt there sets out its columns.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be new or changed, and write nothing.")
    ] = False,
) -> None:
    """Bring figures of other evidence (police, helpline, courts) into a dataset, from a CSV file.

    Each row names its source, which the dataset's origin.yml must hold. When anything is wrong, it says what and
    where, and docs/data stays as it was.
    """
    new = pull_evidence(_root(), dataset, file, lambda line: out.print(escape(line)), dry_run=dry_run)
    if not new:
        out.print("Nothing new: the dataset holds exactly this.")
    elif dry_run:
        out.print("A dry run: nothing was written.")
    else:
        out.print(f"[green]Pulled {escape(dataset)}.[/green] Now run: ahtc check")


def _pull_records(file: Path | None, mapping: Path | None, edition: str, dry_run: bool) -> None:
    if file is None or mapping is None or edition:
        given = "a mapping without a file of records" if file is None else "a file of records without a mapping"
        seen = "An edition was named for a file of records" if edition else f"There is {given}"
        expected = "--from records.csv and --mapping mapping.yml, and no --edition"
        remedy = "docs/data/nrm/record-mapping.example.yml shows a mapping."
        raise ProblemsError([Finding(file.name if file else "--from", 1, "records", seen, expected, remedy)])
    _tell("Counting the records on this machine")
    counted = pull_records(_root(), file, mapping, lambda line: out.print(escape(line)), dry_run=dry_run)
    if not counted.written:
        out.print("Nothing new: these counts are held already.")
    elif dry_run:
        out.print(f"A dry run: nothing was written. {len(counted.written)} files would change.")
    else:
        out.print(f"[green]Counted.[/green] {len(counted.written)} files changed. Now run: ahtc check")


def main() -> None:
    """Run the command; anything wrong is told in plain words, with exit code 1, and nothing is left half done."""
    try:
        app()
    except ProblemsError as error:
        for finding in error.findings:
            _show(finding)
        err.print(f"[red]{len(error.findings)} to mend.[/red] Nothing was changed.")
        raise SystemExit(1) from None
    except OSError as error:
        err.print(
            f"[red]The files could not be written or read: {escape(str(error))}.[/red] The old ones are as they were."
        )
        raise SystemExit(1) from None


def _root() -> Path:
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir():
            return folder
    expected, remedy = "the project's folder", "Go to the folder that holds mkdocs.yml, then run it again."
    raise ProblemsError([Finding(str(Path.cwd()), 1, "folder", "This is not the project", expected, remedy)])


def _check(today: str, scheduled: bool) -> list[Finding]:
    root = _root()
    _tell("Reading the facts and the pages")
    facts = read_facts(root)
    write_pages(facts, Templates(facts.words), root / "docs")
    _tell("Checking them")
    findings = run_checks(read_site(root, datetime.date.fromisoformat(today) if today else datetime.date.today()))
    warnings = [finding for finding in findings if finding.severity == "warning"]
    failing = [finding for finding in findings if finding.severity == "error"]
    if scheduled:
        failing += overdue(findings)
    if failing:
        raise ProblemsError(failing)
    for finding in warnings:
        _show(finding)
    return warnings


def _show(finding: Finding) -> None:
    colour = "yellow" if finding.severity == "warning" else "red"
    err.print(f"[{colour}]{finding.severity}[/{colour}]  {escape(str(finding))}")


def _tell(message: str) -> None:
    err.print(f"[dim]… {escape(message)}[/dim]")
