"""What a source gives beside what our records say: in words, and as proposals. Nothing here changes a record."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from ahtc.core.text import Bilingual
from ahtc.kinds.organisations.record import ContactPoint, ContactSource, Organisation, Register
from ahtc.pull.partners.alike import name_key, same_contact
from ahtc.pull.partners.listed import Listed, ListedContact, Reply
from ahtc.pull.partners.proposals import Proposal
from ahtc.pull.partners.report import Given, Line
from ahtc.pull.partners.snapshot import KeptOrganisation, Origin, Snapshot

_NAMES = {"phone": "a phone", "text": "a number for text messages", "email": "an e-mail address", "web": "a website"}


@dataclass(frozen=True)
class Match:
    """One of our organisations and what a source lists for it; ``by_name`` when only the name ties them."""

    organisation: Organisation
    listed: Listed
    by_name: bool


@dataclass
class Comparison:
    """What there is to say of a source, and what it proposes; a line may name the number of its proposal."""

    lines: list[Callable[[Callable[[Proposal], Proposal]], Line]] = field(default_factory=list)
    wanted: list[Proposal] = field(default_factory=list)

    def say(self, *line: str | Given) -> None:
        """Adds a line."""
        self.lines.append(lambda standing: line)

    def propose(self, proposal: Proposal, *line: str | Given) -> None:
        """Adds a proposal, and a line that ends with its number, or with how it was decided before."""
        if any(proposal.is_about(other) for other in self.wanted):
            return
        self.wanted.append(proposal)
        self.lines.append(lambda standing: (*line, _decision(standing(proposal))))


def _decision(proposal: Proposal) -> str:
    if proposal.state == "open":
        return f"proposal {proposal.number}."
    return f"{proposal.state} on {proposal.decided} (proposal {proposal.number})."


def matched(
    reply: Reply, organisations: Iterable[Organisation], register: Register | None, said: Comparison
) -> list[Match]:
    """Which of our organisations the source lists: by identifier, or where we know none, by its exact name.

    Tells ``said`` of identifiers that the source does not list, and of names that it lists more than once.
    """
    by_key = {listed.key: listed for listed in reply.listed}
    by_name: dict[str, list[Listed]] = {}
    for listed in reply.listed:
        for key in {name_key(name) for name in (listed.name, listed.name_cy) if name}:
            by_name.setdefault(key, []).append(listed)
    matches: list[Match] = []
    for organisation in organisations:
        known = organisation.identifiers.get(register) if register else None
        if known is not None:
            if known in by_key:
                matches.append(Match(organisation, by_key[known], by_name=False))
            else:
                say = f"{reply.publisher} does not list {organisation.name.en} as {known}; our record stays as it is."
                said.say(say)
            continue
        if (match := _by_name(organisation, by_name, reply.publisher, said)) is not None:
            matches.append(match)
    return matches


def _by_name(
    organisation: Organisation, by_name: Mapping[str, Sequence[Listed]], publisher: str, said: Comparison
) -> Match | None:
    keys = {name_key(name) for name in (organisation.name.en, organisation.name.cy) if name}
    found = {listed.key: listed for key in keys for listed in by_name.get(key, [])}
    present = [listed for listed in found.values() if not listed.removed]
    if len(present) == 1:
        return Match(organisation, present[0], by_name=True)
    if found:
        what = f"{len(present)} organisations" if present else "only what has ended"
        said.say(
            f"{publisher} lists {what} named like {organisation.name.en}: ",
            Given(", ".join(sorted(found))),
            ". None is used: if one is the right one, put it into identifiers in our record.",
        )
    return None


def compared(
    match: Match, origin: Origin, source: str, before: Sequence[Snapshot], today: datetime.date, said: Comparison
) -> None:
    """Tells ``said`` how a match's contacts agree with ours, what is new, what has gone, and what is in doubt."""
    listed, organisation = match.listed, match.organisation
    name, publisher = organisation.name.en, origin.publisher
    if listed.unread:
        said.say(f"{publisher} lists {name}, but its record there cannot be read: ", Given(listed.unread), ".")
        said.say(f"Nothing of {name} was compared; what was proposed before stays as it was.")
        return
    doubts = list(_doubts(match, publisher))
    if listed.removed:
        said.say(f"{publisher} says that {name} has ended: ask it, before anything on the site changes.")
    for doubt in listed.doubts:
        said.say(f"{publisher}, on {name}: ", Given(doubt), ".")
    gone = _gone(organisation, listed, source, before)
    for contact in listed.contacts:
        if (ours := _ours(organisation, contact)) is not None:
            held = " (held back)" if ours.release == "held" else ""
            say = f"{publisher} gives {name} ", Given(contact.value), f"; we say {ours.value}{held}: agrees."
            said.say(*say)
        elif (fault := _fault(contact)) is not None:
            kind = _NAMES[contact.kind]
            say = f"{publisher} gives {name} {kind}, ", Given(contact.value), f", that cannot stand. Expected {fault}."
            said.say(*say)
        elif not listed.removed:
            _propose(said, organisation, contact, gone, origin, source, doubts, today)
    for ours, day in gone:
        said.say(
            f"{publisher} no longer gives {name} {ours.value}, as it did on {day}. Ours stays; check it with {name} "
            f"(ours was checked on {ours.checked})."
        )


