from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.kinds.organisations.checks.typed_contact import short_numbers
from ahtc.kinds.statistics.checks.typed_figure import figures_in, findings
from tests.check.project import Project


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("There were 1,186 of them.", "1,186"),
        ("A total of 34.", None),
        ("A total of 345.", "345"),
        ("It rose 30%.", "30"),
        ("It rose 4.5 per cent.", "4.5"),
        ("Cynnydd o 30 y cant.", "30"),
        ("We met 34 people.", "34"),
        ("There were **34** referrals.", "34"),
        ("The 12 potential victims", "12"),
        ("Bu 34 o bobl yno.", "34"),
        ("Bu 34 o atgyfeiriadau.", "34"),
        ("Cafwyd 3 achos.", "3"),
        ("Roedd 12 dioddefwr.", "12"),
        ("| 2024 | 451 |", "451"),
        ("In 1807 and 2100", "1807"),
    ],
)
def test_a_number_that_reads_as_a_statistic_is_found(facts: Facts, text: str, figure: str | None) -> None:
    assert next((found["number"] for found in figures_in(text, short_numbers(facts))), None) == figure


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 referrals rose; in the 1990s, people did not count them.",
        "On 22 November 2026, and in March 1807.",
        "Ar 22 Tachwedd 2026.",
        "Section 52 of the Modern Slavery Act 2015, and sections 126 to 131.",
        "Adran 52 o Ddeddf Caethwasiaeth Fodern 2015, ac adrannau 126 i 131.",
        "If you are under 18, or 18 or over.",
        "O dan 18 oed.",
        "All 22 councils, within 30 days, in 5 steps.",
        "WCAG 2.2",
    ],
)
def test_years_dates_ages_steps_and_laws_are_well(facts: Facts, text: str) -> None:
    assert [found["number"] for found in figures_in(text, short_numbers(facts))] == []


def test_a_number_that_is_a_contact_is_left_to_its_own_rule(facts: Facts) -> None:
    assert [found[0] for found in figures_in("Call 0300 123 4567 or 999; text 85258.", short_numbers(facts))] == []


def test_a_call_is_well(project: Project) -> None:
    project.page("a.md", '{{ figure("wales-annual", period="2024") }} people')
    assert list(findings(project.read())) == []


def test_numbers_of_a_list_are_well(project: Project) -> None:
    project.page("a.md", "101. People ask.\n102. People answer.\n")
    assert list(findings(project.read())) == []


def test_the_finding_names_line_and_figure(project: Project) -> None:
    project.page("a.md", "Call\n0300\n123 4567.\n\nWe met 34 people.")
    (finding,) = findings(project.read())
    assert (finding.line, finding.seen) == (13, 'The figure "34" is typed by hand')


def test_generated_pages_are_left_alone(project: Project) -> None:
    project.made_page("a.md", "34 people")
    assert list(findings(project.read())) == []
