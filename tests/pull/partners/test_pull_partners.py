"""What a pull says, keeps and proposes; it never changes a record."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.yaml_file import read_yaml
from ahtc.pull.media_types import JSON
from ahtc.pull.partners.decide import reject
from ahtc.pull.partners.flow import PartnersWanted, pull_partners
from ahtc.pull.partners.proposals import Proposal, read_proposals
from ahtc.pull.partners.sources import SOURCES, read_addresses
from tests.project import ROOT, TRUST, Command, SmallProject, Told, tree
from tests.pull.faulty_server import FaultyServer, answer
from tests.pull.partners.acted import CHARITIES, FORCE, FORCE_FILE, HOSTILE, POLICE, charity, extract, force

PARTNERS = "docs/data/partners"
PROPOSALS = f"{PARTNERS}/proposals.yml"
REPORT = f"{PARTNERS}/report.md"


class Pull:
    """A pull from data.police.uk or the register into a small project, with another answer each time."""

    def __init__(self, project: SmallProject, facts: Facts, server: FaultyServer) -> None:
        self.project, self.facts, self.server = project, facts, server

    def police(self, day: str = "2026-11-22", *, dry_run: bool = False, **changed: object) -> Told:
        """The force's answer with some of it changed."""
        self.server.plays(POLICE.path, answer(force(**changed), JSON))
        return self._run(POLICE.wanted(self.server, datetime.date.fromisoformat(day), dry_run=dry_run))

    def charities(self, *charities: dict[str, object], day: str = "2026-11-22") -> Told:
        """The register with these charities."""
        self.server.plays(CHARITIES.path, answer(extract(charities), CHARITIES.media))
        return self._run(CHARITIES.wanted(self.server, datetime.date.fromisoformat(day)))

    def change(self, name: str, old: str, new: str) -> None:
        """Another text in a record, before the next pull."""
        self.project.change(name, old, new)
        self.facts = self.project.facts()

    def _run(self, wanted: PartnersWanted) -> Told:
        said: list[str] = []
        pulled = pull_partners(self.project.root, self.facts, wanted, tell=lambda _: None, say=said.append)
        return Told(0, "".join(f"{line}\n" for line in said), "".join(f"{warning}\n" for warning in pulled.warnings))

    def proposals(self) -> list[Proposal]:
        """The proposals as they stand in the file."""
        return read_proposals(self.project.root).proposals


@pytest.fixture
def pull(partners: SmallProject, partner_facts: Facts, server: FaultyServer) -> Pull:
    return Pull(partners, partner_facts, server)


def test_what_agrees_is_said_and_what_we_lack_is_proposed(pull: Pull) -> None:
    told = pull.police()

    assert "data.police.uk gives Example Police 101; we say 101: agrees.\n" in told.out
    assert "gives Example Police a website, https://www.example.org/; we have none: proposal 1.\n" in told.out
    (proposal,) = pull.proposals()
    assert (proposal.organisation, proposal.kind) == ("example-force", "web")
    assert proposal.value == "https://www.example.org/"


def test_the_command_says_how_many_are_open_and_where_the_report_is(
    pull: Pull, server: FaultyServer, ahtc: Command
) -> None:
    POLICE.plays(server)
    told = ahtc(pull.project.root, *POLICE.arguments(server))
    assert told.code == 0, told.err
    assert "we have none: proposal 1.\n1 proposal is open. The report is in docs/data/partners/report.md." in told.out
    assert "A dry run: nothing was written." in ahtc(pull.project.root, *POLICE.arguments(server, "--dry-run")).out


def test_a_pull_changes_no_record(pull: Pull) -> None:
    pull.police(telephone="029 2018 0123")
    assert pull.project.read(FORCE_FILE) == FORCE


def test_a_dry_run_says_the_same_and_writes_nothing(pull: Pull) -> None:
    was = tree(pull.project.root)
    told = pull.police(dry_run=True)

    assert "we have none: proposal 1." in told.out
    assert tree(pull.project.root) == was


def test_the_day_s_snapshot_is_kept_with_where_it_came_from_and_only_what_is_ours(pull: Pull) -> None:
    pull.charities(charity(), charity(2, "ANOTHER BODY"))
    kept = read_yaml(pull.project.root / PARTNERS / "charity-commission/2026-11-22.yml", pull.project.root).data

    assert kept["origin"]["publisher"] == "Charity Commission for England and Wales"
    assert kept["origin"]["address"] == pull.server.url(CHARITIES.path)
    assert len(kept["origin"]["sha256"]) == 64
    assert [each["organisation"] for each in kept["organisations"]] == ["example-trust"]