def _propose(
    said: Comparison,
    organisation: Organisation,
    contact: ListedContact,
    gone: Sequence[tuple[ContactPoint, datetime.date]],
    origin: Origin,
    source: str,
    doubts: list[str],
    today: datetime.date,
) -> None:
    """One contact becomes a change of ours that came from the same source and has gone there, or else an addition."""
    taken = {(other.organisation, other.replaces) for other in said.wanted}
    free = (ours for ours, _ in gone if ours.kind == contact.kind and (organisation.id, ours.id) not in taken)
    replaced = next((ours for ours in free if _came_from(ours, origin)), None)
    proposal = Proposal(
        number=0,
        source=source,
        organisation=organisation.id,
        kind=contact.kind,
        value=contact.value,
        replaces=replaced.id if replaced else None,
        was=replaced.value if replaced else None,
        doubts=doubts,
        origin=origin,
        proposed=today,
    )
    same_kind = [ours.value for ours in organisation.contacts if ours.kind == contact.kind]
    start = f"{origin.publisher} gives {organisation.name.en} {_NAMES[contact.kind]}, "
    by_name = " (matched by name)" if any(doubt.startswith("matched by name") for doubt in doubts) else ""
    if replaced:
        rest = f", where it gave {replaced.value}{by_name}: "
    elif same_kind:
        rest = f"; we say {', '.join(same_kind)}{by_name}: "
    else:
        rest = f"; we have none{by_name}: "
    said.propose(proposal, start, Given(contact.value), rest)


def _came_from(ours: ContactPoint, origin: Origin) -> bool:
    """Whether a contact was taken from this source alone, and no person has rung it or visited the page since."""
    return ours.method == "published-source" and {each.publisher for each in ours.sources} == {origin.publisher}


def _doubts(match: Match, publisher: str) -> Iterator[str]:
    names = [name for name in (match.organisation.name.en, match.organisation.name.cy) if name]
    listed = {name_key(name) for name in (match.listed.name, match.listed.name_cy) if name}
    if match.by_name:
        yield f"matched by name: {publisher} calls it {match.listed.key}"
    elif not listed & set(map(name_key, names)):
        yield f"{publisher} calls it {match.listed.name}"
    yield from match.listed.doubts


def _ours(organisation: Organisation, contact: ListedContact) -> ContactPoint | None:
    kinds = {"phone": ("phone", "text"), "text": ("text", "phone"), "web": ("web", "form")}
    for ours in organisation.contacts:
        comparable = ours.kind in kinds.get(contact.kind, (contact.kind,))
        if comparable and same_contact(contact.kind, contact.value, ours.value):
            return ours
    return None


def _gone(
    organisation: Organisation, listed: Listed, source: str, before: Sequence[Snapshot]
) -> list[tuple[ContactPoint, datetime.date]]:
    """Our contacts that the source gave once, with the last day on which it did, and gives no longer."""
    gone: dict[str, tuple[ContactPoint, datetime.date]] = {}
    for snapshot in before:
        for kept in snapshot.organisations:
            if kept.organisation == organisation.id:
                for ours in _given(organisation, kept):
                    if not any(same_contact(each.kind, each.value, ours.value) for each in listed.contacts):
                        gone[ours.id] = (ours, snapshot.origin.retrieved)
    return list(gone.values())


def _given(organisation: Organisation, kept: KeptOrganisation) -> Iterator[ContactPoint]:
    for contact in kept.contacts:
        ours = _ours(organisation, ListedContact(contact.kind, contact.value))
        if ours is not None:
            yield ours


def _fault(contact: ListedContact) -> str | None:
    """Why a contact could not stand in a record, in words; ``None`` when it could."""
    words = Bilingual(en="x", cy="x")
    try:
        ContactPoint(
            id="x",
            kind=contact.kind,
            label=words,
            value=contact.value,
            release="held",
            checked=datetime.date.min,
            method="published-source",
            sources=[ContactSource(title="x", publisher="x", date="undated", whose="other")],
        )
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return None
