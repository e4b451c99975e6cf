from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, ProblemsError
from ahtc.kinds.councils.record import CouncilList
from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.partners.listed import Listed, Reply
from ahtc.pull.partners.local_authorities.register import read_local_authorities

TODAY = datetime.date(2026, 11, 22)
REGISTER = Path(__file__).parents[4] / "shared" / "upstream" / "local-authorities" / "uk_local_authorities_future.csv"

HEADINGS = "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,nation,alt-names"
CARDIFF = 'CRF,City of Cardiff Council,Cardiff,W06000015,1996-04-01,,Wales,"Cardiff,Caerdydd,caerdydd,cardiff"'
ANGLESEY = (
    'AGY,Isle of Anglesey County Council,Isle of Anglesey,W06000001,1996-04-01,,Wales,"Isle of Anglesey,Sir Ynys Mï¿½n"'
)
TAF = (
    "RCT,Rhondda Cynon Taf County Borough Council,Rhondda Cynon Taff,W06000016,1996-04-01,,Wales,"
    '"Rhondda Cynon Taff,rhondda cynon taf"'
)


def register(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *rows, ""]).encode()


def read(facts: Facts, content: bytes, today: datetime.date = TODAY) -> Reply:
    return read_local_authorities(content, "register.csv", facts[Organisation].values(), today)


def one(facts: Facts, *rows: str) -> Listed:
    (listed,) = read(facts, register(*rows)).listed
    return listed


def refusal(facts: Facts, content: bytes) -> Finding:
    with pytest.raises(ProblemsError) as refused:
        read(facts, content)
    (finding,) = refused.value.findings
    assert finding.path == "register.csv"
    assert finding.remedy
    return finding


def test_a_council_is_listed_by_its_code_with_its_english_name_and_the_welsh_name_that_we_hold(facts: Facts) -> None:
    assert one(facts, CARDIFF) == Listed("W06000015", "City of Cardiff Council", "Caerdydd")


def test_a_damaged_name_is_told_with_its_place_and_never_mended(facts: Facts) -> None:
    listed = one(facts, ANGLESEY)
    assert listed.name_cy is None
    assert listed.doubts == (
        'line 2, alt-names, name 2: "Sir Ynys Mï¿½n" is damaged at its character 11',
        'line 2: its Welsh name cannot be told: no other name of it is "Ynys Môn", that we hold',
    )


def test_two_names_for_one_place_are_told(facts: Facts) -> None:
    listed = one(facts, TAF)
    assert listed.name == "Rhondda Cynon Taf County Borough Council"
    assert listed.name_cy == "rhondda cynon taf"
    assert listed.doubts == ('line 2: it is called "Rhondda Cynon Taff" too, which is not part of its name',)


def test_an_english_name_other_than_ours_is_told(facts: Facts) -> None:
    swansea = 'SWA,City and County of Swansea Council,Swansea,W06000011,,,Wales,"Swansea,Abertawe"'
    assert one(facts, swansea).doubts == (
        'line 2: it is called "City and County of Swansea Council"; we say "Swansea Council"',
    )


def test_a_name_is_not_welsh_because_it_looks_so(facts: Facts) -> None:
    torfaen = 'TOF,Torfaen County Borough Council,Torfaen,W06000020,,,Wales,"Tor-faen,Cyngor Tor-faen"'
    listed = one(facts, torfaen)
    assert listed.name_cy is None
    assert "cannot be told" in listed.doubts[0]


def test_a_council_that_we_hold_no_record_of_is_listed_with_a_doubt(facts: Facts) -> None:
    listed = one(facts, "NEW,New County Council,New,W06000099,,,Wales,Newydd")
    assert listed.name_cy is None
    assert "we have no record of it" in listed.doubts[0]


def test_other_nations_are_left_alone(facts: Facts) -> None:
    leeds = 'LDS,"Leeds, City Council",Leeds,E08000035,,,England,"Leeds,leeds"'
    assert one(facts, leeds, CARDIFF).key == "W06000015"


def test_a_comma_between_quotes_is_part_of_a_name(facts: Facts) -> None:
    row = 'XXX,"Town, Country and Coast Council","Town, Country and Coast",W06000099,,,Wales,""'
    assert one(facts, row).name == "Town, Country and Coast Council"


def ended(code: str, day: str) -> str:
    return f"DYF,Dyfed County Council,Dyfed,{code},1974-04-01,{day},Wales,dyfed"


def test_a_council_that_has_ended_is_not_listed_unless_we_hold_it(facts: Facts) -> None:
    assert one(facts, ended("W06000098", "1996-03-31"), CARDIFF).key == "W06000015"
    listed = read(facts, register(ended("W06000023", "2026-11-22"), CARDIFF)).listed
    assert [(each.key, each.removed) for each in listed] == [("W06000015", False), ("W06000023", True)]


def test_a_council_that_took_over_a_code_stands(facts: Facts) -> None:
    assert not one(facts, ended("W06000015", "1996-03-31"), CARDIFF).removed


def test_a_council_that_will_end_is_told_until_it_has(facts: Facts) -> None:
    listed = one(facts, ended("W06000023", "2027-03-31"))
    assert not listed.removed
    assert "line 2: it ends on 2027-03-31" in listed.doubts


def test_an_end_that_is_no_date_is_a_doubt(facts: Facts) -> None:
    listed = one(facts, ended("W06000023", "31/03/2027"))
    assert not listed.removed
    assert 'line 2: its end-date "31/03/2027" is not a date' in listed.doubts


