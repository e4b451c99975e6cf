"""A person accepts, rejects or verifies; the record keeps its comments and layout, or stays as it was altogether."""

from __future__ import annotations

import datetime
import io
import sys

import pytest

from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.partners.proposals import Proposal, ProposalList, proposals_file
from ahtc.pull.partners.snapshot import Origin
from tests.project import TRUST, Command, SmallProject, Told, tree
from tests.pull.faulty_server import FaultyServer, answer
from tests.pull.partners.acted import FORCE, FORCE_FILE, POLICE, force
from tests.pull.project import no_file_larger_than

PROPOSALS = "docs/data/partners/proposals.yml"
DAY = ("--today", "2026-11-21")
WITHOUT_CONTACTS = f"{FORCE.partition('contacts:')[0]}contacts: []\n\n# where all{FORCE.partition('# where all')[2]}"


REGISTER = Origin(
    title="Register of charities",
    publisher="Charity Commission for England and Wales",
    address="charity.zip",
    retrieved=datetime.date(2026, 11, 21),
    licence="Open Government Licence v3.0",
)
FORCES = REGISTER.model_copy(
    update={"title": "Police forces", "publisher": "data.police.uk", "address": "https://data.police.uk/api"}
)
BY_NAME = ["matched by name: Charity Commission for England and Wales calls it 1"]


def proposal(number: int, organisation: str, kind: str, value: str) -> Proposal:
    of_trust = organisation == "example-trust"
    return Proposal.model_validate(
        {
            "number": number,
            "source": "charity-commission" if of_trust else "police-uk",
            "organisation": organisation,
            "kind": kind,
            "value": value,
            "doubts": BY_NAME if of_trust else [],
            "origin": REGISTER if of_trust else FORCES,
            "proposed": REGISTER.retrieved,
        }
    )


WAITING = proposals_file(
    ProposalList(
        last_number=4,
        proposals=[
            proposal(1, "example-force", "phone", "029 2018 0123"),
            proposal(2, "example-force", "web", "https://www.example.org/"),
            proposal(3, "example-trust", "phone", "029 2018 0124"),
            proposal(4, "example-trust", "web", "https://www.example.org"),
        ],
    )
)


@pytest.fixture
def proposed(partners: SmallProject) -> SmallProject:
    """A project with proposals: 1 a phone and 2 a website of the force, 3 a phone and 4 a website of the trust."""
    partners.write(PROPOSALS, WAITING)
    return partners


def partners_command(ahtc: Command, project: SmallProject, *arguments: str) -> Told:
    return ahtc(project.root, "partners", *arguments)


def test_the_open_proposals_are_listed_with_their_doubts(proposed: SmallProject, ahtc: Command) -> None:
    told = partners_command(ahtc, proposed, "proposals")
    assert "1. example-force: add phone 029 2018 0123. data.police.uk, 2026-11-21\n" in told.out
    assert "3. example-trust: add phone 029 2018 0124. Charity Commission" in told.out
    assert "(matched by name: Charity Commission for England and Wales calls it 1)" in told.out


def test_without_proposals_that_is_said(partners: SmallProject, ahtc: Command) -> None:
    assert partners_command(ahtc, partners, "proposals").out == "No proposal is open.\n"


def test_an_accepted_contact_is_added_with_day_and_source_and_held(proposed: SmallProject, ahtc: Command) -> None:
    told = partners_command(ahtc, proposed, "accept", "1", *DAY)

    assert told.code == 0, told.err
    assert "held until somebody has tried it" in told.out
    before, after = FORCE.split("\n\n# where all")
    added = """
  - id: phone-2
    kind: phone
    label:
      en: "Phone"
      cy: "Ffôn"
    value: "029 2018 0123"
    release: held
    checked: 2026-11-21
    method: published-source
    sources:
      - title: "Police forces"
        publisher: "data.police.uk"
        url: "https://data.police.uk/api"
        date: "2026-11-21"
        whose: other
"""
    assert proposed.read(FORCE_FILE) == f"{before}{added}\n# where all{after}"


