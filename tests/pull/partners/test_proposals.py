"""A proposal's number is its own for good, and nothing of the list goes without a word."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.core.text import Bilingual
from ahtc.kinds.never_publish.record import NeverPublish
from ahtc.pull.partners.proposals import FILE, Proposal, ProposalList, numbered, proposals_file, read_proposals
from ahtc.pull.partners.snapshot import Origin

TODAY = datetime.date(2026, 11, 22)
NEVER = [NeverPublish(value="029 2018 0123", was=Bilingual(en="Wrong.", cy="Anghywir."))]


def origin(title: str = "A list", sheet: str | None = None) -> Origin:
    return Origin(title=title, publisher="Forum", sheet=sheet, address="x", retrieved=TODAY, licence="given")


def proposal(number: int = 0, value: str = "029 2018 0123", of: Origin | None = None, **fields: object) -> Proposal:
    told = {"number": number, "source": "list", "organisation": "trust", "kind": "phone", "value": value}
    return Proposal.model_validate({**told, "origin": of or origin(), "proposed": TODAY, **fields})


def after(before: list[Proposal], wanted: list[Proposal], last: int = 0, untold: tuple[str, ...] = ()) -> ProposalList:
    held = ProposalList(last_number=last, proposals=before)
    return numbered(held, wanted, "list", origin(), untold).proposals


def test_a_new_proposal_gets_the_next_number() -> None:
    assert [each.number for each in after([proposal(1, "101")], [proposal()]).proposals] == [1, 2]


def test_the_number_of_a_proposal_that_was_taken_out_by_hand_is_not_given_again() -> None:
    assert [each.number for each in after([proposal(1, "101")], [proposal()], last=7).proposals] == [1, 8]


def test_one_that_lapsed_and_is_wanted_again_gets_a_number_of_its_own() -> None:
    found = after([proposal(1, lapsed=TODAY)], [proposal()])
    assert [(each.number, each.is_open) for each in found.proposals] == [(1, False), (2, True)]


@pytest.mark.parametrize("other", [origin("Another list"), origin(sheet="Advice")], ids=["list", "sheet"])
def test_what_another_list_of_the_same_publisher_proposes_stays(other: Origin) -> None:
    assert [each.number for each in after([proposal(1, of=other)], []).open] == [1]


def test_what_was_proposed_to_a_body_whose_record_cannot_be_read_stays() -> None:
    assert [each.number for each in after([proposal(1)], [], untold=("trust",)).open] == [1]


def test_the_open_ones_that_lapse_are_named() -> None:
    held = ProposalList(proposals=[proposal(1), proposal(2, "101", state="rejected", decided=TODAY, because="x")])
    assert [each.number for each in numbered(held, [], "list", origin(), ()).lapsed] == [1]


def test_two_proposals_of_one_number_are_told_with_their_line_and_a_free_number(tmp_path: Path) -> None:
    written = proposals_file(ProposalList(last_number=4, proposals=[proposal(3), proposal(3, "101")]))
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(written)
    with pytest.raises(ProblemsError) as refused:
        read_proposals(tmp_path)
    (finding,) = refused.value.findings
    assert finding.path == FILE.as_posix()
    assert written.decode().splitlines()[finding.line - 1].strip() == "- number: 3"
    assert "a free number (5, and so on)" in finding.remedy


def test_what_has_come_onto_the_never_publish_list_lapses_and_is_left_out() -> None:
    held = ProposalList(proposals=[proposal(1, "029 2018 0123"), proposal(2, "101", doubts=["or 029 2018 0123"])])
    safe = held.without_never_published(NEVER, TODAY)
    assert [(each.number, each.lapsed) for each in safe.proposals] == [(1, TODAY), (2, None)]
    assert b"0123" not in proposals_file(safe)
