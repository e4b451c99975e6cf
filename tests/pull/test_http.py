from __future__ import annotations

import gzip
import hashlib
import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.http import Client, Patience
from ahtc.pull.media_types import CSV, JSON, ODS
from tests.pull.faulty_server import (
    WITHOUT_END,
    Act,
    FaultyServer,
    already_packed,
    answer,
    byte_by_byte,
    claims,
    cut_chunks,
    hang_up,
    huge,
    packed,
    redirect,
    silence,
    status,
)

PATIENCE = Patience(connect=1, read=0.25, first_wait=0.001, longest_wait=0.002)
PATH = "/tables.ods"
LIMIT = 100_000


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", ODS)
    return content.getvalue()


WORKBOOK = workbook()


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with Client(patience=PATIENCE) as client:
        yield client


def refusal(server: FaultyServer, client: Client, *acts: Act, media: str = ODS, limit: int = LIMIT) -> Finding:
    """The one finding that a fetch of a file that plays these acts is refused with."""
    server.plays(PATH, *acts)
    with pytest.raises(ProblemsError) as refused:
        client.fetch(server.url(PATH), media=frozenset({media}), limit=limit)
    (finding,) = refused.value.findings
    assert finding.path == server.url(PATH)
    assert finding.expected
    assert finding.remedy
    return finding


def test_a_file_comes_with_its_address_kind_and_checksum(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(WORKBOOK, f"{ODS}; charset=binary"))
    fetched = client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)
    assert fetched.content == WORKBOOK
    assert fetched.url == server.url(PATH)
    assert fetched.media_type == ODS
    assert fetched.sha256 == hashlib.sha256(WORKBOOK).hexdigest()


def test_json_is_read(server: FaultyServer, client: Client) -> None:
    server.plays("/api", answer(b'{"title": "Ystadegau"}', "application/json; charset=utf-8"))
    assert client.fetch_json(server.url("/api"), LIMIT) == {"title": "Ystadegau"}


def test_a_packed_answer_is_unpacked(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, packed(b"force,total\n" * 1000, CSV))
    assert client.fetch(server.url(PATH), media=frozenset({CSV}), limit=LIMIT).content == b"force,total\n" * 1000


def test_requests_say_who_asks(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(WORKBOOK, ODS))
    client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)
    assert "Anti-Trafficking Wales" in server.requests[0].headers["User-Agent"]


def test_no_cookie_is_kept(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(WORKBOOK, ODS, Set_Cookie="seen=1; Path=/"))
    for _ in range(2):
        client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)
    assert [request.headers["Cookie"] for request in server.requests] == [None, None]


def test_this_machine_is_never_asked_through_a_proxy(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.plays(PATH, answer(WORKBOOK, ODS))
    with Client(patience=PATIENCE) as client:
        assert client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT).content == WORKBOOK


# What may pass by itself is tried four times.


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        (silence, "Nothing came for 0.25 seconds"),
        (hang_up, "broke off"),
        (claims(WORKBOOK, ODS, len(WORKBOOK) + 1), "broke off"),
        (claims(WORKBOOK, ODS, len(WORKBOOK) - 9), "stops after"),
        (claims(WORKBOOK[:-9], ODS, None), "stops after"),
        (cut_chunks(WORKBOOK, ODS), "broke off"),
        (answer(WORKBOOK[:-30], ODS), "stops after"),
        (packed(WORKBOOK, ODS, upto=40), "before its end"),
        (answer(b"never packed", ODS, Content_Encoding="gzip"), "cannot be unpacked"),
        (status(429), "status 429"),
        (status(500), "status 500"),
        (status(503), "status 503"),
    ],
    ids=[
        "time-out", "no answer", "declared longer", "declared shorter", "undeclared and cut", "chunks cut",
        "truncated ZIP", "packed and cut", "not packed", "429", "500", "503",
    ],
)  # fmt: skip
def test_trouble_that_stays_is_told_after_four_tries(
    server: FaultyServer, client: Client, fault: Act, seen: str
) -> None:
    finding = refusal(server, client, fault)
    assert seen in finding.seen
    assert finding.seen.endswith("(tried 4 times)")
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "fault",
    [silence, hang_up, claims(WORKBOOK, ODS, 9_999), cut_chunks(WORKBOOK, ODS), status(429), status(500)],
    ids=["time-out", "no answer", "cut", "chunks cut", "429", "500"],
)
def test_trouble_that_passes_is_forgotten(server: FaultyServer, client: Client, fault: Act) -> None:
    server.plays(PATH, fault, answer(WORKBOOK, ODS))
    assert client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT).content == WORKBOOK
    assert len(server.requests) == 2


