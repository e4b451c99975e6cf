from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ahtc.core.problems import Finding, ProblemsError
from ahtc.pull.http import Client
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.listed import Listed, ListedContact, Reply
from ahtc.pull.partners.open_referral.services import Wanted, read_open_referral
from tests.pull.faulty_server import FaultyServer, status
from tests.pull.partners.acted import PATIENT
from tests.pull.partners.directory import organization, page, serve, service, told

TODAY = datetime.date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[4] / "shared" / "upstream" / "open-referral-uk" / "examples"
TRUST = Wanted(ids={"o1"}, names=set())
PHONES = [{"number": "0300 123 4567", "type": "voice"}]


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with Client(patience=PATIENT) as client:
        yield client


@pytest.fixture
def read(server: FaultyServer, client: Client) -> Any:
    return lambda wanted=TRUST: read_open_referral(client, server.url("/api/"), wanted, TODAY)


def named(*names: str) -> Wanted:
    return Wanted(ids=set(), names={name_key(name) for name in names})


def only(reply: Reply) -> Listed:
    (listed,) = reply.listed
    return listed


def refusal(read: Any) -> Finding:
    with pytest.raises(ProblemsError) as refused:
        read()
    (finding,) = refused.value.findings
    assert finding.path.startswith("http://127.0.0.1")
    assert finding.expected
    assert finding.remedy
    return finding


def asked(server: FaultyServer) -> list[str]:
    return [request.path for request in server.requests]


# Whose records are used.


def test_an_organisation_of_ours_is_listed_with_what_it_and_its_service_give(server: FaultyServer, read: Any) -> None:
    trust = organization(email="Help@Example.org", website="www.example.org")
    serve(server, [service(of=trust, phones=PHONES, url="https://www.example.org/advice")])
    assert only(read()) == Listed(
        key="o1",
        name="Example Trust",
        contacts=(
            ListedContact("email", "help@example.org"),
            ListedContact("web", "https://www.example.org"),
            ListedContact("phone", "0300 123 4567"),
            ListedContact("web", "https://www.example.org/advice"),
        ),
    )


@pytest.mark.parametrize("wanted", [Wanted({"s1"}, set()), named("advice")], ids=["id", "name"])
def test_a_service_of_ours_is_listed_by_itself(server: FaultyServer, read: Any, wanted: Wanted) -> None:
    serve(server, [service(of=organization(), phones=PHONES)])
    assert (only(read(wanted)).key, only(read(wanted)).name) == ("s1", "Advice")


def test_an_organisation_is_known_by_its_name(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization(), phones=PHONES)])
    assert only(read(named("The Example Trust"))).key == "o1"


def test_an_organisation_without_services_is_found_in_the_list_of_organisations(
    server: FaultyServer, read: Any
) -> None:
    serve(server, [service(of=organization("o2", "Another"), phones=PHONES)])
    server.plays("/api/organizations?page=1", told(page([organization(email="a@example.org")])))
    assert only(read()).contacts == (ListedContact("email", "a@example.org"),)


def test_other_services_are_counted_and_not_listed(server: FaultyServer, read: Any) -> None:
    others = [service(f"x{number}", f"Service {number}", organization("o2", "Another")) for number in range(312)]
    serve(server, [*others, service(of=organization(), phones=PHONES)])
    reply = read()
    assert [each.key for each in reply.listed] == ["o1"]
    assert [(each.seen, each.severity) for each in reply.warnings] == [
        ("312 other services are listed there", "warning")
    ]


def test_ten_thousand_services_are_read(server: FaultyServer, read: Any) -> None:
    many = [service(f"x{number}", f"Service {number}") for number in range(9_999)]
    serve(server, [*many, service(of=organization(), phones=PHONES)], size=500)
    reply = read()
    assert only(reply).key == "o1"
    assert reply.warnings[0].seen == "9,999 other services are listed there"
    assert len(server.requests) == 21


def test_an_empty_directory_lists_nothing(server: FaultyServer, read: Any) -> None:
    serve(server, [])
    assert read().listed == ()


