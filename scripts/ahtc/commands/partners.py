"""The commands about partners' registers: pull them, and decide what they propose. Commands, and nothing else."""

from __future__ import annotations

import datetime
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ahtc.commands.terminal import Today, day_of, out, project_root, say, show, telling

if TYPE_CHECKING:
    from ahtc.pull.partners.decide import Check, Method, Verified
    from ahtc.pull.partners.proposals import Proposal

PULL_EXAMPLE = (
    "Example: [b]ahtc pull partners --dry-run[/b], or: [b]ahtc pull partners charity-commission --from charity.zip[/b]"
)

partners_app = typer.Typer(
    no_args_is_help=True,
    help="Decide what the partners' registers propose, and record what a person has verified.",
)

Numbers = Annotated[list[int], typer.Argument(help="The numbers of the proposals, such as 1 3.")]


class How(StrEnum):
    """How somebody verified a contact."""

    telephone = "telephone"
    published_source = "published-source"
    visit = "visit"


def pull_partners_command(
    source: Annotated[
        str,
        typer.Argument(
            help="police-uk, charity-commission, open-referral, local-authorities or list. Without it: every source "
            "that has an address in docs/data/partners/sources.yml."
        ),
    ] = "",
    file: Annotated[Path | None, typer.Option("--from", help="Read this file, saved by hand before.")] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="Which column is which, in a partner's own list (source: list).")
    ] = None,
    base_url: Annotated[str, typer.Option(help="Ask here instead: a mirror, or a test.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what was found, and write nothing.")] = False,
    today: Today = "",
    patience: Annotated[
        float, typer.Option(min=0.01, help="How many seconds of silence to bear before trying again (four times).")
    ] = 30.0,
) -> None:
    """Ask the partners' registers what they list, compare it with our records, and propose changes.

    No record is changed: a person decides, with [b]ahtc partners accept[/b] or [b]reject[/b]. What each register gave
    is kept by day. When anything is wrong, it says what, and docs/data stays as it was.
    """
    from ahtc.kinds.facts import read_facts
    from ahtc.pull.nrm.flow import patience_of
    from ahtc.pull.partners.flow import REPORT, PartnersWanted, pull_partners

    day, bearing = day_of(today), patience_of(patience)
    wanted = PartnersWanted(day, source, base_url, file, mapping, dry_run, bearing)
    with telling("Pulling") as tell:
        root = project_root()
        pulled = pull_partners(root, read_facts(root), wanted, tell, say)
    show(pulled.warnings)
    count = len(pulled.proposals)
    out.print("1 proposal is open." if count == 1 else f"{count} proposals are open.", end=" ")
    if dry_run:
        out.print("A dry run: nothing was written.")
    else:
        out.print(f"The report is in {REPORT}. Decide with: ahtc partners accept, or reject.")


@partners_app.command("proposals", epilog="Example: [b]ahtc partners proposals[/b]")
def proposals_command() -> None:
    """List the proposals that wait for somebody to decide."""
    from ahtc.pull.partners.proposals import read_proposals

    proposals = read_proposals(project_root()).open
    for proposal in proposals:
        say(_in_words(proposal))
    if not proposals:
        out.print("No proposal is open.")


@partners_app.command("accept", epilog="Example: [b]ahtc partners accept 1 3[/b]")
def accept_command(
    numbers: Numbers,
    publish: Annotated[
        bool, typer.Option("--publish", help="Show them on pages at once: you have tried them yourself.")
    ] = False,
    today: Today = "",
) -> None:
    """Put proposals into the records, with today's date and the source.

    Each stays [b]held[/b], off every page, until somebody has tried it and says so with [b]ahtc partners checked ID
    --publish[/b]: a register tells which number was handed in to it, not that somebody in need is answered there.
    """
    from ahtc.pull.partners.decide import accept

    for proposal in accept(project_root(), numbers, day_of(today), publish=publish):
        path = f"docs/data/organisations/{proposal.organisation}.yml"
        state = "published" if publish else "held until somebody has tried it"
        say(f"Proposal {proposal.number} is accepted: {proposal.value} stands in {path}, {state}.")
    out.print("Now run: ahtc check")


