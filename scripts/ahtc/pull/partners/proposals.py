"""What the sources propose, numbered; a person accepts or rejects (``docs/data/partners/proposals.yml``)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from ahtc.core.text import Base, Id, Text
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.partners.alike import same_contact
from ahtc.pull.partners.listed import ListedKind
from ahtc.pull.partners.snapshot import FOLDER, Origin, to_yaml
from ahtc.pull.source_findings import refused

FILE = FOLDER / "proposals.yml"
_COMMENT = "Written by `ahtc pull partners`. Decide with `ahtc partners accept` or `ahtc partners reject`, not by hand."


class Proposal(Base):
    """One change that a source's reply suggests to one record.

    ``replaces`` is the id of the contact whose value would change, which was ``was``; without it a contact is added.
    ``doubts`` is what a person should know before deciding. ``lapsed`` is the day on which the source no longer gave
    it, or the record had it already: then it cannot be accepted, and may be proposed again as another number.
    """

    number: int
    source: Id
    organisation: Id
    kind: ListedKind
    value: Text
    replaces: Id | None = None
    was: Text | None = None
    doubts: list[Text] = []
    origin: Origin
    proposed: datetime.date
    state: Literal["open", "accepted", "rejected"] = "open"
    decided: datetime.date | None = None
    because: Text | None = None
    lapsed: datetime.date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to decide."""
        return self.state == "open" and self.lapsed is None

    def is_about(self, other: Proposal) -> bool:
        """Whether the other proposes the same to the same record, from the same source."""
        return (
            (self.source, self.origin.publisher) == (other.source, other.origin.publisher)
            and (self.organisation, self.kind) == (other.organisation, other.kind)
            and (self.replaces, self.was) == (other.replaces, other.was)
            and same_contact(self.kind, self.value, other.value)
        )


class ProposalList(Base):
    """All proposals ever made, by number."""

    proposals: list[Proposal]


def read_proposals(root: Path) -> list[Proposal]:
    """The proposals of the project at ``root``, by number; none where there is no file yet."""
    if not (root / FILE).is_file():
        return []
    return validated(ProposalList, read_yaml(root / FILE, root)).proposals


def proposals_file(proposals: Iterable[Proposal]) -> bytes:
    """The file of all proposals."""
    return to_yaml(ProposalList(proposals=sorted(proposals, key=lambda each: each.number)), _COMMENT)


def numbered(
    before: Sequence[Proposal], wanted: Sequence[Proposal], source: str, publisher: str, today: datetime.date
) -> tuple[list[Proposal], Callable[[Proposal], Proposal]]:
    """All proposals after a pull of ``source``, and which of them stands for each one ``wanted``.

    One that stands already keeps its number and its decision; those of the same ``publisher`` that are no longer wanted
    lapse.
    """
    after: list[Proposal] = []
    for old in before:
        elsewhere = (old.source, old.origin.publisher) != (source, publisher)
        still = elsewhere or any(old.is_about(new) for new in wanted)
        after.append(old if still or old.lapsed else old.model_copy(update={"lapsed": today}))
    last = max((old.number for old in before), default=0)
    for new in wanted:
        if not any(old.is_about(new) and old.lapsed is None for old in after):
            last += 1
            after.append(new.model_copy(update={"number": last}))

    def standing(new: Proposal) -> Proposal:
        return next(old for old in after if old.lapsed is None and old.is_about(new))

    return after, standing


def open_ones(proposals: Sequence[Proposal], numbers: Sequence[int]) -> list[Proposal]:
    """The open proposals with these numbers, in that order; raises :class:`ProblemsError` when one is not open."""
    found = {proposal.number: proposal for proposal in proposals}
    remedy = "See which are open: ahtc partners proposals"
    for number in numbers:
        if number not in found:
            raise refused(FILE.as_posix(), f"There is no proposal {number}", "an open one", remedy, "proposal")
        if not found[number].is_open:
            state = "has lapsed" if found[number].lapsed else f"was {found[number].state} on {found[number].decided}"
            raise refused(FILE.as_posix(), f"Proposal {number} {state}", "an open one", remedy, "proposal")
    return [found[number] for number in dict.fromkeys(numbers)]
