"""What is said to have been published first is among the revisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ahtc.core.facts import Facts
from ahtc.core.text import Bilingual
from ahtc.kinds.statistics.checks.first_published import findings, first_values
from ahtc.kinds.statistics.datasets import StatisticalDataset
from tests.check.project import Project
from tests.facts import with_records


@pytest.mark.parametrize(
    ("english", "welsh", "values"),
    [
        ("First published as 782.", "782 a gyhoeddwyd gyntaf.", {782}),
        ("The value today. 1,186 was first published.", "Y gwerth heddiw.", {1186}),
        ("First reported as 0; revised later.", "0 a adroddwyd gyntaf; diwygiwyd wedyn.", {0}),
        ("First published on 19 February 2026.", "Cyhoeddwyd gyntaf ar 19 Chwefror 2026.", set()),
    ],
)
def test_the_values_that_a_note_says_were_first_are_read_in_either_language(
    english: str, welsh: str, values: set[int]
) -> None:
    assert first_values(Bilingual(en=english, cy=welsh)) == values


def test_every_first_value_that_our_notes_name_is_a_revision(facts: Facts, project: Project) -> None:
    assert list(findings(project.read())) == []
    named = sum(len(first_values(note)) for each in facts[StatisticalDataset].values() for note in each.notes.values())
    assert named > 3


def test_a_first_value_that_no_revision_holds_is_found(project: Project) -> None:
    waiting = project.facts[StatisticalDataset]["uk-waiting-times"]
    project.facts = with_records(
        project.facts, StatisticalDataset, {"uk-waiting-times": replace(waiting, revisions=[])}
    )
    (finding,) = findings(project.read())
    assert finding.seen == "A note says that 11,547 was published first, and no revision says so"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('It was first published as {{ figure("uk-annual", period="2023") }}.', 1),
        ('It was first published as {{ figure("uk-annual", period="2023", edition="2023-Q4") }}.', 0),
    ],
)
def test_a_page_names_the_edition_of_what_was_first_published(project: Project, text: str, found: int) -> None:
    project.page("a.md", text)
    assert len(list(findings(project.read()))) == found
