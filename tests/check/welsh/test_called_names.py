from __future__ import annotations

import pytest

from ahtc.check.welsh.called_names import findings
from tests.check.project import Project

ACT = '{{ law("modern-slavery-act-2015") }}'


def told(project: Project, welsh: str) -> list[tuple[int, str, str]]:
    project.twins("# A", welsh)
    return [(finding.line, finding.seen, finding.expected) for finding in findings(project.read())]


def test_a_name_that_a_call_prints_as_it_stands_after_a_word_that_changes_it_is_found(project: Project) -> None:
    ((_, seen, expected),) = told(project, f"Mae hyn o dan {ACT} heddiw.")
    assert seen == '"dan Deddf": the call prints the name as it stands'
    assert expected == 'text="Ddeddf…" in the call'


def test_the_line_is_that_of_the_word_before_it(project: Project) -> None:
    ((first, _, _),) = told(project, f"Un.\n\nMae hyn o dan\n{ACT} heddiw.")
    ((second, _, _),) = told(project, f"Un.\n\nDau.\n\nMae hyn o dan {ACT} heddiw.")
    assert second == first + 2


@pytest.mark.parametrize(
    "welsh",
    [
        f"{ACT} yw'r brif gyfraith.",
        f"Y brif gyfraith: {ACT}.",
        'Mae hyn o dan {{ law("modern-slavery-act-2015", text="Ddeddf Caethwasiaeth Fodern 2015") }}.',
        'Mae hyn o dan {{ law("slavery-convention-2926") }}.',
        'Mae hyn o dan {{ phone("bawso") }}.',
    ],
)
def test_what_needs_no_other_letter_or_has_it_is_well(project: Project, welsh: str) -> None:
    assert told(project, welsh) == []


def test_a_term_is_a_name_too(project: Project) -> None:
    ((_, seen, _),) = told(project, 'Mae hyn heb {{ term("consent") }}.')
    assert seen.startswith('"heb cydsyniad"')