def test_a_council_of_the_future_is_told_and_not_listed(facts: Facts) -> None:
    reply = read(facts, register("FUT,Future Council,Future,W06000099,2028-04-01,,Wales,", CARDIFF))
    assert [each.key for each in reply.listed] == ["W06000015"]
    assert [warning.seen for warning in reply.warnings] == ["W06000099 is a council from 2028-04-01 on, and not yet"]


def test_two_councils_with_one_code_are_told_and_neither_is_used(facts: Facts) -> None:
    reply = read(facts, register(CARDIFF, CARDIFF.replace("Cardiff", "Caerphilly"), TAF))
    assert [each.key for each in reply.listed] == ["W06000016"]
    assert "2 councils have the code W06000015" in reply.warnings[0].seen


def test_a_welsh_authority_without_a_code_is_told_with_its_line(facts: Facts) -> None:
    reply = read(facts, register(CARDIFF, "XXX,A Council,A,,,,Wales,"))
    assert (reply.warnings[0].line, reply.warnings[0].severity) == (3, "warning")


def test_bytes_in_another_encoding_are_told_and_the_name_is_damaged(facts: Facts) -> None:
    content = register(CARDIFF) + ANGLESEY.replace("Mï¿½n", "Môn").encode("cp1252") + b"\n"
    reply = read(facts, content)
    assert [(warning.line, "not the UTF-8" in warning.seen) for warning in reply.warnings] == [(3, True)]
    anglesey = reply.listed[0]
    assert anglesey.name_cy is None
    assert 'alt-names, name 2: "Sir Ynys M\ufffdn" is damaged at its character 11' in anglesey.doubts[0]


@pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_no_part_of_the_first_heading(facts: Facts, bom: bytes) -> None:
    headings = HEADINGS.removeprefix("local-authority-code,") + ",local-authority-code"
    row = CARDIFF.removeprefix("CRF,") + ",CRF"
    assert read(facts, bom + register(row, headings=headings)).listed[0].name_cy == "Caerdydd"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "{{ phone(1) }}", "=1+1", "[x](javascript:0)", "a\x00\u202eb"]
)
def test_a_hostile_name_is_one_line_of_text(facts: Facts, hostile: str) -> None:
    listed = one(facts, f"XXX,{hostile},{hostile},W06000099,,,Wales,{hostile}")
    assert listed.name == hostile.replace("\x00", " ").replace("\u202e", "")


# A bad line of a body that is not ours does not stop the reading.

BAD_LINES = ["XXX,A Body", 'XXX,"A Body,A,E06000099,,,England,', 'XXX,"A" Body,A,E06000099,,,England,', '"']


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_line_of_a_stranger_that_cannot_be_read_is_passed_over_and_told(facts: Facts, bad: str) -> None:
    reply = read(facts, register(bad, CARDIFF, TAF))
    assert [each.key for each in reply.listed] == ["W06000015", "W06000016"]
    assert reply.warnings[0].seen.startswith("1 line cannot be read and is passed over. Line 2 ")
    assert (reply.warnings[0].line, reply.warnings[0].severity) == (2, "warning")


def test_a_line_of_a_council_of_ours_that_cannot_be_read_leaves_it_unread(facts: Facts) -> None:
    reply = read(facts, register(TAF + ",more", CARDIFF))
    assert [(each.key, each.unread) for each in reply.listed] == [
        ("W06000015", ""),
        ("W06000016", "line 2 has 9 cells, and not 8"),
    ]


# What is not such a file is refused in one message.


def test_a_renamed_heading_is_told_with_what_it_may_have_become(facts: Facts) -> None:
    finding = refusal(facts, register(CARDIFF, headings=HEADINGS.replace("gss-code", "gss_code")))
    assert finding.seen.startswith('The heading "gss-code" stands here 0 times')
    assert finding.remedy.startswith('Did you mean "gss_code"?')


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", 'The heading "official-name" stands here 0 times'),
        (b"<!doctype html><title>Not found</title>", "stands here 0 times"),
        (register(), "No council of Wales can be read in this file"),
        (register(CARDIFF + ",more"), "Line 2 has 9 cells"),
        (register(*[CARDIFF + ",more"] * 101), "More than 100 lines cannot be read. Line 2 has 9 cells"),
        (register(CARDIFF.removesuffix('"')), "Line 2 cannot be read"),
        (register(CARDIFF)[:60], "stands here 0 times"),
    ],
    ids=["empty", "web page", "no rows", "a cell too many", "cells too many", "an open quote", "cut short"],
)
def test_another_file_is_refused(facts: Facts, content: bytes, seen: str) -> None:
    assert seen in refusal(facts, content).seen


# The register itself, where it is beside the project.


@pytest.fixture(scope="module")
def real(facts: Facts) -> Reply:
    if not REGISTER.is_file():
        pytest.skip("compares with the publisher's own files, which are not beside this copy of the project")
    return read(facts, REGISTER.read_bytes())


def test_the_register_lists_the_22_councils_that_we_hold(facts: Facts, real: Reply) -> None:
    assert {each.key for each in real.listed} == {council.gss for council in facts.document(CouncilList).councils}
    names = {council.gss: council.name for council in facts.document(CouncilList).councils}
    assert {each.key: each.name for each in real.listed} == names
    assert real.warnings == ()


def test_the_register_confirms_all_welsh_names_but_one(real: Reply) -> None:
    assert [each.name for each in real.listed if each.name_cy is None] == ["Isle of Anglesey County Council"]
    assert {each.name_cy for each in real.listed} >= {"Sir Benfro", "Pen-y-bont ar Ogwr", "Casnewydd", "Abertawe"}


def test_three_councils_of_the_register_leave_doubts(real: Reply) -> None:
    assert {each.key for each in real.listed if each.doubts} == {"W06000001", "W06000011", "W06000016"}