# What is asked for, and how often.


def test_details_are_asked_for_only_of_ours_and_only_where_the_list_gives_no_numbers(
    server: FaultyServer, read: Any
) -> None:
    trust = organization()
    services = [service("s1", of=trust), service("s2", "With numbers", trust, phones=[]), service("s3", "Another's")]
    serve(server, services, details=[service("s1", of=trust, phones=PHONES)])
    contacts = only(read()).contacts
    assert asked(server) == ["/api/services?page=1", "/api/organizations?page=1", "/api/services/s1"]
    assert contacts == (ListedContact("phone", "0300 123 4567"),)


def test_an_api_without_a_list_of_organisations_is_read_all_the_same(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization(), phones=PHONES)])
    server.plays("/api/organizations?page=1", status(404))
    reply = read()
    assert only(reply).key == "o1"
    assert [(each.severity, "404" in each.seen) for each in reply.warnings] == [("warning", True)]


def test_a_service_whose_details_have_gone_keeps_what_the_list_says(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization(), email="a@example.org")])
    server.plays("/api/services/s1", status(410))
    reply = read()
    assert only(reply).contacts == (ListedContact("email", "a@example.org"),)
    assert "410" in reply.warnings[0].seen


def test_details_of_another_service_are_refused(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization())])
    server.plays("/api/services/s1", told(service("s2")))
    assert refusal(read).seen == 'The answer is about "s2"'


def test_an_id_cannot_lead_to_another_address(server: FaultyServer, read: Any) -> None:
    serve(server, [service("../../admin?x=1#", of=organization())])
    read()
    assert asked(server)[-1] == "/api/services/..%2F..%2Fadmin%3Fx%3D1%23"


# What is a doubt.


def test_numbers_of_one_among_several_services_say_whose_they_are(server: FaultyServer, read: Any) -> None:
    trust = organization()
    serve(server, [service(of=trust, phones=PHONES), service("s2", "Refuge", trust, phones=[])])
    assert only(read()).doubts == ('0300 123 4567 is given for its service "Advice"',)


def test_a_service_that_has_ended_gives_no_contacts(server: FaultyServer, read: Any) -> None:
    trust = organization()
    serve(server, [service(of=trust, phones=PHONES, status="defunct"), service("s2", "Refuge", trust, phones=[])])
    assert (only(read()).contacts, only(read()).removed) == ((), False)


@pytest.mark.parametrize("ended", ["inactive", "defunct"])
def test_an_organisation_whose_services_have_all_ended_is_told(server: FaultyServer, read: Any, ended: str) -> None:
    serve(server, [service(of=organization(), phones=PHONES, status=ended)])
    assert only(read()).removed


def test_a_service_that_is_closed_for_a_time_is_a_doubt(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization(), phones=[], status="temporarily closed")])
    assert only(read()).doubts == ('its service "Advice" is temporarily closed',)


def test_a_number_for_text_messages_is_not_called_and_a_fax_is_nothing(server: FaultyServer, read: Any) -> None:
    phones = [{"number": "07860 077300", "type": "text"}, {"number": "029 2018 0001", "type": "fax"}]
    serve(server, [service(of=organization(), contacts=[{"phones": phones}])])
    assert only(read()).contacts == (ListedContact("text", "07860 077300"),)


def test_a_field_with_two_numbers_gives_both_with_a_doubt(server: FaultyServer, read: Any) -> None:
    both = [{"number": "0300 123 4567 or 0300 123 4568 (ask for Ann)"}]
    serve(server, [service(of=organization(), phones=both)])
    listed = only(read())
    assert {contact.value for contact in listed.contacts} == {"0300 123 4567", "0300 123 4568"}
    assert any("ask for Ann" in doubt for doubt in listed.doubts)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "# Title\n\n[x](javascript:1)",
        "{{ phone('x') }}",
        "{% raw %}",
        "=HYPERLINK(1)",
        "../../x",
    ],
)
def test_a_hostile_name_is_one_line_of_text(server: FaultyServer, read: Any, hostile: str) -> None:
    trust = organization(name=hostile, description=hostile, website=hostile, email=hostile)
    serve(server, [service(name=hostile, of=trust, description=hostile, phones=[{"number": hostile}])])
    listed = only(read())
    assert listed.name == " ".join(hostile.split())
    assert listed.contacts == ()
    assert listed.doubts


