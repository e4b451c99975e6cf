from __future__ import annotations

import dataclasses

import pytest

from ahtc.check.welsh.addresses import findings
from ahtc.core.text import Name
from ahtc.kinds.organisations.record import Organisation
from tests.check.project import Project
from tests.facts import with_records


def _page(project: Project, name: str, slug: str, title: str) -> list[str]:
    project.page(name, slug=f'"{slug}"', title=title)
    return [finding.seen for finding in findings(project.read())]


def test_a_welsh_page_under_its_english_address_is_found_with_its_line(project: Project) -> None:
    page = project.page("cy/get-help/index.md", slug="get-help", title="Cael help")
    (finding,) = findings(project.read())
    lines = (project.root / page.path).read_text(encoding="utf-8").split("\n")
    assert lines[finding.line - 1] == "slug: get-help"
    assert finding.seen == 'The Welsh address "get-help" is the English one, and the Welsh name does not have "get"'


@pytest.mark.parametrize(
    ("name", "slug", "title"),
    [
        ("cy/privacy.md", "preifatrwydd", "Preifatrwydd"),
        ("cy/404.md", "404", "Heb ei chanfod"),
        ("cy/meic.md", "meic", "Meic"),
        ("cy/ynys-mon.md", "ynys-mon", "Ynys Môn"),
    ],
)
def test_a_welsh_address_a_number_and_a_name_are_well(project: Project, name: str, slug: str, title: str) -> None:
    assert _page(project, name, slug, title) == []


def _of_record(project: Project, id: str, name: Name, slug: str | None = None) -> list[tuple[str, int]]:
    project.organisation(id, "0300 123 4567")
    site = project.read()
    organisation = site.facts[Organisation][id].model_copy(update={"name": name, "slug_cy": slug})
    facts = with_records(site.facts, Organisation, {id: organisation})
    return [(found.path, found.line) for found in findings(dataclasses.replace(site, facts=facts))]


def test_a_record_s_english_address_is_found_where_the_body_has_a_welsh_name(project: Project) -> None:
    name = Name(en="Safe Help", cy="Cymorth Diogel", welsh="official")
    assert _of_record(project, "safe-help", name) == [("docs/data/organisations/safe-help.yml", 2)]


def test_a_record_with_a_welsh_address_or_with_no_welsh_name_is_well(project: Project) -> None:
    name = Name(en="Safe Help", cy="Cymorth Diogel", welsh="official")
    assert _of_record(project, "safe-help", name, slug="cymorth-diogel") == []
    assert _of_record(project, "hope-for-justice", Name(en="Hope for Justice", welsh="none")) == []


def test_an_abbreviation_that_the_welsh_name_ends_in_is_well(project: Project) -> None:
    name = Name(en="An Authority (IECA)", cy="Awdurdod (IECA)", welsh="translation")
    assert _of_record(project, "ieca", name) == []