def test_a_different_number_is_proposed_beside_ours(pull: Pull) -> None:
    told = pull.police(telephone="029 2018 0123")
    assert "gives Example Police a phone, 029 2018 0123; we say 101: proposal 1.\n" in told.out


def test_an_e_mail_address_among_the_engagement_methods_is_proposed(pull: Pull) -> None:
    told = pull.police(engagement_methods=[{"url": "mailto:Help@Example.org", "type": "e-mail", "title": "Write"}])
    assert "an e-mail address, help@example.org; we have none" in told.out


def test_proposals_keep_their_numbers_while_the_source_says_the_same(pull: Pull) -> None:
    pull.police()
    before = pull.project.read(PROPOSALS)
    pull.police("2026-11-21")
    assert pull.project.read(PROPOSALS) == before
    pull.police(telephone="029 2018 0123")
    assert [each.number for each in pull.proposals()] == [1, 2]


def test_a_rejected_proposal_is_not_made_again_unless_the_source_changes(pull: Pull) -> None:
    pull.police()
    reject(pull.project.root, [1], "out of date", datetime.date(2026, 11, 22))
    assert "rejected on" in pull.police().out
    assert len(pull.proposals()) == 1

    pull.police(url=None)
    assert "proposal 2." in pull.police().out


def test_a_proposal_that_the_source_takes_back_lapses_and_cannot_be_accepted(pull: Pull, ahtc: Command) -> None:
    pull.police()
    told = pull.police("2026-11-21", url="")
    assert "Proposal 1 (example-force: web https://www.example.org/) has lapsed" in told.out
    assert str(pull.proposals()[0].lapsed) == "2026-11-21"
    assert "has lapsed" in ahtc(pull.project.root, "partners", "accept", "1").err


def test_a_number_that_disappears_is_flagged_each_time_and_never_deleted(pull: Pull) -> None:
    pull.police("2026-11-19")
    words = "no longer gives Example Police 101, as it did on 2026-11-19. Ours stays"
    assert words in pull.police("2026-11-20", telephone=None).out
    assert words in pull.police("2026-11-21", telephone=None).out
    assert pull.project.read(FORCE_FILE) == FORCE


def test_an_organisation_that_disappears_is_flagged(pull: Pull) -> None:
    pull.change(TRUST, "029 2018 0001", "029 2018 0123")
    pull.charities(charity(), day="2026-11-20")
    told = pull.charities(charity(2, "ANOTHER BODY"), day="2026-11-21")
    assert "no longer gives Example Trust 029 2018 0123" in told.out


def test_a_change_is_proposed_only_of_a_contact_that_came_from_the_same_source(pull: Pull) -> None:
    pull.police("2026-11-20")
    assert "029 2018 0123; we say 101: proposal 2." in pull.police(telephone="029 2018 0123").out

    pull.change(FORCE_FILE, "publisher: Example Police, date", "publisher: data.police.uk, date")
    assert "029 2018 0123, where it gave 101: proposal 3." in pull.police(telephone="029 2018 0123").out


def test_a_contact_that_a_person_has_tried_is_never_to_be_replaced(pull: Pull) -> None:
    pull.change(FORCE_FILE, "publisher: Example Police, date", "publisher: data.police.uk, date")
    pull.change(FORCE_FILE, "method: published-source", "method: telephone")
    pull.police("2026-11-20")
    assert "029 2018 0123; we say 101: proposal" in pull.police(telephone="029 2018 0123").out


def test_what_must_never_be_published_is_said_without_the_number_and_kept_nowhere(pull: Pull) -> None:
    told = pull.police("2026-11-22", telephone="+44 300 303 8151", name="Ring 0300 303 8151")

    assert "a phone that must never be published" in told.out
    for name in (PROPOSALS, REPORT, f"{PARTNERS}/police-uk/2026-11-22.yml"):
        text = pull.project.read(name).replace(" ", "")
        assert "3038151" not in text
    assert "3038151" not in told.out.replace(" ", "")


def test_a_number_that_no_record_may_hold_is_said_and_not_proposed(pull: Pull) -> None:
    told = pull.police(telephone="0800 123 456 or 0800 123 457 (ask for Ann)", url=None)

    assert "a phone, 0800 123 456, that cannot stand. Expected a UK telephone number of 11 digits" in told.out
    assert "the field holds 2 telephone numbers: 0800 123 456, 0800 123 457" in told.out
    assert pull.proposals() == []