@partners_app.command("reject", epilog='Example: [b]ahtc partners reject 2 --because "their switchboard"[/b]')
def reject_command(
    numbers: Numbers,
    because: Annotated[str, typer.Option(help="Why, for whoever looks next.")],
    today: Today = "",
) -> None:
    """Turn proposals down. They are not made again while the register gives the same."""
    from ahtc.pull.partners.decide import reject

    for proposal in reject(project_root(), numbers, because, day_of(today)):
        say(f"Proposal {proposal.number} is rejected: {proposal.because}")


@partners_app.command("checked", epilog="Example: [b]ahtc partners checked bawso --contact phone --publish[/b]")
def checked_command(
    id: Annotated[str, typer.Argument(help="The organisation's id, such as bawso.")],
    contact: Annotated[str, typer.Option(help="One contact's id, such as phone. Without it: all of them.")] = "",
    method: Annotated[
        How | None, typer.Option(help="How. Without it: numbers by telephone, everything else by a visit.")
    ] = None,
    by: Annotated[str, typer.Option(help='Who: a role, such as "the officer". Never a person\'s name.')] = "",
    on: Annotated[str, typer.Option(help="On which day, such as 2026-11-22; else today.")] = "",
    said: Annotated[str, typer.Option(help="What was said, for whoever looks next. It stays in the record.")] = "",
    publish: Annotated[
        bool | None,
        typer.Option("--publish/--keep-held", help="Show what was held on pages from now on, or keep it held."),
    ] = None,
    today: Today = "",
) -> None:
    """Record that you have verified an organisation's contacts: rung the number, opened the page.

    At a terminal it asks who did, when, and what was said, where you do not say so. No page shows that.
    """
    from ahtc.pull.partners.decide import record_checked

    root, day = project_root(), day_of(today)
    check = _check(by, on, said, method.value if method else None, day)
    if publish is None:
        publish = _asked_to_publish(root, id, contact)
    for verified in record_checked(root, id, contact or None, check, publish=publish):
        say(f"{verified.contact}, {verified.value}: checked by {verified.method}; {_state(verified)}.")
    if publish:
        out.print("A comment in the record that says why something was held can go now.")
    out.print("Now run: ahtc check")


def _check(by: str, on: str, said: str, method: Method | None, today: datetime.date) -> Check:
    """The check that the options tell of, and at a terminal the answers."""
    from ahtc.commands.asking import asked, may_ask
    from ahtc.core.validation import fitting
    from ahtc.kinds.organisations.record import Role, Said
    from ahtc.pull.partners.decide import Check

    def day_that_was(answer: str) -> str:
        return _until(answer, today).isoformat()

    if may_ask():
        by = by or asked("Who rang it, or looked? A role, never a name", fitting(Role), "the officer")
        on = on or asked("On which day?", day_that_was, today.isoformat())
        said = said or asked("What was said? (Enter: nothing to add)", fitting(Said), "")
    try:
        day = _until(on, today) if on else today
        return Check(day, method, fitting(Role)(by) if by else None, fitting(Said)(said) if said else None)
    except ValueError as error:
        raise typer.BadParameter(f"expected {error}") from None


def _until(answer: str, today: datetime.date) -> datetime.date:
    """The day that was meant, if it has been."""
    from ahtc.core.forms import day_meant

    day = day_meant(answer)
    if day is None or day > today:
        raise ValueError(f"a day that has been, such as {today}")
    return day


def _state(verified: Verified) -> str:
    """Whether a contact shows now; and where it does not, why."""
    if verified.release == "held":
        return "held: --publish shows it on pages"
    return "published" if verified.listed else "published, but shown nowhere while its record says listing: withheld"


def _asked_to_publish(root: Path, id: str, contact: str) -> bool:
    """Whether to publish what is held: asked of somebody at a terminal, never assumed."""
    from ahtc.kinds.facts import read_facts
    from ahtc.kinds.organisations.record import Organisation

    organisation = read_facts(root)[Organisation].get(id)
    held = [each for each in organisation.held_contacts if contact in ("", each.id)] if organisation else []
    if not held or not sys.stdin.isatty():
        return False
    return typer.confirm(f"Show on pages from now on: {', '.join(each.value for each in held)}?")


def _in_words(proposal: Proposal) -> str:
    change = f"change {proposal.was} to" if proposal.replaces else "add"
    doubts = f" ({'; '.join(proposal.doubts)})" if proposal.doubts else ""
    source = f"{proposal.origin.publisher}, {proposal.origin.retrieved}"
    return f"{proposal.number}. {proposal.organisation}: {change} {proposal.kind} {proposal.value}. {source}{doubts}"
