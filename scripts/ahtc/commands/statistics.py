"""The commands that bring statistics in. Commands, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ahtc.commands.terminal import Today, day_of, how_many, out, project_root, say, show, tell, telling
from ahtc.core.problems import Finding, ProblemsError

NRM_EXAMPLE = "Example: [b]ahtc pull nrm --dry-run[/b], or: [b]ahtc pull nrm --from tables.ods --edition 2023-Q4[/b]"
AWAITED_EXAMPLE = "Example: [b]ahtc awaited --for wales-annual[/b]"
EVIDENCE_EXAMPLE = "Example: [b]ahtc pull evidence helpline-wales --from helpline.csv --dry-run[/b]"


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
    base_url: Annotated[str, typer.Option(help="Ask here instead of GOV.UK: a mirror, or a test.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be new or revised, and write nothing.")
    ] = False,
    patience: Annotated[
        float, typer.Option(min=0.01, help="How many seconds of silence to bear before trying again (four times).")
    ] = 30.0,
    today: Today = "",
) -> None:
    """Bring the newest statistics of the National Referral Mechanism from GOV.UK into docs/data.

    The workbook is kept as published, with where it came from; the figures on the pages follow. When anything is
    wrong, it says what, and docs/data stays as it was. Records never leave this machine: only counts large enough to
    publish are written (docs/data/nrm/record-mapping.example.yml shows a mapping).
    """
    from ahtc.pull.nrm.edition import Edition
    from ahtc.pull.nrm.flow import Wanted, patience_of, pull_nrm
    from ahtc.pull.nrm.govuk import BASE_URL

    if mapping is not None or (file is not None and file.suffix.lower() == ".csv"):
        _pull_records(file, mapping, edition, dry_run)
        return
    named = Edition.parse(edition) if edition else None
    wanted = Wanted(day_of(today), file, named, base_url or BASE_URL, dry_run, patience_of(patience))
    with telling("Pulling") as tell_now:
        pulled = pull_nrm(project_root(), wanted, tell_now, say)
    show(pulled.warnings)
    if not pulled.written:
        out.print(f"Nothing new: {pulled.edition} is held already, exactly as it is published.")
    elif dry_run:
        out.print(f"A dry run: nothing was written. {how_many(len(pulled.written), 'file')} would change.")
    else:
        changed = how_many(len(pulled.written), "file")
        out.print(f"[green]Pulled {pulled.edition}.[/green] {changed} changed. Now run: ahtc check")


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
    from ahtc.pull.evidence.flow import pull_evidence

    new = pull_evidence(project_root(), dataset, file, say, dry_run=dry_run)
    if not new:
        out.print("Nothing new: the dataset holds exactly this.")
    elif dry_run:
        out.print("A dry run: nothing was written.")
    else:
        out.print(f"[green]Pulled {escape(dataset)}.[/green] Now run: ahtc check")


def _pull_records(file: Path | None, mapping: Path | None, edition: str, dry_run: bool) -> None:
    from ahtc.pull.caseload.flow import pull_records

    if file is None or mapping is None or edition:
        given = "a mapping without a file of records" if file is None else "a file of records without a mapping"
        seen = "An edition was named for a file of records" if edition else f"There is {given}"
        expected = "--from records.csv and --mapping mapping.yml, and no --edition"
        remedy = "docs/data/nrm/record-mapping.example.yml shows a mapping."
        raise ProblemsError([Finding(file.name if file else "--from", 1, "records", seen, expected, remedy)])
    tell("Counting the records on this machine")
    counted = pull_records(project_root(), file, mapping, say, dry_run=dry_run)
    if not counted.written:
        out.print("Nothing new: these counts are held already.")
    elif dry_run:
        out.print(f"A dry run: nothing was written. {how_many(len(counted.written), 'file')} would change.")
    else:
        out.print(f"[green]Counted.[/green] {how_many(len(counted.written), 'file')} changed. Now run: ahtc check")


def awaited_command(
    dataset: Annotated[
        str, typer.Option("--for", help="Only what belongs to this dataset, such as wales-annual.")
    ] = "",
) -> None:
    """List the figures that nobody could read yet, those to fetch first at the top, and where they should be."""
    from ahtc.kinds.statistics.awaited import FILE, read_awaited

    found = [entry for entry in read_awaited(project_root()) if not dataset or dataset in entry.datasets]
    for entry in found:
        out.print(f"\n[b]{entry.priority}  {escape(entry.wanted)}[/b]")
        out.print(f"   {escape(entry.where)}", highlight=False)
        out.print(f"   {escape(entry.url)}", soft_wrap=True)
        belongs = f"; for {', '.join(entry.datasets)}" if entry.datasets else ""
        out.print(f"   Read until now: {escape(entry.seen)}{belongs}", highlight=False)
    out.print(f"\n{len(found)} to fetch, from {FILE}." if found else "Nothing is awaited.")