# What is wrong with the pages.


def test_a_page_that_repeats_forever_is_refused(server: FaultyServer, read: Any) -> None:
    for number in range(1, 4):
        server.plays(f"/api/services?page={number}", told(page([service()], 1, 9, 9)))
    assert refusal(read).seen == "Page 2 was asked for, and the answer says that it is page 1"
    assert len(server.requests) == 2


def test_the_same_records_under_other_page_numbers_are_refused(server: FaultyServer, read: Any) -> None:
    for number in range(1, 4):
        server.plays(f"/api/services?page={number}", told(page([service()], number, number + 1, 9)))
    assert refusal(read).seen == "Page 2 gives nothing but records that came before"


def test_no_pages_with_records_on_them_are_refused(server: FaultyServer, read: Any) -> None:
    server.plays("/api/services?page=1", told(page([service()], pages=0)))
    assert refusal(read).seen == "Page 1 holds 1 records, and says that there are 0 pages"


@pytest.mark.parametrize("second", [page([], 2, 3, 3), page([service("s2")], 2, 2, 3)], ids=["empty", "short"])
def test_pages_that_stop_short_are_refused(server: FaultyServer, read: Any, second: object) -> None:
    server.plays("/api/services?page=1", told(page([service()], 1, 3, 3)))
    server.plays("/api/services?page=2", told(second))
    assert refusal(read).seen.startswith(("The pages end after 1 of 3", "The pages end after 2 of 3"))


def test_ids_that_collide_are_told_and_none_of_their_records_is_used(server: FaultyServer, read: Any) -> None:
    trust = organization()
    serve(
        server, [service(of=trust, phones=PHONES), service(name="Other", of=trust, phones=[]), service("s2", "Third")]
    )
    reply = read(Wanted({"s1"}, set()))
    assert reply.listed == ()
    assert reply.warnings[0].seen.startswith("Ids that stand for several records each, and none is used (1): s1")


def test_a_record_that_comes_twice_counts_once(server: FaultyServer, read: Any) -> None:
    same = service(of=organization(), phones=PHONES)
    serve(server, [same, same, service("s2", "Third")])
    assert len(read().listed) == 1


def test_a_renamed_field_is_told_once(server: FaultyServer, read: Any) -> None:
    services = [{"identifier" if key == "id" else key: value for key, value in service(f"s{n}").items()} for n in "12"]
    server.plays("/api/services?page=1", told(page(services)))
    finding = refusal(read)
    assert finding.seen == "Record 1: id is not as Open Referral UK gives it (Field required)"
    assert "Open Referral UK 3.0" in finding.remedy


@pytest.mark.parametrize(
    "broken",
    [{"name": None}, {"name": ""}, {"id": 5}, {"status": None}, {"phones": "0300"}, {"organization": "o2"}],
)
def test_one_record_that_cannot_be_read_does_not_hide_the_others(
    server: FaultyServer, read: Any, broken: dict[str, object]
) -> None:
    good = service(of=organization(), phones=PHONES)
    server.plays("/api/services?page=1", told(page([service("s2") | broken, good, "text", None])))
    server.plays("/api/organizations?page=1", told(page([], pages=0)))
    reply = read()
    assert only(reply).key == "o1"
    assert reply.warnings[0].seen.startswith("3 of 4 records cannot be read; the first: Record 1: ")