def test_a_packed_table_that_stops_short_is_not_taken_for_a_shorter_table(server: FaultyServer, client: Client) -> None:
    finding = refusal(server, client, packed(b"Gwent Police,13\n" * 99, CSV, upto=40), media=CSV)
    assert "before its end" in finding.seen


def test_a_packed_answer_of_several_members_is_read_whole(server: FaultyServer, client: Client) -> None:
    members = b"".join(gzip.compress(part) for part in (b"force,total\n", b"", b"Gwent,5\n"))
    server.plays(PATH, already_packed(members, CSV))
    assert client.fetch(server.url(PATH), media=frozenset({CSV}), limit=LIMIT).content == b"force,total\nGwent,5\n"


def test_members_that_come_byte_by_byte_are_read_whole(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, byte_by_byte(gzip.compress(b"force,") + gzip.compress(b"total\n"), CSV))
    assert client.fetch(server.url(PATH), media=frozenset({CSV}), limit=LIMIT).content == b"force,total\n"


@pytest.mark.parametrize("rest", [b"x", b"\0\0\0\0", b"PK\x03\x04", b"<!-- served in 3 ms -->"])
def test_what_follows_the_end_of_a_packed_answer_is_refused(server: FaultyServer, client: Client, rest: bytes) -> None:
    seen = refusal(server, client, already_packed(gzip.compress(b"force,total\n") + rest, CSV), media=CSV).seen
    assert seen == "Something follows the end of the compressed answer, after 0 bytes"
    assert len(server.requests) == 1


def test_a_last_member_that_stops_short_is_told(server: FaultyServer, client: Client) -> None:
    members = gzip.compress(b"force,total\n") + gzip.compress(b"Gwent,5\n")[:-3]
    assert "before its end" in refusal(server, client, already_packed(members, CSV), media=CSV).seen


def test_the_limit_counts_all_members(server: FaultyServer, client: Client) -> None:
    members = gzip.compress(b"x" * 60_000) * 2
    assert "more than 100,000 bytes" in refusal(server, client, already_packed(members, CSV), media=CSV).seen


def test_the_fourth_try_may_succeed(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, status(500), hang_up, status(502), answer(WORKBOOK, ODS))
    assert client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT).content == WORKBOOK


@pytest.mark.parametrize("act", WITHOUT_END.values(), ids=WITHOUT_END)
def test_an_answer_that_comes_drop_by_drop_for_ever_is_given_up(server: FaultyServer, act: Act) -> None:
    with Client(patience=replace(PATIENCE, read=5, whole=0.15, tries=2)) as client:
        before = time.monotonic()
        seen = refusal(server, client, act, media=CSV).seen
    assert seen == "The answer was still coming after 0.15 seconds, when time ran out"
    assert time.monotonic() - before < 4


def test_json_that_stops_short_is_tried_again(server: FaultyServer, client: Client) -> None:
    server.plays("/api", claims(b'{"title": "NRM"}', JSON, 9), answer(b'{"title": "NRM"}', JSON))
    assert client.fetch_json(server.url("/api"), LIMIT) == {"title": "NRM"}


@pytest.mark.parametrize("content", [b'{"title": ', b"\xff", b"[" * 90_000], ids=["cut", "not UTF-8", "too deep"])
def test_what_is_not_json_is_told(server: FaultyServer, client: Client, content: bytes) -> None:
    server.plays("/api", answer(content, JSON))
    with pytest.raises(ProblemsError, match="cannot be read as JSON"):
        client.fetch_json(server.url("/api"), LIMIT)


# How long to wait, when the source says so.


def seconds_for(server: FaultyServer, patience: Patience) -> float:
    started = time.monotonic()
    with Client(patience=patience) as client:
        client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)
    return time.monotonic() - started


@pytest.mark.parametrize("code", [429, 503])
def test_the_seconds_asked_for_are_waited(server: FaultyServer, code: int) -> None:
    server.plays(PATH, status(code, Retry_After="1"), answer(WORKBOOK, ODS))
    assert seconds_for(server, PATIENCE) >= 1


def test_the_date_asked_for_is_waited_for_by_the_source_s_own_clock(server: FaultyServer) -> None:
    dates = {"Date": "Fri, 31 Dec 1999 23:59:58 GMT", "Retry_After": "Fri, 31 Dec 1999 23:59:59 GMT"}
    server.plays(PATH, status(429, **dates), answer(WORKBOOK, ODS))
    assert 1 <= seconds_for(server, PATIENCE) < 5


