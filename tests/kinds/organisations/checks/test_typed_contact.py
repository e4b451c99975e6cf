from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.organisations.checks.typed_contact import contacts_in, data_findings, findings, short_numbers
from tests.check.project import Project


@pytest.mark.parametrize(
    "typed",
    [
        "0300 123 4567", "03001234567", "0300-123-4567", "(029) 2018 0000", "+44 300 123 4567", "0044 300 1234567",
        "0300\n123 4567", "999", "101", "111", "112", "18001 101", "18001101", "0800 1111", "84001",
        "116 000", "116123", "85258", "help@example.org", "a.b+c@mail.gov.uk",
    ],
)  # fmt: skip
def test_a_number_or_address_typed_by_hand_is_found(facts: Facts, typed: str) -> None:
    (found,) = contacts_in(f"Call {typed}.", short_numbers(facts))
    assert [c for c in found[0] if c.isalnum()] == [c for c in typed if c.isalnum()]


@pytest.mark.parametrize("text", ["Ffôn:999", "Call 999, at once", "101 24 hours a day", "112.", "(999)"])
def test_a_short_number_is_found_whatever_stands_beside_it(facts: Facts, text: str) -> None:
    assert len(list(contacts_in(text, short_numbers(facts)))) == 1


def test_two_numbers_set_apart_by_a_stroke_are_both_found(facts: Facts) -> None:
    assert [found[0] for found in contacts_in("999/101", short_numbers(facts))] == ["999", "101"]


@pytest.mark.parametrize(
    "text",
    [
        "In 1999 and 2024.", "On 22 November 2026.", "On 01.02.2026 or 2026-11-22.", "Press 55.", "No 1010, no 1999.",
        "The 1,101 people", "Section 101 or 111", "It cost £999.", "101%", "2.101", "At home, at 5.", "Ask @example.",
    ],
)  # fmt: skip
def test_other_numbers_are_well(facts: Facts, text: str) -> None:
    assert [found[0] for found in contacts_in(text, short_numbers(facts))] == []


@pytest.mark.parametrize("text", ["Text HELP to 85258", "Ffoniwch 116 123.", "You can phone the line on 116000"])
def test_a_short_number_that_no_record_holds_is_found_where_somebody_is_told_to_call_it(
    facts: Facts, text: str
) -> None:
    assert len(list(contacts_in(text, short_numbers(facts)))) == 1


@pytest.mark.parametrize(
    "text", ["Text 563 people", "We had calls. 150 came", "They called 200 people", "A ring of 12345"]
)
def test_other_numbers_near_a_call_are_well(facts: Facts, text: str) -> None:
    assert list(contacts_in(text, short_numbers(facts))) == []


def test_a_call_is_well(project: Project) -> None:
    project.page("a.md", 'Call {{ phone("emergency-999") }}.')
    assert list(findings(project.read())) == []


def test_a_number_in_the_address_of_a_link_is_well(project: Project) -> None:
    project.page("a.md", "[The guide](https://example.org/0300-123-4567/999)")
    assert list(findings(project.read())) == []


def test_a_link_that_dials_is_found(project: Project) -> None:
    project.page("a.md", "[Call](tel:03001234567)")
    (finding,) = findings(project.read())
    assert finding.seen == '"tel:03001234567" is typed by hand'


def test_the_line_is_that_of_the_file(project: Project) -> None:
    project.page("a.md", "Text.\n\nCall 999.")
    (finding,) = findings(project.read())
    assert finding.line == 11


def test_the_remedy_names_the_record_that_holds_the_number(project: Project) -> None:
    project.organisation("line", "0300 123 4567")
    project.page("a.md", "Call +44 (0)300 1234567.")
    (finding,) = findings(project.read())
    assert finding.remedy == 'Write {{ phone("line") }} instead.'


def test_the_remedy_names_the_contact_where_it_is_not_the_first(project: Project) -> None:
    project.page("a.md", "Text 18000.")
    (finding,) = findings(project.read())
    assert finding.remedy.startswith('Write {{ phone("emergency-999", contact="')


def test_the_remedy_for_101_is_the_record_named_after_it(project: Project) -> None:
    project.page("a.md", "Call 101.")
    (finding,) = findings(project.read())
    assert finding.remedy == 'Write {{ phone("police-101") }} instead.'


def test_the_remedy_for_an_address_is_the_card(project: Project) -> None:
    project.organisation("line", "Help@example.org", kind="email")
    project.page("a.md", "Write to help@example.org.")
    (finding,) = findings(project.read())
    assert finding.remedy == 'Write {{ contact("line") }} instead.'


def test_the_remedy_for_a_held_number_is_to_leave_it_out(project: Project) -> None:
    project.organisation("line", "0300 123 4567", release="held")
    project.page("a.md", "Call 0300 123 4567.")
    (finding,) = findings(project.read())
    assert finding.remedy == 'The record "line" holds it back until somebody checks it: leave it out.'


def test_the_remedy_for_an_unknown_number_is_a_record(project: Project) -> None:
    project.page("a.md", "Call 0300 123 4567.")
    (finding,) = findings(project.read())
    assert finding.remedy.startswith("Add it to a record")


def test_generated_pages_are_left_alone(project: Project) -> None:
    project.made_page("a.md", "Call 999.")
    assert list(findings(project.read())) == []


@pytest.mark.parametrize("typed", ["029 2018 0001", "(029) 2018-0001", "help@example.org"])
def test_a_number_or_address_in_the_text_of_a_record_is_told_with_its_line(project: Project, typed: str) -> None:
    project.organisation("line", "0300 123 4567", says=f"It answers on {typed} all day.")
    (finding,) = data_findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/organisations/line.yml", 5)
    assert typed in finding.seen or typed[1:] in finding.seen


def test_a_number_that_is_a_record_s_contact_or_an_emergency_number_in_a_sentence_is_well(project: Project) -> None:
    project.organisation("line", "0300 123 4567", says="In danger, call 999, or 101 for the police.")
    assert list(data_findings(project.read())) == []


@pytest.mark.parametrize("name", ["words.yml", "words/groups.yml"])
def test_a_number_in_the_site_s_own_words_is_told(project: Project, name: str) -> None:
    project.organisation("line", "0300 123 4567")
    project.write(f"docs/data/{name}", "words:\n  ring: {en: Ring us., cy: Ffoniwch 029 2018 0001.}\n")
    (finding,) = data_findings(project.read())
    assert (finding.path, finding.line) == (f"docs/data/{name}", 2)