def test_hostile_text_in_every_field_reaches_the_report_as_code_and_leaves_the_project_sound(
    pull: Pull, ahtc: Command
) -> None:
    text = " ".join(HOSTILE)
    pull.police(telephone=f"029 2018 0123 {text}", name=text, url=text)
    report = pull.project.read(REPORT)

    for line in report.splitlines():
        outside = line.split("`")[0]
        assert not any(mark in outside for mark in ("<script", "](", "{{", "{%", "@everyone"))
    assert not any(line.startswith("# ") for line in report.splitlines()[1:])
    assert ahtc(pull.project.root, "check", "--today", "2026-11-22").code == 0


def test_the_report_is_no_page(small_site: Path) -> None:
    assert not list(small_site.rglob("*report*"))
    assert not list((small_site / "data").glob("*.md"))


# The register of charities, where we often know no number.


def test_a_charity_whose_number_we_do_not_know_is_matched_by_its_exact_name_and_said_to_be(pull: Pull) -> None:
    told = pull.charities(charity(123, "The Example Trust Ltd."))

    assert "a phone, 029 2018 0123; we say 029 2018 0001, 029 2018 0999 (matched by name): proposal 1." in told.out
    (phone, _) = pull.proposals()
    assert phone.doubts == ["matched by name: Charity Commission for England and Wales calls it 123"]


def test_a_charity_whose_number_we_know_is_matched_by_it_alone(pull: Pull) -> None:
    pull.change(TRUST, "area:", 'identifiers: {charity-commission: "7"}\narea:')
    told = pull.charities(charity(7, "RENAMED TRUST"), charity(8, "EXAMPLE TRUST"))

    assert "matched by name" not in told.out
    assert pull.proposals()[0].doubts == ["Charity Commission for England and Wales calls it RENAMED TRUST"]


def test_a_number_that_the_register_does_not_list_is_told(pull: Pull) -> None:
    pull.change(TRUST, "area:", 'identifiers: {charity-commission: "7"}\narea:')
    assert "does not list Example Trust as 7" in pull.charities(charity(8, "EXAMPLE TRUST")).out


def test_two_charities_of_one_name_are_told_and_neither_is_used(pull: Pull) -> None:
    told = pull.charities(charity(1), charity(2, "THE EXAMPLE TRUST"))
    assert "lists 2 organisations named like Example Trust: 1, 2. None is used" in told.out
    assert pull.proposals() == []


def test_a_charity_of_the_name_that_was_removed_is_passed_over_for_one_that_is_there(pull: Pull) -> None:
    pull.charities(charity(1, charity_registration_status="Removed"), charity(2))
    assert pull.proposals()[0].doubts == ["matched by name: Charity Commission for England and Wales calls it 2"]


def test_a_removed_charity_of_ours_is_told_and_nothing_is_proposed(pull: Pull) -> None:
    pull.change(TRUST, "area:", 'identifiers: {charity-commission: "7"}\narea:')
    told = pull.charities(charity(7, charity_registration_status="Removed"))
    assert "says that Example Trust has ended" in told.out
    assert pull.proposals() == []


def test_two_charities_with_one_number_give_a_warning_and_neither_is_used(pull: Pull) -> None:
    told = pull.charities(charity(1), charity(1, "EXAMPLE TRUST"))
    assert 'Charity number 1 stands for "EXAMPLE TRUST LIMITED" and "EXAMPLE TRUST"; neither is used' in told.err
    assert pull.proposals() == []


def test_a_linked_charity_is_not_its_main_charity(pull: Pull) -> None:
    pull.charities(charity(1, linked_charity_number=1))
    assert pull.proposals() == []


# Where a source is asked.


def test_without_a_source_every_one_with_an_address_is_asked(pull: Pull, ahtc: Command) -> None:
    POLICE.plays(pull.server)
    CHARITIES.plays(pull.server)
    base = pull.server.url
    addresses = f"addresses:\n  police-uk: {base('/api')}\n  charity-commission: {base('/charity.zip')}\n"
    pull.project.write(f"{PARTNERS}/sources.yml", addresses)
    told = ahtc(pull.project.root, "pull", "partners")

    assert told.code == 0, told.err
    assert [each.source for each in pull.proposals()] == ["police-uk"] + 2 * ["charity-commission"]
    headings = [line for line in pull.project.read(REPORT).splitlines() if line.startswith("## ")]
    assert [heading.partition(":")[0] for heading in headings] == [
        "## data.police.uk",
        "## Charity Commission for England and Wales",
        "## Somebody",
    ]