@pytest.mark.parametrize("asked", ["3600", "9" * 400, "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_long_wait_asked_for_is_cut_to_the_longest(server: FaultyServer, asked: str) -> None:
    server.plays(PATH, status(429, Retry_After=asked), answer(WORKBOOK, ODS))
    assert 0.2 <= seconds_for(server, Patience(longest_asked_wait=0.2)) < 5


def test_the_longest_wait_asked_for_is_a_minute() -> None:
    assert Patience().longest_asked_wait == 60


@pytest.mark.parametrize(
    "asked",
    [
        "soon",
        "-5",
        "Fri, 31 Dec 1999 23:59:59 GMT",
        "0",
        "+999999999999999999",
        "Fri, 31 Dec 99999999999999999999 23:59:59 GMT",
        "Fri, 31 Dec 9999 23:59:59 -9999",
        "1e400",
        "",
    ],
)
def test_a_wait_that_is_past_or_makes_no_sense_does_not_hold_us_up(server: FaultyServer, asked: str) -> None:
    server.plays(PATH, status(429, Retry_After=asked), answer(WORKBOOK, ODS))
    assert seconds_for(server, PATIENCE) < 5


# What will not pass is told at once.


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (404, "Nothing is at this address (status 404)"),
        (410, "The publisher has removed what was here, for good (status 410)"),
        (400, "status 400"),
        (403, "status 403"),
        (204, "status 204"),
        (304, "status 304"),
    ],
)
def test_other_statuses_are_told_at_once(server: FaultyServer, client: Client, code: int, seen: str) -> None:
    assert seen in refusal(server, client, status(code)).seen
    assert len(server.requests) == 1


def test_html_served_instead_of_ods_is_told(server: FaultyServer, client: Client) -> None:
    finding = refusal(server, client, answer(b"<html>Sorry</html>", "text/html; charset=utf-8"))
    assert finding.seen == "A web page (HTML) was sent"
    assert finding.expected == "an ODS spreadsheet"
    assert len(server.requests) == 1


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><p>Sorry", b"\xef\xbb\xbf\n <html lang=cy>"])
def test_html_that_calls_itself_ods_is_told(server: FaultyServer, client: Client, page: bytes) -> None:
    finding = refusal(server, client, answer(page, ODS))
    assert finding.seen == "A web page (HTML) was sent, though it is called an ODS spreadsheet"
    assert len(server.requests) == 1


def test_html_that_calls_itself_csv_is_told(server: FaultyServer, client: Client) -> None:
    assert "A web page (HTML)" in refusal(server, client, answer(b"<!doctype html>", CSV), media=CSV).seen


@pytest.mark.parametrize(("content", "seen"), [(b"Year,Quarter\n", "starts with b'Year,Qua'"), (b"", "is empty")])
def test_what_is_no_zip_cannot_be_ods(server: FaultyServer, client: Client, content: bytes, seen: str) -> None:
    assert seen in refusal(server, client, answer(content, ODS)).seen


def test_an_answer_that_names_no_kind_is_told(server: FaultyServer, client: Client) -> None:
    assert "does not say what kind" in refusal(server, client, answer(WORKBOOK, "")).seen


def test_a_packing_that_was_not_asked_for_is_told(server: FaultyServer, client: Client) -> None:
    assert '"br"' in refusal(server, client, answer(WORKBOOK, ODS, Content_Encoding="br")).seen


def test_a_wrong_checksum_is_told(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(WORKBOOK, ODS))
    expected = "0" * 64
    with pytest.raises(ProblemsError) as refused:
        client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT, sha256=expected)
    (finding,) = refused.value.findings
    assert hashlib.sha256(WORKBOOK).hexdigest() in finding.seen
    assert expected in finding.expected


def test_the_right_checksum_is_accepted_in_either_case(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(WORKBOOK, ODS))
    digest = hashlib.sha256(WORKBOOK).hexdigest()
    fetched = client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT, sha256=digest.upper())
    assert fetched.sha256 == digest


# Sizes.

MEBIBYTE = 1 << 20
BODY = 300 * MEBIBYTE


@pytest.mark.parametrize(
    ("headers", "seen"),
    [({}, "more than 1,048,576 bytes"), ({"Content_Length": str(BODY)}, "314,572,800 bytes")],
    ids=["undeclared", "declared"],
)
def test_a_body_of_300_mb_is_left_soon_after_the_limit(
    server: FaultyServer, client: Client, headers: dict[str, str], seen: str
) -> None:
    finding = refusal(server, client, huge(BODY, ODS, **headers), limit=MEBIBYTE)
    assert finding.seen == f"The answer holds {seen}"
    assert finding.expected == "at most 1,048,576 bytes"
    assert len(server.requests) == 1
    assert server.sent < 30 * MEBIBYTE


