"""What publishers' servers do on bad days, acted out to the two sources that are asked over the network."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.http import Client
from ahtc.pull.media_types import CSV, HTML, JSON
from ahtc.pull.partners.listed import Reply
from ahtc.pull.partners.local_authorities.register import LARGEST_REGISTER, MEDIA, read_local_authorities
from ahtc.pull.partners.open_referral.services import Wanted, read_open_referral
from tests.pull.faulty_server import (
    Act,
    FaultyServer,
    answer,
    claims,
    cut_chunks,
    hang_up,
    huge,
    packed,
    redirect,
    silence,
    status,
)
from tests.pull.partners.acted import HASTY, PATIENT
from tests.pull.partners.directory import organization, page, service, told
from tests.pull.partners.test_local_authorities import CARDIFF, HEADINGS, register

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@dataclass(frozen=True)
class Source:
    """One of the two sources: where its first answer comes from, what a good one is, and how it is read."""

    path: str
    media: str
    good: bytes
    renamed: bytes
    read: Callable[[Client, str], Reply]


@pytest.fixture(params=["open-referral", "local-authorities"])
def source(request: pytest.FixtureRequest, facts: Facts, server: FaultyServer) -> Source:
    if request.param == "open-referral":
        server.plays("/organizations?page=1", told(page([], pages=0)))
        services = page([service(of=organization(), phones=[])])
        return Source(
            "/services?page=1",
            JSON,
            json.dumps(services).encode(),
            json.dumps(services).replace("page_number", "pageNumber").encode(),
            lambda client, base: read_open_referral(client, base, Wanted({"o1"}, set()), TODAY),
        )

    def read(client: Client, base: str) -> Reply:
        fetched = client.fetch(f"{base}/register.csv", media=MEDIA, limit=LARGEST_REGISTER)
        return read_local_authorities(fetched.content, fetched.url, facts[Organisation].values(), TODAY)

    renamed = register(CARDIFF, headings=HEADINGS.replace("alt-names", "other-names"))
    return Source("/register.csv", CSV, register(CARDIFF), renamed, read)


def refusal(server: FaultyServer, source: Source, *acts: Act) -> Finding:
    server.plays(source.path, *acts)
    with Client(patience=HASTY if silence in acts else PATIENT) as client, pytest.raises(ProblemsError) as refused:
        source.read(client, server.url())
    (finding,) = refused.value.findings
    assert finding.path == server.url(source.path)
    assert finding.expected
    assert finding.remedy
    return finding


def asked(server: FaultyServer, source: Source) -> int:
    return [request.path for request in server.requests].count(source.path)


def test_a_good_answer_is_read(server: FaultyServer, source: Source) -> None:
    server.plays(source.path, packed(source.good, source.media))
    with Client(patience=PATIENT) as client:
        assert len(source.read(client, server.url()).listed) == 1


@pytest.mark.parametrize("fault", ["time-out", "hang up", "cut", "chunks cut", "429", "500"])
def test_trouble_that_stays_is_told_after_four_tries(server: FaultyServer, source: Source, fault: str) -> None:
    finding = refusal(server, source, act(source, fault))
    assert finding.seen.endswith("(tried 4 times)")
    assert asked(server, source) == 4


@pytest.mark.parametrize("fault", ["time-out", "hang up", "cut", "chunks cut", "429", "500"])
def test_trouble_that_passes_is_forgotten(server: FaultyServer, source: Source, fault: str) -> None:
    server.plays(source.path, act(source, fault), answer(source.good, source.media))
    patience = replace(PATIENT, read=0.25) if fault == "time-out" else PATIENT
    with Client(patience=patience) as client:
        assert len(source.read(client, server.url()).listed) == 1
    assert asked(server, source) == 2


def act(source: Source, fault: str) -> Act:
    return {
        "time-out": silence,
        "hang up": hang_up,
        "cut": claims(source.good, source.media, len(source.good) + 9),
        "chunks cut": cut_chunks(source.good, source.media),
        "429": status(429, Retry_After="0"),
        "500": status(500),
    }[fault]


@pytest.mark.parametrize(("code", "seen"), [(404, "Nothing is at this address"), (410, "removed what was here")])
def test_what_is_not_there_is_asked_for_once(server: FaultyServer, source: Source, code: int, seen: str) -> None:
    assert seen in refusal(server, source, status(code)).seen
    assert asked(server, source) == 1


def test_another_host_is_not_followed(server: FaultyServer, source: Source) -> None:
    away = server.url(source.path, host="localhost")
    assert refusal(server, source, redirect(away)).seen == f"It leads away to {away}"
    assert asked(server, source) == 1


@pytest.mark.parametrize("called", [HTML, ""])
def test_a_web_page_in_its_place_is_refused(server: FaultyServer, source: Source, called: str) -> None:
    finding = refusal(server, source, answer(b"<!doctype html><title>Sorry</title>", called or source.media))
    assert "web page" in finding.seen


def test_three_hundred_megabytes_are_not_taken(server: FaultyServer, source: Source) -> None:
    assert refusal(server, source, huge(300 << 20, source.media)).rule == "too-large"
    assert server.sent < 64 << 20


def test_a_renamed_field_is_told_once(server: FaultyServer, source: Source) -> None:
    finding = refusal(server, source, answer(source.renamed, source.media))
    assert "page_number" in finding.seen or '"alt-names"' in finding.seen