def test_several_are_accepted_together_and_publish_shows_them(proposed: SmallProject, ahtc: Command) -> None:
    assert partners_command(ahtc, proposed, "accept", "2", "4", "--publish").code == 0
    facts = proposed.facts()
    force, trust = facts[Organisation]["example-force"], facts[Organisation]["example-trust"]
    assert [each.value for each in force.published_contacts] == ["101", "https://www.example.org/"]
    assert trust.published_contacts[-1].value == "https://www.example.org"
    assert "No proposal is open" not in partners_command(ahtc, proposed, "proposals").out


def test_a_number_that_one_register_alone_gives_cannot_be_published_until_somebody_has_rung_it(
    proposed: SmallProject, ahtc: Command
) -> None:
    refused = partners_command(ahtc, proposed, "accept", "1", "--publish")
    assert '"phone-2" is published, and only data.police.uk gives it' in refused.err
    assert proposed.read(FORCE_FILE) == FORCE

    assert partners_command(ahtc, proposed, "accept", "1").code == 0
    told = partners_command(ahtc, proposed, "checked", "example-force", "--contact", "phone-2", "--publish")
    assert told.code == 0, told.err
    assert proposed.facts()[Organisation]["example-force"].published_contacts[-1].value == "029 2018 0123"


def test_the_first_contact_of_a_record_is_added_as_well(proposed: SmallProject, ahtc: Command) -> None:
    proposed.write(FORCE_FILE, WITHOUT_CONTACTS)
    assert partners_command(ahtc, proposed, "accept", "1").code == 0
    assert [each.value for each in proposed.facts()[Organisation]["example-force"].contacts] == ["029 2018 0123"]
    assert "\n\n# where all this was found\n" in proposed.read(FORCE_FILE)


def test_an_accepted_proposal_agrees_at_the_next_pull(
    proposed: SmallProject, ahtc: Command, server: FaultyServer
) -> None:
    partners_command(ahtc, proposed, "accept", "1")
    POLICE.plays(server, answer(force(telephone="029 2018 0123"), POLICE.media))
    told = ahtc(proposed.root, *POLICE.arguments(server))
    assert "029 2018 0123; we say 029 2018 0123 (held back): agrees" in told.out


def test_a_change_puts_the_new_value_day_and_source_in_the_place_of_the_old(
    partners: SmallProject, ahtc: Command, server: FaultyServer
) -> None:
    partners.change(FORCE_FILE, "publisher: Example Police, date", "publisher: data.police.uk, date")
    POLICE.plays(server, answer(force(url=None), POLICE.media), answer(force(telephone="029 2018 0123"), POLICE.media))
    for day in ("2026-11-20", "2026-11-21"):
        ahtc(partners.root, *POLICE.arguments(server, "--today", day))
    told = partners_command(ahtc, partners, "accept", "1", *DAY)

    assert told.code == 0, told.err
    text = partners.read(FORCE_FILE)
    assert '    value: "029 2018 0123"  # never changes\n    release: held\n    checked: 2026-11-21\n' in text
    assert '    sources:\n      - title: "Police forces"\n        publisher: "data.police.uk"\n' in text
    assert "  # the number for everything that is not urgent\n" in text
    assert "\n\n# where all this was found\n" in text


def test_a_change_of_what_is_no_longer_there_is_refused(
    partners: SmallProject, ahtc: Command, server: FaultyServer
) -> None:
    test_a_change_puts_the_new_value_day_and_source_in_the_place_of_the_old(partners, ahtc, server)
    POLICE.plays(server, answer(force(telephone="029 2018 0124", url=None), POLICE.media))
    ahtc(partners.root, *POLICE.arguments(server))
    partners.change(FORCE_FILE, "029 2018 0123", "029 2018 0125")
    was = tree(partners.root)
    told = partners_command(ahtc, partners, "accept", "3")

    assert told.code == 1
    assert "which the record no longer has" in told.err
    assert tree(partners.root) == was


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (("contacts:", "contacts: # of them one"), "list of contacts is not written"),
        (('value: "101"', 'value: "029 2018 0123"'), "that the record has already"),
        (("id: example-force", "id: another"), "The id is"),
    ],
)
def test_what_cannot_be_applied_changes_nothing(
    proposed: SmallProject, ahtc: Command, spoilt: tuple[str, str], words: str
) -> None:
    proposed.change(FORCE_FILE, *spoilt)
    was = tree(proposed.root)
    told = partners_command(ahtc, proposed, "accept", "3", "1")

    assert told.code == 1
    assert words in told.err
    assert tree(proposed.root) == was