def test_a_body_of_the_limit_is_not_too_large(server: FaultyServer, client: Client) -> None:
    server.plays(PATH, answer(b"x" * 1000, CSV))
    assert len(client.fetch(server.url(PATH), media=frozenset({CSV}), limit=1000).content) == 1000


def test_a_byte_over_the_limit_is_too_large_even_undeclared(server: FaultyServer, client: Client) -> None:
    assert "more than 999" in refusal(server, client, claims(b"x" * 1000, CSV, None), media=CSV, limit=999).seen


def test_a_bomb_is_counted_as_it_unpacks(server: FaultyServer, client: Client) -> None:
    finding = refusal(server, client, packed(bytes(50 * MEBIBYTE), CSV), media=CSV, limit=MEBIBYTE)
    assert finding.seen == "The answer holds more than 1,048,576 bytes"
    assert server.sent < MEBIBYTE


# Where redirects may lead.


def test_a_redirect_on_the_same_host_is_followed(server: FaultyServer, client: Client) -> None:
    server.plays("/old", redirect(PATH))
    server.plays(PATH, answer(WORKBOOK, ODS))
    assert client.fetch(server.url("/old"), media=frozenset({ODS}), limit=LIMIT).url == server.url(PATH)


def test_a_redirect_to_another_host_is_refused_and_that_host_never_asked(server: FaultyServer, client: Client) -> None:
    elsewhere = server.url("/elsewhere", host="localhost")
    server.plays("/elsewhere", answer(WORKBOOK, ODS))
    finding = refusal(server, client, redirect(elsewhere))
    assert finding.seen == f"It leads away to {elsewhere}"
    assert finding.expected == "a file on 127.0.0.1"
    assert [request.path for request in server.requests] == [PATH]


def test_a_redirect_to_an_allowed_host_is_followed(server: FaultyServer) -> None:
    server.plays(PATH, redirect(server.url("/assets", host="localhost")))
    server.plays("/assets", answer(WORKBOOK, ODS))
    with Client(hosts=frozenset({"localhost"}), patience=PATIENCE) as client:
        fetched = client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)
    assert fetched.url == server.url("/assets", host="localhost")


@pytest.mark.parametrize(
    "location",
    [
        "javascript:alert(1)",
        "data:text/csv,force",
        "mailto:nrm@example.org",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "https:",
        "https://",
        "https://[::1",
        "https://a b/",
        "https://xn--\xff/",
        "https://www.gov.uk:99999/",
        "https://" + "a" * 70_000,
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused_at_once(
    server: FaultyServer, client: Client, location: str
) -> None:
    finding = refusal(server, client, redirect(location))
    assert (finding.rule, len(server.requests)) == ("redirect", 1)
    assert len(finding.seen) < 400


def test_a_redirect_that_leads_nowhere_is_a_refusal(server: FaultyServer, client: Client) -> None:
    assert refusal(server, client, status(302)).seen == "The source refuses (status 302)"


def test_a_redirect_without_encryption_is_refused(server: FaultyServer) -> None:
    server.plays(PATH, redirect("http://www.gov.uk/x"))
    with (
        Client(hosts=frozenset({"www.gov.uk"}), patience=PATIENCE) as client,
        pytest.raises(ProblemsError, match="not safe to fetch from"),
    ):
        client.fetch(server.url(PATH), media=frozenset({ODS}), limit=LIMIT)


def test_five_redirects_are_followed_and_a_sixth_is_not(server: FaultyServer, client: Client) -> None:
    for number in range(6, 0, -1):
        server.plays(f"/{number}", redirect(f"/{number - 1}"))
    server.plays("/0", answer(WORKBOOK, ODS))
    assert client.fetch(server.url("/5"), media=frozenset({ODS}), limit=LIMIT).content == WORKBOOK
    with pytest.raises(ProblemsError, match="More than 5 redirects"):
        client.fetch(server.url("/6"), media=frozenset({ODS}), limit=LIMIT)


@pytest.mark.parametrize(
    "url", ["http://www.gov.uk/x", "file:///etc/passwd", "www.gov.uk/x", "https:///x", "https://["]
)
def test_only_https_is_fetched_from_except_on_this_machine(client: Client, url: str) -> None:
    with pytest.raises(ProblemsError, match="https://"):
        client.fetch(url, media=frozenset({ODS}), limit=LIMIT)


def test_a_server_that_is_not_there_is_told_at_once(client: Client) -> None:
    with FaultyServer() as gone:
        url = gone.url(PATH)
    with pytest.raises(ProblemsError, match="No connection could be made"):
        client.fetch(url, media=frozenset({ODS}), limit=LIMIT)
