"""A number that several bodies share is written once, and the others say whose it is."""

from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from tests.project import TRUST, SmallProject

BRANCH = "docs/data/organisations/example-branch.yml"
OWN = """\
    release: published
    checked: 2026-11-21
    method: published-source
    sources: [{title: Our page, publisher: Example Branch, date: undated, whose: own}]
"""


def branch(shares: str, own: str = "") -> str:
    """A record whose one contact shares another's."""
    return (
        "id: example-branch\nname: {en: Example Branch, welsh: none}\nkinds: [support]\nlisting: directory\n"
        "what_they_do: {en: It helps., cy: Mae'n helpu.}\narea: {en: Wales, cy: Cymru}\n"
        'first_responder: {status: "no"}\nsources: [{title: A page, publisher: A body, date: undated}]\n'
        f"checked: 2026-11-22\ncontacts:\n  - id: line\n    {shares}\n    label: {{en: Line, cy: Llinell}}\n{own}"
    )


def lines(project: SmallProject) -> tuple[ContactPoint, ContactPoint]:
    """The shared contact where it is written, and as the branch has it."""
    found = project.facts()[Organisation]
    return found["example-trust"].contacts[0], found["example-branch"].contacts[0]


def test_the_number_and_what_bears_it_out_are_taken_from_where_it_is_written(project: SmallProject) -> None:
    project.write(BRANCH, branch("same_as: example-trust/phone"))
    there, shared = lines(project)
    assert (shared.value, shared.checked, shared.sources) == (there.value, there.checked, there.sources)
    assert (shared.label.en, shared.hours) == ("Line", None)


def test_one_that_names_its_own_sources_takes_the_number_alone(project: SmallProject) -> None:
    project.write(BRANCH, branch("same_as: example-trust/phone", OWN))
    there, shared = lines(project)
    assert shared.value == there.value
    assert shared.sources[0].title == "Our page"


def test_what_is_held_where_it_is_written_is_held_everywhere(project: SmallProject) -> None:
    project.write(BRANCH, branch("same_as: example-trust/office", OWN))
    assert lines(project)[1].release == "held"


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ("same_as: example-trust/phon", 'Did you mean "example-trust/phone"?'),
        ("same_as: example-branch/line", '"example-branch/line" is shared itself'),
        ('same_as: example-trust/phone\n    value: "101"', "value stands beside same_as: example-trust/phone"),
    ],
)
def test_what_cannot_be_shared_is_told(project: SmallProject, shares: str, told: str) -> None:
    project.write(BRANCH, branch(shares))
    with pytest.raises(ProblemsError, match=r"example-branch\.yml:1[23]") as raised:
        project.facts()
    assert told in str(raised.value)


def test_a_fault_of_the_file_where_it_is_written_is_told_once(project: SmallProject) -> None:
    project.write(BRANCH, branch("same_as: example-trust/phone"))
    project.append(TRUST, "\tspoilt: true\n")
    with pytest.raises(ProblemsError) as raised:
        project.facts()
    assert {finding.path for finding in raised.value.findings} == {TRUST}


def test_a_change_where_it_is_written_is_a_change_everywhere(project: SmallProject) -> None:
    project.write(BRANCH, branch("same_as: example-trust/phone", OWN))
    project.change(TRUST, lines(project)[0].value, "029 2018 0777")
    assert lines(project)[1].value == "029 2018 0777"
