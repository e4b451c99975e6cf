"""What a person decides: to accept or reject what a source proposes, or that a contact has been verified."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ahtc.core.facts import Facts
from ahtc.core.files import read_text
from ahtc.core.problems import did_you_mean
from ahtc.core.validation import validated
from ahtc.core.words import Words
from ahtc.core.yaml_file import parse_yaml
from ahtc.kinds.facts import read_facts
from ahtc.kinds.never_publish.record import NeverPublishList
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.kinds.organisations.shared import completed, from_facts, where_written
from ahtc.pull.in_place import put_in_place
from ahtc.pull.partners.alike import same_contact
from ahtc.pull.partners.proposals import FILE, Proposal, open_ones, proposals_file, read_proposals
from ahtc.pull.partners.record import Fields, quoted, with_contact, with_fields
from ahtc.pull.source_findings import refused

Method = Literal["telephone", "published-source", "visit"]

_ORGANISATIONS = Path("docs/data/organisations")
_DATA = Path("docs/data")


@dataclass(frozen=True)
class Verified:
    """A contact that was recorded as verified: by which method, in which record, and whether it shows on pages now.

    It does where it is ``published`` and its organisation is ``listed``.
    """

    contact: str
    value: str
    method: Method
    release: Literal["published", "held"]
    path: str
    listed: bool


def accept(root: Path, numbers: Sequence[int], today: datetime.date, *, publish: bool = False) -> list[Proposal]:
    """Apply open proposals to the records, all or none; gives them as accepted.

    The contact gets today's date, ``method: published-source`` and the source. It is ``held``, off every page, unless
    ``publish`` is asked for: a register says that a number was handed in to it, often for its own letters, not that
    somebody in danger is answered there; :func:`record_checked` publishes it once a person has tried it. A number
    that one register alone gives is not published at all (:mod:`ahtc.kinds.organisations.support`).
    Raises :class:`ProblemsError` when a proposal is not open or no longer fits its record.
    """
    facts = read_facts(root)
    proposals = read_proposals(root)
    files: dict[Path, bytes] = {}
    done: dict[int, Proposal] = {}
    for proposal in open_ones(proposals, numbers):
        path = _ORGANISATIONS / f"{proposal.organisation}.yml"
        text = files[path].decode() if path in files else _record_text(root, proposal.organisation, facts)
        files[path] = _applied(text, path, proposal, facts, today, publish).encode()
        done[proposal.number] = proposal.model_copy(update={"state": "accepted", "decided": today})
    safe = proposals.without_never_published(facts.document(NeverPublishList).entries, today)
    files[FILE] = proposals_file(safe.with_decided(done.values()))
    put_in_place(root, files, lambda prepared: facts_hold(root, prepared, files))
    return list(done.values())


def reject(root: Path, numbers: Sequence[int], because: str, today: datetime.date) -> list[Proposal]:
    """Record that open proposals are not to be followed, and why; gives them as rejected.

    They are not proposed again while the source gives the same. Raises :class:`ProblemsError` when one is not open.
    """
    proposals = read_proposals(root)
    if not because.strip():
        remedy = 'Say it: --because "their switchboard, not a helpline"'
        raise refused("--because", "No reason is given", "a few words for whoever looks next", remedy, "proposal")
    update = {"state": "rejected", "decided": today, "because": because.strip()}
    done = {each.number: each.model_copy(update=update) for each in open_ones(proposals, numbers)}
    never = read_facts(root).document(NeverPublishList).entries
    decided = proposals.with_decided(done.values()).without_never_published(never, today)
    files = {FILE: proposals_file(decided)}
    put_in_place(root, files, lambda prepared: facts_hold(root, prepared, files))
    return list(done.values())


@dataclass(frozen=True)
class Check:
    """How a person verified a contact, and when: ``by`` is their role, ``said`` what they were told, ``None`` unknown.

    Without ``method``, a number counts as telephoned and everything else as visited.
    """

    day: datetime.date
    method: Method | None = None
    by: str | None = None
    said: str | None = None

    def fields(self, point: ContactPoint) -> dict[str, str | None]:
        """What it changes in the record that has the contact's number."""
        return {
            "checked": self.day.isoformat(),
            "method": self.method_of(point),
            "checked_by": quoted(self.by) if self.by else None,
            "said": quoted(self.said) if self.said else None,
        }

    def method_of(self, point: ContactPoint) -> Method:
        """How this contact was verified."""
        return self.method or ("telephone" if point.dialled else "visit")


