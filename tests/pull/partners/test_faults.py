"""Every fault of a source leaves docs/data byte for byte as it was, and says source, seen, expected and remedy."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import ProblemsError
from ahtc.pull.http import Patience
from ahtc.pull.partners.flow import pull_partners
from tests.project import Command, SmallProject, tree
from tests.pull.faulty_server import Act, FaultyServer, answer, claims, hang_up, huge, redirect, silence, status
from tests.pull.partners.acted import ACTED, CHARITIES, HASTY, PATIENT, POLICE, Acted, charity, extract, force
from tests.pull.project import no_file_larger_than


@dataclass(frozen=True)
class Held:
    """A project, its facts, and every file of it: as it is, and as it must stay."""

    root: Path
    facts: Facts
    was: dict[str, str]


@pytest.fixture(scope="module")
def held(partner_project: SmallProject, partner_facts: Facts) -> Held:
    return Held(partner_project.root, partner_facts, tree(partner_project.root))


Played = Callable[[Acted, FaultyServer], Act]

# A source that joins ACTED is put through all of these.
EVERYWHERE: dict[str, tuple[Played, str]] = {
    "time-out": (lambda acted, server: silence, "Nothing came for 0.05 seconds (tried 4 times)"),
    "cut connection": (lambda acted, server: hang_up, "broke off"),
    "cut half-way": (
        lambda acted, server: claims(acted.content[:60], acted.media, len(acted.content)), "broke off",
    ),
    "404": (lambda acted, server: status(404), "Nothing is at this address"),
    "410": (lambda acted, server: status(410), "removed what was here"),
    "429": (lambda acted, server: status(429), "asks for fewer requests"),
    "500": (lambda acted, server: status(500), "in trouble itself"),
    "redirect to another host": (lambda acted, server: redirect(server.url("/x", host="localhost")), "It leads away"),
    "HTML": (lambda acted, server: answer(b"<!doctype html><p>Sorry", "text/html"), "A web page (HTML)"),
    "HTML called otherwise": (lambda acted, server: answer(b"<html><p>Sorry", acted.media), "A web page (HTML)"),
    "300 MB": (lambda acted, server: huge(300 << 20, acted.media), "more than"),
}  # fmt: skip


@pytest.mark.parametrize("fault", EVERYWHERE)
@pytest.mark.parametrize("source", ACTED)
def test_a_fault_of_the_network_changes_nothing(held: Held, server: FaultyServer, source: str, fault: str) -> None:
    acted, (play, words) = ACTED[source], EVERYWHERE[fault]
    acted.plays(server, play(acted, server))
    refused(held, server, acted, words, HASTY if fault == "time-out" else PATIENT)


def renamed(field: str) -> bytes:
    told = json.loads(force())
    told[f"the_{field}"] = told.pop(field)
    return json.dumps(told).encode()


def without(field: str) -> dict[str, object]:
    return {name: value for name, value in charity(2).items() if name != field}


def bomb() -> bytes:
    return extract(b"[" + b" " * 100_000_000 + b"]")


def two_files() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", "[]")
        archive.writestr("b.json", "[]")
    return packed.getvalue()


ITS_OWN: dict[str, tuple[Acted, bytes, str]] = {
    "police.uk, a field renamed": (POLICE, renamed("telephone"), 'no field "telephone"'),
    "police.uk, a list where a force should be": (POLICE, b"[]", 'no field "id"'),
    "police.uk, truncated JSON": (POLICE, force()[:-20], "cannot be read as JSON"),
    "police.uk, ids that collide": (POLICE, force(id="another"), 'about "another"'),
    "the register, truncated ZIP": (CHARITIES, CHARITIES.content[:-10], "stops after"),
    "the register, damaged ZIP": (CHARITIES, CHARITIES.content.replace(b"PK\x01\x02", b"PK\x09\x09"), "damaged"),
    "the register, ZIP bomb": (CHARITIES, bomb(), "unpack"),
    "the register, two files in the ZIP": (CHARITIES, two_files(), "holds 2 files"),
    "the register, truncated JSON": (CHARITIES, extract(b'[{"registered_charity_number": 1'), "After 0 charities"),
    "the register, a field renamed": (
        CHARITIES, extract([without("charity_contact_phone"), without("charity_contact_phone")]),
        'Charity 1 in the file has no field "charity_contact_phone"',
    ),
    "the register, a number that is none": (CHARITIES, extract([charity(1) | {"registered_charity_number": "x"}]),
                                            "Charity 1 in the file cannot stand"),
    "the register, no list": (CHARITIES, extract(b'{"charities": []}'), "does not start with a list"),
    "the register, an empty list": (CHARITIES, extract([]), "lists no charity"),
}  # fmt: skip


@pytest.mark.parametrize("fault", ITS_OWN)
def test_a_fault_of_the_answer_changes_nothing(held: Held, server: FaultyServer, fault: str) -> None:
    acted, content, words = ITS_OWN[fault]
    acted.plays(server, answer(content, acted.media))
    refused(held, server, acted, words)


def test_the_command_says_what_is_wrong_and_that_nothing_was_changed(
    partner_project: SmallProject, server: FaultyServer, ahtc: Command
) -> None:
    POLICE.plays(server, status(404))
    told = ahtc(partner_project.root, *POLICE.arguments(server))
    assert told.code == 1
    (problem,) = told.problems
    assert server.url(POLICE.path) in problem
    assert "Expected " in problem
    assert "Nothing was changed" in told.err


@pytest.mark.parametrize("source", ACTED)
@pytest.mark.parametrize("trouble", [500, 429])
def test_trouble_that_passes_is_told_in_plain_words_and_borne(
    partners: SmallProject, server: FaultyServer, ahtc: Command, source: str, trouble: int
) -> None:
    acted = ACTED[source]
    acted.plays(server, status(trouble), answer(acted.content, acted.media))
    told = ahtc(partners.root, *acted.arguments(server))

    assert told.code == 0, told.err
    assert f"(status {trouble})" in told.err
    assert "Trying again in 0 seconds: The source" in told.err
    assert "stamina" not in told.err


@pytest.mark.parametrize("source", ACTED)
@pytest.mark.parametrize("room", [0, 300])
def test_a_full_disk_changes_nothing(
    partners: SmallProject, server: FaultyServer, ahtc: Command, source: str, room: int
) -> None:
    acted, was = ACTED[source], tree(partners.root)
    acted.plays(server)
    with no_file_larger_than(room):
        told = ahtc(partners.root, *acted.arguments(server))

    assert told.code == 1
    assert re.search(r"docs/data/partners/\S+ cannot be used \(File too large\)", told.err)
    assert tree(partners.root) == was


def test_one_source_in_trouble_keeps_back_the_others_and_all_that_are_wrong_are_told(
    partners: SmallProject, server: FaultyServer, ahtc: Command
) -> None:
    addresses = f"addresses:\n  police-uk: {server.url('/api')}\n  charity-commission: {server.url('/charity.zip')}\n"
    partners.write("docs/data/partners/sources.yml", addresses)
    POLICE.plays(server, status(404))
    CHARITIES.plays(server, status(410))
    was = tree(partners.root)
    told = ahtc(partners.root, "pull", "partners")

    assert told.code == 1
    assert len(told.problems) == 2
    assert tree(partners.root) == was


def refused(held: Held, server: FaultyServer, acted: Acted, words: str, patience: Patience = PATIENT) -> None:
    """Makes a pull that must fail, and looks at what it leaves and what it says."""
    wanted = acted.wanted(server, patience=patience)
    with pytest.raises(ProblemsError) as caught:
        pull_partners(held.root, held.facts, wanted, tell=lambda _: None, say=lambda _: None)

    assert tree(held.root) == held.was
    (finding,) = caught.value.findings
    assert finding.path == server.url(acted.path)
    assert words.lower() in finding.seen.lower()
    assert finding.expected
    assert finding.remedy