def test_what_has_come_onto_the_never_publish_list_since_is_not_accepted(proposed: SmallProject, ahtc: Command) -> None:
    entry = '  - {value: "029 2018 0123", was: {en: Wrong., cy: Anghywir.}}\n'
    proposed.append("docs/data/never_publish.yml", entry)
    was = tree(proposed.root)
    told = partners_command(ahtc, proposed, "accept", "1")

    assert told.code == 1
    assert "must never be published (Wrong)" in told.err
    assert tree(proposed.root) == was


def test_what_has_come_onto_the_never_publish_list_since_can_be_rejected_and_is_left_out(
    proposed: SmallProject, ahtc: Command
) -> None:
    entry = '  - {value: "029 2018 0123", was: {en: Wrong., cy: Anghywir.}}\n'
    proposed.append("docs/data/never_publish.yml", entry)
    told = partners_command(ahtc, proposed, "reject", "1", "--because", "wrong")

    assert told.code == 0, told.err
    assert "029 2018 0123" not in proposed.read(PROPOSALS)
    assert partners_command(ahtc, proposed, "accept", "3").code == 0


@pytest.mark.parametrize("room", [0, 500])
def test_a_full_disk_changes_nothing(proposed: SmallProject, ahtc: Command, room: int) -> None:
    was = tree(proposed.root)
    with no_file_larger_than(room):
        told = partners_command(ahtc, proposed, "accept", "1", "3")
    assert told.code == 1
    assert tree(proposed.root) == was


def test_a_rejected_proposal_keeps_its_reason(proposed: SmallProject, ahtc: Command) -> None:
    told = partners_command(ahtc, proposed, "reject", "1", "--because", "their switchboard")
    assert told.code == 0
    assert 'because: "their switchboard"' in proposed.read(PROPOSALS)
    assert proposed.read(FORCE_FILE) == FORCE
    assert "was rejected on" in partners_command(ahtc, proposed, "accept", "1").err


def test_a_rejection_needs_a_reason(proposed: SmallProject, ahtc: Command) -> None:
    assert "No reason is given" in partners_command(ahtc, proposed, "reject", "1", "--because", " ").err


@pytest.mark.parametrize("command", [("accept", "99"), ("reject", "99", "--because", "x")])
def test_a_number_that_no_proposal_has_is_told(proposed: SmallProject, ahtc: Command, command: tuple[str, ...]) -> None:
    told = partners_command(ahtc, proposed, *command)
    assert told.code == 1
    assert "There is no proposal 99" in told.err


# What a person has verified.


def test_one_contact_is_recorded_as_checked_and_stays_held_until_publish_is_asked_for(
    partners: SmallProject, ahtc: Command
) -> None:
    before = partners.read(TRUST)
    told = partners_command(ahtc, partners, "checked", "example-trust", "--contact", "office", *DAY)
    old = "release: held\n    checked: 2026-11-22\n    method: published-source"
    new = "release: held\n    checked: 2026-11-21\n    method: telephone"

    assert "office, 029 2018 0999: checked by telephone; held: --publish shows it on pages.\n" in told.out
    assert partners.read(TRUST) == before.replace(old, new)

    partners_command(ahtc, partners, "checked", "example-trust", "--contact", "office", "--publish", *DAY)
    assert partners.read(TRUST) == before.replace(old, new.replace("held", "published"))


