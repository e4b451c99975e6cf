"""What a record of an organisation may hold, told to the officer with file and line."""

from __future__ import annotations

import datetime

import pytest

from ahtc.kinds.organisations.record import ContactPoint, Organisation
from tests.project import TRUST, SmallProject


def trust_problem(project: SmallProject, old: str, new: str) -> str:
    """The one problem after a change to the record, which must stand on the line changed."""
    line = project.change(TRUST, old, new)
    problem = project.problem()
    assert problem.startswith(f"{TRUST}:{line}  "), problem
    return problem


def test_the_small_project_is_valid(project: SmallProject) -> None:
    assert project.facts()[Organisation]["example-trust"].name.en == "Example Trust"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"029 2018"', "of 11 digits"),
        ('"029 2018 00011"', "of 11 digits"),
        ('"0800 731 814"', "of 11 digits"),
        ('"800 7318 147"', "starts with 0"),
        ('"029 2018 O001"', "digits and spaces only, between quotes"),
        ('"+44 29 2018 0001"', "digits and spaces only, between quotes"),
        ('"call us"', "digits and spaces only, between quotes"),
        ('"0012 345 6789"', "a UK telephone number"),
        ("02920180001", "text between quotes"),
    ],
    ids=["short", "long", "a digit lost", "no nought", "letter", "plus", "words", "no such range", "unquoted"],
)
def test_a_number_that_nobody_can_dial_is_refused(project: SmallProject, value: str, expected: str) -> None:
    problem = trust_problem(project, 'value: "029 2018 0001"', f"value: {value}")
    assert expected in problem
    assert "Check it at the source, then correct it here." in problem


@pytest.mark.parametrize(
    "value",
    [
        *("999", "101", "111", "116 000", "116 123", "84001", "18000", "18001 101", "18001 0300 123 4567"),
        *("0300 123 4567", "0808 80 10 800"),
    ],
)
def test_short_numbers_and_the_usual_ranges_are_accepted(project: SmallProject, value: str) -> None:
    project.change(TRUST, '"029 2018 0001"', f'"{value}"')
    assert project.facts()[Organisation]["example-trust"].contacts[0].value == value


@pytest.mark.parametrize("value", ["0800 1111", "0800 555 111", "12345"])
def test_a_number_that_no_table_has_is_accepted_where_the_record_says_that_it_is_short(
    project: SmallProject, value: str
) -> None:
    assert "short_number: true beside" in trust_problem(project, 'value: "029 2018 0001"', f'value: "{value}"')
    project.change(TRUST, f'value: "{value}"', f'short_number: true\n    value: "{value}"')
    assert project.facts()[Organisation]["example-trust"].contacts[0].value == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("029 2018 0001", "only beside a number of fewer than 11 digits"),
        ("0800 12", "nobody can dial this one"),
        ("12", "nobody can dial this one"),
    ],
)
def test_what_is_no_short_number_is_refused_as_one(project: SmallProject, value: str, expected: str) -> None:
    project.change(TRUST, 'value: "029 2018 0001"', f'short_number: true\n    value: "{value}"')
    assert expected in project.problem()


def test_a_number_without_quotes_is_shown_without_them(project: SmallProject) -> None:
    problem = trust_problem(project, 'value: "029 2018 0001"', "value: 101")
    assert "value is 101. Expected text between quotes." in problem


def test_digits_are_what_a_telephone_dials(project: SmallProject) -> None:
    assert project.facts()[Organisation]["example-trust"].contacts[0].digits == "02920180001"


@pytest.mark.parametrize("value", ["help.example.org", "help@example", "he lp@example.org", '"@example.org"'])
def test_an_address_that_is_not_an_e_mail_address_is_refused(project: SmallProject, value: str) -> None:
    assert "an e-mail address" in trust_problem(project, "value: help@example.org", f"value: {value}")


def test_a_web_address_that_runs_script_is_refused(project: SmallProject) -> None:
    problem = trust_problem(project, "url: https://example.org/,", 'url: "javascript:alert(1)",')
    assert "a web address that starts with https:// or http://" in problem


def test_an_unknown_field_is_told_with_the_one_it_may_have_meant(project: SmallProject) -> None:
    problem = trust_problem(project, "slug_cy:", "slug_sy:")
    assert 'The field "slug_sy" is not known' in problem
    assert 'Did you mean "slug_cy"?' in problem


def test_an_unknown_field_of_a_contact_is_told_with_its_place(project: SmallProject) -> None:
    problem = trust_problem(project, "    hours: {", "    huors: {")
    assert 'The field "contacts.0.huors" is not known' in problem
    assert 'Did you mean "hours"?' in problem


def test_a_missing_welsh_name_is_told(project: SmallProject) -> None:
    problem = trust_problem(project, ", cy: Ymddiriedolaeth Enghraifft, welsh: official", ", welsh: official")
    assert "a Welsh name in cy, or welsh: none when the organisation has none" in problem


def test_a_missing_welsh_text_is_told(project: SmallProject) -> None:
    line = project.change(TRUST, "  cy: Mewn profion y mae. Nid yw'n helpu neb.\n", "")
    problem = project.problem()
    assert problem.startswith(f'{TRUST}:{line - 2}  "what_they_do.cy" is missing.')
    assert "text that people read needs both en and cy" in problem


def test_an_empty_welsh_text_is_no_welsh_text(project: SmallProject) -> None:
    problem = trust_problem(project, "  cy: Mewn profion y mae. Nid yw'n helpu neb.\n", '  cy: ""\n')
    assert "some text: a blank is never published" in problem


def test_a_word_that_a_field_does_not_know_is_told_with_those_it_knows(project: SmallProject) -> None:
    assert "'directory', 'practitioners'" in trust_problem(project, "listing: directory", "listing: directry")


def test_contacts_of_one_organisation_have_ids_of_their_own(project: SmallProject) -> None:
    project.change(TRUST, "- id: text", "- id: phone")
    problem = project.problem()
    assert problem.startswith(f"{TRUST}:1  ")
    assert "each contact id once" in problem


def test_a_record_needs_a_source(project: SmallProject) -> None:
    text = project.read(TRUST)
    head, _, _ = text.partition("\nsources:")
    project.write(TRUST, f"{head}\nsources: []\nchecked: 2026-11-22\n")
    assert "at least one kind and one source" in project.problem()


def test_a_replaced_organisation_names_what_replaced_it(project: SmallProject) -> None:
    project.append(TRUST, "status: replaced\n")
    assert "replaced_by together with status: replaced" in project.problem()


def test_a_message_never_repeats_the_whole_record(project: SmallProject) -> None:
    project.change(TRUST, "- id: text", "- id: phone")
    assert len(project.problem()) < 300


def test_the_age_of_a_check_is_counted_in_days(project: SmallProject) -> None:
    point: ContactPoint = project.facts()[Organisation]["example-trust"].contacts[0]
    assert point.days_since_checked(datetime.date(2027, 11, 22)) == 365
