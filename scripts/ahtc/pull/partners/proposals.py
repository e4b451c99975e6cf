"""What the sources propose, numbered; a person accepts or rejects (``docs/data/partners/proposals.yml``)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ahtc.core.due import Due, filled
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.text import Base, Id, Text
from ahtc.core.validation import validated
from ahtc.core.yaml_file import YamlFile, read_yaml
from ahtc.kinds.never_publish.record import NeverPublish
from ahtc.pull.partners.alike import same_contact
from ahtc.pull.partners.listed import ListedKind
from ahtc.pull.partners.snapshot import FOLDER, LEFT_OUT, Origin, to_yaml
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

    def with_texts(self, safe: Callable[[str], str], today: datetime.date) -> Proposal:
        """Itself with what ``safe`` makes of its texts; lapsed today, where that leaves out the value it proposes."""
        value, was = safe(self.value), self.was and safe(self.was)
        lapsed = self.lapsed or (today if value != self.value else None)
        update = {"value": value, "was": was, "doubts": list(map(safe, self.doubts)), "lapsed": lapsed}
        return self.model_copy(update=update)

    def is_about(self, other: Proposal) -> bool:
        """Whether the other proposes the same to the same record, from the same list of the same source."""
        return (
            (self.source, self.origin.of) == (other.source, other.origin.of)
            and (self.organisation, self.kind) == (other.organisation, other.kind)
            and (self.replaces, self.was) == (other.replaces, other.was)
            and same_contact(self.kind, self.value, other.value)
        )


class ProposalList(Base):
    """All proposals ever made, by number.

    ``last_number`` is the highest that was ever given: a number is never given again, even where somebody has taken a
    proposal out of the file by hand, for a reason or a pull request may still name it.
    """

    last_number: int = 0
    proposals: list[Proposal]

    @property
    def open(self) -> list[Proposal]:
        """Those that wait for somebody to decide."""
        return [each for each in self.proposals if each.is_open]

    def without_never_published(self, entries: Sequence[NeverPublish], today: datetime.date) -> ProposalList:
        """The same list, in which nothing stands that has come onto the list of what must never be published.

        A proposal to publish such a thing has lapsed; it keeps its number.
        """

        def safe(text: str) -> str:
            return LEFT_OUT if any(entry.stands_in(text) for entry in entries) else text

        return self.model_copy(update={"proposals": [each.with_texts(safe, today) for each in self.proposals]})

    def with_decided(self, decided: Collection[Proposal]) -> ProposalList:
        """The same list with these in the place of those of their numbers."""
        by_number = {each.number: each for each in decided}
        return self.model_copy(update={"proposals": [by_number.get(each.number, each) for each in self.proposals]})


def read_proposals(root: Path) -> ProposalList:
    """The proposals of the project at ``root``, by number; none where there is no file yet.

    Raises :class:`ProblemsError` where the file cannot be read, or two proposals have one number.
    """
    if not (root / FILE).is_file():
        return ProposalList(proposals=[])
    file = read_yaml(root / FILE, root)
    read = validated(ProposalList, file)
    _require_numbers_of_their_own(file, read)
    return read


def proposals_due(project: Project) -> Iterator[Due]:
    """Each open proposal, from the day on which it was made; raises as :func:`read_proposals` does."""
    proposals = read_proposals(project.root).proposals
    if not proposals:
        return
    file, words = read_yaml(project.root / FILE, project.root), project.facts.words.both("due-proposal")
    for index, proposal in enumerate(proposals):
        if proposal.is_open:
            line = file.line_of(["proposals", index, "number"])
            what = filled(words, number=f"{proposal.number}", organisation=proposal.organisation)
            yield Due(proposal.proposed, file.path, line, what)


def _require_numbers_of_their_own(file: YamlFile, read: ProposalList) -> None:
    numbers = [each.number for each in read.proposals]
    free = max([read.last_number, *numbers]) + 1
    twice = [index for index, number in enumerate(numbers) if number in numbers[:index]]
    expected = "each number once"
    remedy = f"Two pulls were merged, it seems: give the later one a free number ({free}, and so on)."
    if twice:
        raise ProblemsError(
            Finding(
                file.path,
                file.line_of(["proposals", index, "number"]),
                "proposal",
                f"The number {numbers[index]} stands here for another proposal already",
                expected,
                remedy,
            )
            for index in twice
        )


def proposals_file(proposals: ProposalList) -> bytes:
    """The file of all proposals."""
    return to_yaml(
        proposals.model_copy(update={"proposals": sorted(proposals.proposals, key=lambda each: each.number)}), _COMMENT
    )


@dataclass(frozen=True)
class Numbered:
    """The proposals after a pull, and those among them that were open and have ``lapsed`` with it."""

    proposals: ProposalList
    lapsed: list[Proposal]

    def standing_for(self, wanted: Proposal) -> Proposal:
        """The proposal that stands for one that the pull wanted, with its number and how it was decided."""
        return next(each for each in self.proposals.proposals if each.lapsed is None and each.is_about(wanted))


def numbered(
    before: ProposalList,
    wanted: Sequence[Proposal],
    source: str,
    origin: Origin,
    untold: Collection[str],
) -> Numbered:
    """The proposals after a pull of ``source``, of the list that ``origin`` names, that wants these.

    One that stands already keeps its number and its decision; those of the same list that are no longer wanted lapse.
    Nothing lapses that other lists or sheets have proposed, nor what was proposed to the organisations ``untold``:
    what the source says of them could not be read.
    """
    after: list[Proposal] = []
    lapsed: list[Proposal] = []
    for old in before.proposals:
        elsewhere = (old.source, old.origin.of) != (source, origin.of) or old.organisation in untold
        if old.lapsed or elsewhere or any(old.is_about(new) for new in wanted):
            after.append(old)
            continue
        after.append(old.model_copy(update={"lapsed": origin.retrieved}))
        lapsed += [old] if old.is_open else []
    last = max([before.last_number, *(old.number for old in before.proposals)])
    for new in wanted:
        if not any(old.is_about(new) and old.lapsed is None for old in after):
            last += 1
            after.append(new.model_copy(update={"number": last}))
    return Numbered(ProposalList(last_number=last, proposals=after), lapsed)


def open_ones(proposals: ProposalList, numbers: Sequence[int]) -> list[Proposal]:
    """The open proposals with these numbers, in that order; raises :class:`ProblemsError` when one is not open."""
    found = {proposal.number: proposal for proposal in proposals.proposals}
    remedy = "See which are open: ahtc partners proposals"
    for number in numbers:
        if number not in found:
            raise refused(FILE.as_posix(), f"There is no proposal {number}", "an open one", remedy, "proposal")
        if not found[number].is_open:
            state = "has lapsed" if found[number].lapsed else f"was {found[number].state} on {found[number].decided}"
            raise refused(FILE.as_posix(), f"Proposal {number} {state}", "an open one", remedy, "proposal")
    return [found[number] for number in dict.fromkeys(numbers)]