def test_without_a_contact_all_are_recorded_numbers_by_telephone_and_the_rest_by_a_visit(
    partners: SmallProject, ahtc: Command
) -> None:
    partners_command(ahtc, partners, "checked", "example-trust", *DAY)
    contacts = partners.facts()[Organisation]["example-trust"].contacts
    assert {str(each.checked) for each in contacts} == {"2026-11-21"}
    assert [each.method for each in contacts] == ["telephone", "telephone", "telephone", "visit"]


@pytest.mark.parametrize(("answer", "release"), [("y", "published"), ("n", "held"), ("", "held")])
def test_at_a_terminal_somebody_is_asked_who_when_what_was_said_and_whether_to_show_it(
    partners: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch, answer: str, release: str
) -> None:
    terminal = io.StringIO(f"Sian Jones\n\n3/3/99\n20/11/26\nThey answer.\n{answer}\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    told = partners_command(ahtc, partners, "checked", "example-trust", "--contact", "office", *DAY)

    assert "a role in small letters, such as the officer, and never a person's name" in told.out
    assert "a day that has been, such as 2026-11-21" in told.out
    assert "Show on pages from now on: 029 2018 0999?" in told.out
    office = partners.facts()[Organisation]["example-trust"].contacts[2]
    assert (office.release, office.checked_by, office.said) == (release, "the officer", "They answer.")
    assert office.checked == datetime.date(2026, 11, 20)


@pytest.mark.parametrize("option", [("--by", "Sian Jones"), ("--by", "a@example.org"), ("--on", "2026-11-22")])
def test_a_name_or_a_day_to_come_is_refused(partners: SmallProject, ahtc: Command, option: tuple[str, str]) -> None:
    was = tree(partners.root)
    assert partners_command(ahtc, partners, "checked", "example-trust", *option, *DAY).code == 2
    assert tree(partners.root) == was


def test_what_shows_nowhere_is_said_to(partners: SmallProject, ahtc: Command) -> None:
    partners.change(TRUST, "listing: directory", "listing: withheld")
    told = partners_command(ahtc, partners, "checked", "example-trust", "--contact", "office", "--publish", *DAY)
    assert "published, but shown nowhere while its record says listing: withheld" in told.out


def test_a_shared_number_is_recorded_where_it_is_written(partners: SmallProject, ahtc: Command) -> None:
    old = '    kind: phone\n    label: {en: Telephone, cy: Ffôn}\n    value: "101"  # never changes\n'
    partners.change(FORCE_FILE, old, "    same_as: example-trust/phone\n    label: {en: Telephone, cy: Ffôn}\n")
    was = partners.read(FORCE_FILE)
    told = partners_command(ahtc, partners, "checked", "example-force", "--contact", "phone", "--said", "Yes.", *DAY)
    assert told.code == 0, told.err
    assert partners.facts()[Organisation]["example-trust"].contacts[0].said == "Yes."
    assert partners.read(FORCE_FILE) == was.replace(
        "2026-11-01\n    method: published-source", '2026-11-21\n    method: telephone\n    said: "Yes."'
    )


def test_the_method_may_be_named(partners: SmallProject, ahtc: Command) -> None:
    partners_command(ahtc, partners, "checked", "example-trust", "--method", "published-source")
    contacts = partners.facts()[Organisation]["example-trust"].contacts
    assert {each.method for each in contacts} == {"published-source"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["example-trusts"], 'Did you mean "example-trust"?'),
        (["example-trust", "--contact", "offic"], 'Did you mean "office"?'),
        (["example-force"], '"example-force" has no contact.'),
    ],
)
def test_an_organisation_or_contact_that_is_not_there_is_told(
    partners: SmallProject, ahtc: Command, arguments: list[str], words: str
) -> None:
    partners.write(FORCE_FILE, WITHOUT_CONTACTS)
    told = partners_command(ahtc, partners, "checked", *arguments)
    assert told.code == 1
    assert words in told.err