def test_a_record_of_ours_that_cannot_be_read_is_said_to_be_unread(server: FaultyServer, read: Any) -> None:
    services = [service(of=organization(), email=5), service("s2", "Refuge", organization(), phones=PHONES)]
    server.plays("/api/services?page=1", told(page(services)))
    server.plays("/api/organizations?page=1", told(page([], pages=0)))
    listed = only(read())
    assert (listed.key, listed.contacts) == ("o1", ())
    assert listed.unread.startswith("Record 1: email is not as Open Referral UK gives it")


def test_a_telephone_given_as_a_number_is_told_and_the_record_is_read(server: FaultyServer, read: Any) -> None:
    serve(server, [service(of=organization(email="a@example.org"), phones=[{"number": 3001234567}])])
    listed = only(read())
    assert listed.contacts == (ListedContact("email", "a@example.org"),)
    assert "3001234567 is a number and not text" in listed.doubts[0]
    assert "it may have been 03001234567" in listed.doubts[0]


OLDER_PAGE = {"totalElements": 1, "totalPages": 1, "number": 1, "size": 50, "content": [service()]}
OLDER = "This page has the shape of an Open Referral UK directory older than 3.0 (content, totalElements, totalPages)"


def test_a_page_of_the_older_shape_is_called_so(server: FaultyServer, read: Any) -> None:
    server.plays("/api/services?page=1", told(OLDER_PAGE))
    finding = refusal(read)
    assert finding.seen == OLDER
    assert "older ones are not read" in finding.expected


@pytest.mark.parametrize("answered", [[], {}, "text", None, {"contents": []}, page([]) | {"total_pages": "1"}])
def test_what_is_no_page_is_told_once(server: FaultyServer, read: Any, answered: object) -> None:
    server.plays("/api/services?page=1", told(answered))
    assert refusal(read).seen.startswith("The page: ")


# A file saved before.


def saved(folder: Path, value: object) -> Path:
    file = folder / "services.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(value, ensure_ascii=False).encode())
    return file


@pytest.mark.parametrize("wrap", [lambda s: page([s]), lambda s: [page([s])], lambda s: [s], lambda s: s])
def test_a_saved_page_list_or_record_is_read_without_asking_anybody(tmp_path: Path, wrap: Any) -> None:
    file = saved(tmp_path, wrap(service(of=organization(name="Tŷ Enghraifft"), phones=PHONES)))
    reply = read_open_referral(file, "https://unused.example", TRUST, TODAY)
    assert (only(reply).name, reply.address) == ("Tŷ Enghraifft", "services.json")


@pytest.mark.parametrize("value", [OLDER_PAGE, [OLDER_PAGE]], ids=["page", "list of pages"])
def test_a_saved_page_of_the_older_shape_is_called_so(tmp_path: Path, value: object) -> None:
    with pytest.raises(ProblemsError) as refused:
        read_open_referral(saved(tmp_path, value), "", TRUST, TODAY)
    assert [finding.seen for finding in refused.value.findings] == [OLDER]


def test_a_saved_page_of_several_says_that_it_is_one(tmp_path: Path) -> None:
    file = saved(tmp_path, page([service()], 1, 10, 10))
    warnings = read_open_referral(file, "", TRUST, TODAY).warnings
    assert warnings[0].seen == "This is page 1 of 10: the others were not read"


@pytest.mark.parametrize("content", [b"", b"{", b"<html>", b"\xff\xfe", b"[" * 100_000, b"[]"])
def test_a_file_that_holds_no_records_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "services.json"
    file.write_bytes(content)
    with pytest.raises(ProblemsError) as refused:
        read_open_referral(file, "", TRUST, TODAY)
    assert [finding.path for finding in refused.value.findings] == ["services.json"]


@pytest.mark.parametrize("name", ["service_list", "service_full", "organization_list", "organization_full"])
def test_the_example_replies_of_the_standard_are_read(name: str) -> None:
    file = EXAMPLES / f"{name}.json"
    if not file.is_file():
        pytest.skip("compares with the publisher's own files, which are not beside this copy of the project")
    listed = only(read_open_referral(file, "", named("Example Organization Inc."), TODAY))
    assert listed.key == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    assert ListedContact("web", "http://example.com") in listed.contacts
