from __future__ import annotations

import pytest

from ahtc.check.leads_to_help import findings
from tests.check.project import Project

CALL, LINK = '{{ phone("modern-slavery-helpline") }}', "[Get help](../get-help/index.md)"


def found(project: Project) -> list[str]:
    return [f"{finding.path}: {finding.seen}" for finding in findings(project.read())]


@pytest.mark.parametrize("name", ["signs/children.md", "cy/signs/children.md"])
def test_a_page_of_signs_with_a_number_and_a_link_to_help_is_well(project: Project, name: str) -> None:
    project.page(name, f"{CALL}\n\n{LINK}")
    assert found(project) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (LINK, "A page of signs has no number to call"),
        (f'{LINK} {{{{ term("nrm") }}}}', "A page of signs has no number to call"),
        (CALL, "A page of signs does not lead to help"),
        (f"{CALL} [More](children.md) [Help](https://site.example/get-help/)", "A page of signs does not lead to help"),
    ],
)
def test_a_page_of_signs_that_leaves_its_reader_alone_is_told(project: Project, text: str, seen: str) -> None:
    project.page("signs/labour.md", text)
    assert found(project) == [f"docs/signs/labour.md: {seen}"]


def test_a_page_of_signs_that_is_made_from_a_record_is_held_to_it_too(project: Project) -> None:
    project.made_page("signs/sheets/hotels.md")
    assert len(found(project)) == 2


@pytest.mark.parametrize("call", ["phone", "contact", "call_card"])
def test_a_help_page_with_a_number_to_call_is_well(project: Project, call: str) -> None:
    project.page("get-help/who-will-know.md", f'{{{{ {call}("childline") }}}}', kind="help", neutral_title="Privacy")
    assert found(project) == []


@pytest.mark.parametrize("name", ["get-help/who-will-know.md", "cy/get-help/who-will-know.md"])
def test_a_help_page_without_a_number_to_call_is_told(project: Project, name: str) -> None:
    project.page(name, f'{LINK} {{{{ organisation("childline") }}}}', kind="help", neutral_title="Privacy")
    assert found(project) == [f"docs/{name}: A help page has no number to call"]


def test_a_list_of_services_made_from_records_leads_on_without_one(project: Project) -> None:
    project.made_page("get-help/near-you/index.md", kind="help", neutral_title="Places")
    assert found(project) == []


def test_other_pages_need_neither(project: Project) -> None:
    project.page("about.md")
    assert found(project) == []


def test_a_call_that_cannot_be_read_is_the_business_of_another_rule(project: Project) -> None:
    project.page("signs/labour.md", f"{{{{ phone( }}}}\n\n{LINK}")
    assert found(project) == []