def test_an_address_that_fails_is_told_with_the_line_on_which_it_can_be_corrected(pull: Pull, ahtc: Command) -> None:
    addresses = f"# where\naddresses:\n  police-uk: {pull.server.url('/gone')}\n"
    pull.project.write(f"{PARTNERS}/sources.yml", addresses)
    told = ahtc(pull.project.root, "pull", "partners")
    assert "Its address stands in docs/data/partners/sources.yml:3." in told.err


def test_an_address_of_a_source_that_there_is_not_is_told_with_its_line(pull: Pull, ahtc: Command) -> None:
    pull.project.write(f"{PARTNERS}/sources.yml", "addresses:\n  polic-uk: https://example.org/\n")
    told = ahtc(pull.project.root, "pull", "partners")
    assert 'docs/data/partners/sources.yml:2  "polic-uk" is no source' in told.err
    assert 'Did you mean "police-uk"?' in told.err


def test_a_telephone_given_as_a_number_is_said_with_what_it_lost(pull: Pull) -> None:
    told = pull.police(telephone=2920180123, url=None)
    assert "2920180123 is a number and not text, so a 0 or + at its start may be lost" in told.out
    assert pull.proposals() == []


def test_a_charity_of_ours_whose_record_cannot_be_read_is_named_and_keeps_its_proposals(pull: Pull) -> None:
    pull.charities(charity(), day="2026-11-20")
    told = pull.charities(charity(linked_charity_number=None), charity(2, "ANOTHER BODY"), day="2026-11-21")
    assert "lists Example Trust, but its record there cannot be read: cannot stand: linked_charity_number" in told.out
    assert "no longer gives" not in told.out
    assert "lapsed" not in told.out
    assert [each.lapsed for each in pull.proposals()] == [None, None]
    assert "1 of 2 charities cannot be read and are passed over" in told.err


def test_forces_that_are_not_ours_are_passed_over_whatever_they_are_like(pull: Pull, ahtc: Command) -> None:
    strangers = b'{"id": "elsewhere"}, {"id": "elsewhere"}, null, {"name": "x"}'
    pull.project.write("saved.json", b"[" + strangers + b"," + force() + b"]")
    told = ahtc(pull.project.root, "pull", "partners", "police-uk", "--from", "saved.json")
    assert told.code == 0, told.err
    assert "2 of 5 records have no id and are passed over" in told.err
    assert len(pull.proposals()) == 1


def test_every_address_of_the_project_is_of_a_source_that_there_is() -> None:
    assert set(read_addresses(ROOT)) <= set(SOURCES)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "No source has an address"),
        (["--from", "x.json"], "A file or an address without a source"),
        (["police-uk"], "Nothing says where to ask"),
        (["polise-uk"], 'Did you mean "police-uk"?'),
        (["police-uk", "--from", "none.json"], "No such file"),
        (["charity-commission", "--from", "none.zip"], "No such file"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(pull: Pull, ahtc: Command, arguments: list[str], words: str) -> None:
    told = ahtc(pull.project.root, "pull", "partners", *arguments)
    assert told.code == 1
    assert words in told.err


def test_a_file_saved_by_hand_is_read_in_the_place_of_the_source(pull: Pull, ahtc: Command) -> None:
    pull.project.write("saved.json", b"[" + force() + b"," + force(id="elsewhere") + b"]")
    pull.project.write("saved.zip", CHARITIES.content)
    for source, file in (("police-uk", "saved.json"), ("charity-commission", "saved.zip")):
        told = ahtc(pull.project.root, "pull", "partners", source, "--from", file)
        assert told.code == 0, told.err
    assert {each.origin.address for each in pull.proposals()} == {"saved.json", "saved.zip"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json", "cannot be read as JSON"),
        (b"[" + force() + b"," + force() + b"]", "is there twice"),
        (b"[" + force(id="elsewhere") + b"]", "None of our forces is there"),
    ],
)
def test_a_file_of_forces_that_cannot_be_used_is_told(pull: Pull, ahtc: Command, content: bytes, words: str) -> None:
    pull.project.write("saved.json", content)
    told = ahtc(pull.project.root, "pull", "partners", "police-uk", "--from", "saved.json")
    assert told.code == 1
    assert words in told.err