def record_checked(root: Path, id: str, contact: str | None, check: Check, *, publish: bool = False) -> list[Verified]:
    """Record that a person has verified an organisation's contact, or all of them; gives what was recorded.

    What another record's number bears out is recorded there. ``publish`` releases what was held. Raises
    :class:`ProblemsError` when there is no such organisation or contact.
    """
    facts = read_facts(root)
    path = _ORGANISATIONS / f"{id}.yml"
    texts = {path: _record_text(root, id, facts)}
    organisation = facts[Organisation][id]
    ids = [each.id for each in organisation.contacts]
    if not ids or contact not in (None, *ids):
        seen = f'"{id}" has no contact "{contact}"' if contact else f'"{id}" has no contact'
        remedy = did_you_mean(contact, ids) if contact else "Add one to its record first."
        raise refused(path.as_posix(), seen, f"one of {', '.join(ids) or 'its contacts'}", remedy, "contact")
    indexes = [index for index, point in enumerate(organisation.contacts) if contact in (None, point.id)]
    written = [where_written(facts, organisation, index) for index in indexes]
    places = dict.fromkeys([*((organisation.id, index) for index in indexes), *((o.id, i) for o, i in written)])
    # From the last contact up, so that the lines of those above stay where their file says they are.
    for holder, index in sorted(places, reverse=True):
        stands = facts.stands(Organisation, holder)
        file = Path(stands.path)
        raw, point = stands.file.data["contacts"][index], facts[Organisation][holder].contacts[index]
        fields = check.fields(point) | ({"release": "published"} if publish else {})
        if point.same_as and "sources" not in raw:
            fields = {name: value for name, value in fields.items() if name in raw}
        texts[file] = with_fields(texts.get(file) or read_text(root / file, root), stands.file, index, fields)
    files = {file: text.encode() for file, text in texts.items()}
    put_in_place(root, files, lambda prepared: facts_hold(root, prepared, files))
    after = read_facts(root)[Organisation][id]
    return [
        Verified(point.id, point.value, check.method_of(point), point.release, stood, after.listing != "withheld")
        for point, stood in (
            (after.contacts[index], facts.stands(Organisation, holder.id).path)
            for index, (holder, _) in zip(indexes, written, strict=True)
        )
    ]


def _record_text(root: Path, id: str, facts: Facts) -> str:
    if id not in facts[Organisation]:
        expected, remedy = "an organisation's id", did_you_mean(id, facts[Organisation])
        raise refused(id, "No record has this id", expected, remedy, "organisation")
    return read_text(root / facts.stands(Organisation, id).path, root)


def _applied(text: str, path: Path, proposal: Proposal, facts: Facts, today: datetime.date, publish: bool) -> str:
    """The record's text with a proposal applied."""
    file = parse_yaml(text, path.as_posix())
    organisation = validated(Organisation, completed(file, from_facts(facts)))
    values: Fields = {
        "value": quoted(proposal.value),
        "release": "published" if publish else "held",
        "checked": today.isoformat(),
        "method": "published-source",
        "checked_by": None,
        "said": None,
        "sources": [_source(proposal)],
    }
    if any(same_contact(proposal.kind, proposal.value, each.value) for each in _of_kind(organisation, proposal)):
        remedy = f'Reject it: ahtc partners reject {proposal.number} --because "we have it"'
        seen = f"Proposal {proposal.number} gives a contact that the record has already"
        raise refused(path.as_posix(), seen, "a new one", remedy, "proposal")
    if proposal.replaces is None:
        return with_contact(text, file, _new_contact(organisation, proposal, facts.words, values))
    ids = [each.id for each in organisation.contacts]
    index = ids.index(proposal.replaces) if proposal.replaces in ids else None
    if index is None or organisation.contacts[index].value != proposal.was:
        seen = f"Proposal {proposal.number} would change {proposal.was}, which the record no longer has"
        raise refused(path.as_posix(), seen, "the record as it was", "Pull again: ahtc pull partners", "proposal")
    if shared := organisation.contacts[index].same_as:
        seen = f"Proposal {proposal.number} would change a number that is that of {shared}"
        remedy = f"Change it there, or give {proposal.organisation} a number of its own in the place of same_as."
        raise refused(path.as_posix(), seen, "a number in one place", remedy, "proposal")
    return with_fields(text, file, index, values)


def _of_kind(organisation: Organisation, proposal: Proposal) -> list[ContactPoint]:
    return [each for each in organisation.contacts if each.kind == proposal.kind]


def _new_contact(organisation: Organisation, proposal: Proposal, words: Words, values: Fields) -> Fields:
    taken = {each.id for each in organisation.contacts}
    names = [proposal.kind, *(f"{proposal.kind}-{number}" for number in range(2, len(taken) + 3))]
    word = f"contact-{proposal.kind}"
    label = {language: quoted(words.say(word, language)) for language in ("en", "cy")}
    id = next(name for name in names if name not in taken)
    return {"id": id, "kind": proposal.kind, "label": label, **values}


def _source(proposal: Proposal) -> Fields:
    origin = proposal.origin
    url = {"url": quoted(origin.address)} if origin.address.startswith(("https://", "http://")) else {}
    return {
        "title": quoted(origin.title),
        "publisher": quoted(origin.publisher),
        **url,
        "date": quoted(origin.retrieved.isoformat()),
        "whose": "other",
    }


def facts_hold(root: Path, prepared: Path, files: Mapping[Path, bytes]) -> None:
    """Raises what is wrong with the project's facts as they would be, all read together, and the proposals."""
    for path in sorted((root / _DATA).rglob("*")):
        beside = prepared / path.relative_to(root)
        if path.is_dir():
            beside.mkdir(parents=True, exist_ok=True)
        elif not beside.exists():
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.symlink_to(path.resolve())
    entries = read_facts(prepared).document(NeverPublishList).entries
    read_proposals(prepared)
    for path, content in files.items():
        for entry in entries:
            if entry.stands_in(content.decode()):
                seen = f"It would hold what must never be published ({entry.was.en.removesuffix('.')})"
                remedy = "Reject that proposal, or correct docs/data/never_publish.yml."
                raise refused(path.as_posix(), seen, "nothing from that list", remedy, "never-publish")
