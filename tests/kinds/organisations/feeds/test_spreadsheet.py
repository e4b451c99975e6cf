"""The directory as a table: a row for each published contact, in both languages, that no program runs."""

from __future__ import annotations

import csv
import io

import pytest

from ahtc.core.text import Name
from ahtc.kinds.organisations.feeds.spreadsheet import directory_csv
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_records
from tests.kinds.organisations.feeds.places import address, full
from tests.project import TRUST, SmallProject


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets read Welsh letters right only with this mark"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_published_contact_has_a_row_in_both_languages(project: SmallProject) -> None:
    facts, trust = full(project)
    found = [row for row in rows(directory_csv(facts, address)) if row["organisation"] == trust.id]
    assert [row["contact_value"] for row in found] == ["029 2018 0001", "84001", "help@example.org"]
    first = found[0]
    assert (first["name_en"], first["name_cy"]) == ("Example Trust", "Ymddiriedolaeth Enghraifft")
    assert (first["contact_hours_en"], first["contact_hours_cy"]) == ("Weekdays", "Yn ystod yr wythnos")
    assert (first["contact_checked"], first["contact_checked_by"]) == ("2026-11-22", "telephone")
    assert first["contact_source"] == "Example Trust, Contact us (2026-11-01)"


def test_whom_a_number_is_for_and_when_and_all_its_sources_stand_in_its_row(project: SmallProject) -> None:
    second = "{title: Help, publisher: A board, date: about 2020, whose: other}"
    project.change(TRUST, 'date: "2026-11-01", whose: own}', f'date: "2026-11-01", whose: own}}, {second}')
    project.change(
        TRUST, "    release: published", "    for: [children, adults]\n    when: night\n    release: published"
    )
    first = next(row for row in rows(directory_csv(project.facts(), address)) if row["contact_worry"])
    assert (first["contact_worry"], first["contact_when"]) == ("children adults", "night")
    assert first["contact_source"] == "Example Trust, Contact us (2026-11-01); A board, Help (about 2020)"


def test_an_organisation_with_nothing_published_has_a_row_without_a_contact(project: SmallProject) -> None:
    found = [row for row in rows(directory_csv(project.facts(), address)) if row["organisation"] == "held-line"]
    assert [(row["name_en"] != "", row["contact"], row["contact_value"]) for row in found] == [(True, "", "")]


def test_withheld_bodies_and_held_contacts_are_not_in_it(project: SmallProject) -> None:
    content = directory_csv(project.facts(), address).decode()
    assert "withheld-body" not in content
    assert "0999" not in content


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "@SUM(A1)", "\uff1d1"])
def test_a_name_that_is_a_formula_is_shown_and_not_run(project: SmallProject, text: str) -> None:
    project.change(TRUST, "en: Example Trust", f"en: '{text}'")
    assert f"'{text}" in directory_csv(project.facts(), address).decode()


def test_a_name_with_commas_quotes_and_lines_stays_in_its_cell(project: SmallProject) -> None:
    facts, trust = full(project)
    name = 'A "b", c\n=d'
    spoilt = trust.model_copy(update={"name": Name(en=name, welsh="none")})
    only = with_records(facts, Organisation, {trust.id: spoilt})
    assert {row["name_en"] for row in rows(directory_csv(only, address))} == {'A "b", c =d'}
