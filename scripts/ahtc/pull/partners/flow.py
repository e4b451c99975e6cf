"""``ahtc pull partners``: ask the registers, keep what they say, compare it with our records, and propose."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.files import read_text
from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.never_publish.record import NeverPublish, NeverPublishList
from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.http import Client, Patience
from ahtc.pull.in_place import put_in_place
from ahtc.pull.partners.compare import Comparison, Match, compared, matched
from ahtc.pull.partners.listed import Listed, Reply
from ahtc.pull.partners.proposals import FILE, Numbered, Proposal, numbered, proposals_file, read_proposals
from ahtc.pull.partners.report import Given, Line, plain, report
from ahtc.pull.partners.snapshot import (
    FOLDER,
    LEFT_OUT,
    Snapshot,
    read_snapshots,
    snapshot_of,
    snapshot_path,
    to_yaml,
    without_never_published,
)
from ahtc.pull.partners.sources import ADDRESSES, SOURCES, Address, Asking, read_addresses, source_named
from ahtc.pull.source_findings import about, refused

REPORT = FOLDER / "report.md"
_COMMENT = "What the source gave on one day. Written by `ahtc pull partners`; never edited by hand."

Tell = Callable[[str], None]


@dataclass(frozen=True)
class PartnersWanted:
    """What to pull: one ``source``, or every one that has an address; from ``base_url`` or a ``file`` instead of it.

    ``mapping`` says which column of a partner's own list is which; ``dry_run`` writes nothing.
    """

    today: datetime.date
    source: str = ""
    base_url: str = ""
    file: Path | None = None
    mapping: Path | None = None
    dry_run: bool = False
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True)
class PartnersPulled:
    """What a pull did: open proposals, what to know all the same, and the files written (or that would be)."""

    proposals: list[Proposal]
    warnings: list[Finding]
    written: list[Path]


@dataclass(frozen=True)
class _Said:
    """What is to be said of one source, once proposals have their numbers; ``untold`` are ours it could not tell of."""

    title: str
    comparison: Comparison
    untold: frozenset[str]

    def lines(self, after: Numbered) -> list[Line]:
        return [*(line(after.standing_for) for line in self.comparison.lines), *map(_has_lapsed, after.lapsed)]


def pull_partners(root: Path, facts: Facts, wanted: PartnersWanted, tell: Tell, say: Tell) -> PartnersPulled:
    """Ask the sources wanted, and write their snapshots, the proposals and a report; no record is changed.

    ``facts`` are those of the project at ``root``; ``tell`` hears of progress, ``say`` what was found, in words.
    Raises :class:`ProblemsError` with the findings of every source that is wrong, and then nothing at all is written.
    """
    organisations = [each for each in facts[Organisation].values() if each.status != "replaced"]
    never = facts.document(NeverPublishList).entries
    held = read_proposals(root)
    proposals = held.without_never_published(never, wanted.today)
    files: dict[Path, bytes] = {}
    sections: list[tuple[str, Sequence[Line]]] = []
    still_open = {each.number for each in proposals.open}
    warnings = [_left_out(each) for each in held.open if each.number not in still_open]
    for name, reply, digest in _replies(root, wanted, organisations, tell):
        safe, left_out = without_never_published(reply, never)
        folder = SOURCES[name].folder(safe)
        before = read_snapshots(root, folder)
        said, snapshot = _looked_at(name, safe, left_out, digest, organisations, before, wanted.today)
        after = numbered(proposals, said.comparison.wanted, name, snapshot.origin, said.untold)
        proposals = after.proposals
        sections.append((said.title, said.lines(after)))
        kept = to_yaml(snapshot, _COMMENT)
        files[snapshot_path(root, folder, wanted.today, kept)] = kept
        warnings += safe.warnings
    files[FILE] = proposals_file(proposals)
    files[REPORT] = report(sections, wanted.today.isoformat(), _said_before(root, never))
    written = put_in_place(root, files, lambda prepared: _check(prepared, facts), dry_run=wanted.dry_run)
    for _, lines in sections:
        for line in lines:
            say(plain(line))
    return PartnersPulled(proposals.open, warnings, written)


def _said_before(root: Path, never: list[NeverPublish]) -> str:
    """The report that is there, without lines that hold what must never be published by now."""
    lines = read_text(root / REPORT, root).splitlines() if (root / REPORT).is_file() else []
    return "\n".join("- " + LEFT_OUT if any(entry.stands_in(line) for entry in never) else line for line in lines)


def _left_out(proposal: Proposal) -> Finding:
    seen = f"Proposal {proposal.number} ({proposal.organisation}: {proposal.kind}) gives what must never be published"
    remedy = "It has lapsed, and what it gave is left out. Nothing needs to be done."
    return replace(about(FILE.as_posix(), seen, "nothing from that list", remedy, "never-publish"), severity="warning")


def _has_lapsed(proposal: Proposal) -> Line:
    was = f", in the place of {proposal.was}," if proposal.was else ""
    return (
        f"Proposal {proposal.number} ({proposal.organisation}: {proposal.kind} ",
        Given(proposal.value),
        f"{was}) has lapsed: {proposal.origin.publisher} no longer gives it, or our record has it now.",
    )


def _replies(
    root: Path, wanted: PartnersWanted, organisations: Sequence[Organisation], tell: Tell
) -> list[tuple[str, Reply, str | None]]:
    """What each source wanted answers; raises with the findings of all that are wrong."""
    replies: list[tuple[str, Reply, str | None]] = []
    findings: list[Finding] = []
    with Client(patience=wanted.patience) as client:
        for name, address in _asked(root, wanted).items():
            tell(f"Reading {wanted.file.name}" if wanted.file else f"Asking {address.url}")
            asking = Asking(client, address.url, wanted.file, wanted.mapping, organisations, wanted.today)
            try:
                replies.append((name, *SOURCES[name].read(asking)))
            except ProblemsError as error:
                findings += (_with_place(finding, address) for finding in error.findings)
    if findings:
        raise ProblemsError(findings)
    return replies


def _with_place(finding: Finding, address: Address) -> Finding:
    """The finding, with where the address that it names can be corrected."""
    if not address.place or "://" not in finding.path:
        return finding
    return replace(finding, remedy=f"{finding.remedy} Its address stands in {address.place}.")


def _asked(root: Path, wanted: PartnersWanted) -> dict[str, Address]:
    """The sources to ask, each with its address; raises :class:`ProblemsError` when one has nowhere to be asked."""
    addresses = read_addresses(root)
    if not wanted.source:
        if wanted.file or wanted.base_url or wanted.mapping:
            remedy = f"Name one: {', '.join(SOURCES)}."
            raise refused("ahtc pull partners", "A file or an address without a source", "a source", remedy, "options")
        if not addresses:
            remedy = "Put an address there, or name a source and --from FILE."
            raise refused(ADDRESSES.as_posix(), "No source has an address", "at least one", remedy, "partner-source")
        return addresses
    source_named(wanted.source)
    address = Address(wanted.base_url) if wanted.base_url else addresses.get(wanted.source, Address(""))
    if not address.url and wanted.file is None:
        remedy = f"Add --from FILE or --base-url, or put its address into {ADDRESSES.as_posix()}."
        raise refused(wanted.source, "Nothing says where to ask this source", "an address", remedy, "partner-source")
    return {wanted.source: address}


def _looked_at(
    name: str,
    reply: Reply,
    left_out: dict[str, list[str]],
    digest: str | None,
    organisations: Sequence[Organisation],
    before: Sequence[Snapshot],
    today: datetime.date,
) -> tuple[_Said, Snapshot]:
    """What there is to say of a reply, and its snapshot."""
    said = Comparison()
    matches = matched(reply, organisations, SOURCES[name].register, said)
    told = [(match.organisation.id, match.listed) for match in matches if not match.listed.unread]
    snapshot = snapshot_of(reply, told, digest)
    unlisted = {kept.organisation for each in before for kept in each.organisations}
    untold = frozenset(match.organisation.id for match in matches if match.listed.unread)
    for match in matches:
        for what in left_out.get(match.listed.key, []):
            said.say(f"{reply.publisher} gives {match.organisation.name.en} {what}: left out everywhere.")
        unlisted.discard(match.organisation.id)
        compared(match, snapshot.origin, name, before, today, said)
    for organisation in organisations:
        if organisation.id in unlisted:
            nothing = Match(organisation, Listed(key="", name=""), by_name=False)
            compared(nothing, snapshot.origin, name, before, today, said)
    for warning in reply.warnings:
        said.say(Given(f"{warning.seen}. {warning.remedy}"))
    sheet = f", sheet {reply.sheet}" if reply.sheet else ""
    return _Said(f"{reply.publisher}: {reply.title}{sheet}", said, untold), snapshot


def _check(prepared: Path, facts: Facts) -> None:
    """Raises when a file to be written cannot be read back, or holds what must never be published."""
    read_proposals(prepared)
    for folder in {path.parent for path in prepared.rglob("*.yml") if path != prepared / FILE}:
        read_snapshots(prepared, folder.relative_to(prepared))
    for path in sorted(prepared.rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        for entry in facts.document(NeverPublishList).entries:
            if entry.stands_in(text):
                where = path.relative_to(prepared).as_posix()
                remedy = "Reject the proposal that holds it, or correct the list docs/data/never_publish.yml."
                seen = f"It would hold what must never be published ({entry.was.en.removesuffix('.')})"
                raise refused(where, seen, "nothing from that list", remedy, "never-publish")
