from __future__ import annotations

import datetime

import pytest

from ahtc.check.run import overdue
from ahtc.check.twin_version import findings
from ahtc.core.facts import Stands
from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.sections import sections
from ahtc.core.yaml_file import parse_yaml
from ahtc.kinds.translation.record import StaleSection
from tests.check.project import TODAY, Project
from tests.facts import with_records

TEXT = "Opening.\n\n## One {#one}\n\nFirst.\n\n## Two {#two}\n\nSecond."


def renders(english: Page) -> str:
    """What a Welsh page says that renders all of this page."""
    return "{" + ", ".join(f'{key}: "{each.fingerprint}"' for key, each in sections(english).items()) + "}"


def noted(project: Project, section: str, english: str, since: datetime.date) -> None:
    """Let a section of the one Welsh page be noted as old since a day."""
    record = StaleSection(page="docs/cy/a.md", section=section, english=english, since=since)
    stands = Stands(parse_yaml("stale: []\n", "docs/data/translation.yml"))
    project.facts = with_records(project.facts, StaleSection, {record.id: record}, {record.id: stands})


@pytest.fixture
def changed(project: Project) -> str:
    """A page of which the section "two" has changed since; the fingerprint that the Welsh renders."""
    english = project.page("a.md", TEXT)
    project.page("cy/a.md", TEXT, english=renders(english))
    project.page("a.md", TEXT.replace("Second", "Other"))
    return sections(english)["two"].fingerprint


def only(project: Project) -> Finding:
    (finding,) = findings(project.read())
    return finding


def test_welsh_that_renders_the_present_english_is_well(project: Project) -> None:
    project.page("cy/a.md", TEXT, english=renders(project.page("a.md", TEXT)))
    assert list(findings(project.read())) == []


def test_of_a_page_only_the_section_that_has_changed_is_told_as_a_warning(project: Project, changed: str) -> None:
    finding = only(project)
    assert finding.seen == 'The section "Two" of the English page has changed'
    assert finding.severity == "warning"
    now = sections(project.read().in_language("en")["a.md"])["two"].fingerprint
    assert finding.expected == f'two: "{now}"'
    assert now != changed


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        (0, "twin-version"),
        (13, "twin-version"),
        (14, "translation-late"),
        (59, "translation-late"),
        (60, "translation-overdue"),
        (600, "translation-overdue"),
    ],
)
def test_a_section_that_stays_old_is_told_anew_after_a_fortnight_and_after_sixty_days(
    project: Project, changed: str, days: int, rule: str
) -> None:
    noted(project, "two", changed, TODAY - datetime.timedelta(days=days))
    assert only(project).rule == rule


def test_only_after_sixty_days_does_it_fail_the_monthly_check_and_never_a_build(project: Project, changed: str) -> None:
    noted(project, "two", changed, TODAY - datetime.timedelta(days=59))
    assert overdue([only(project)]) == []
    noted(project, "two", changed, TODAY - datetime.timedelta(days=60))
    assert overdue([only(project)]) == [only(project)]
    assert only(project).severity == "warning"


def test_a_second_change_does_not_begin_the_count_again(project: Project, changed: str) -> None:
    noted(project, "two", changed, TODAY - datetime.timedelta(days=20))
    project.page("a.md", TEXT.replace("Second", "Another again"))
    assert only(project).rule == "translation-late"


def test_welsh_brought_up_to_date_between_two_changes_begins_the_count_again(project: Project, changed: str) -> None:
    noted(project, "two", "ffffffff", TODAY - datetime.timedelta(days=20))
    assert only(project).rule == "twin-version"


def test_a_new_section_that_the_welsh_says_nothing_of_is_told(project: Project) -> None:
    project.page("cy/a.md", TEXT, english=renders(project.page("a.md", TEXT)))
    project.page("a.md", TEXT + "\n\n## Three {#three}\n\nThird.")
    assert only(project).seen.startswith('The section "Three"')


def test_a_section_that_the_english_no_longer_has_is_told_at_its_line(project: Project) -> None:
    english = project.page("a.md", TEXT)
    project.page("cy/a.md", TEXT, english=renders(english)[:-1] + ', gone: "00000000"}')
    assert only(project).seen == '"gone" is no section of the English page'


def test_a_note_of_what_has_caught_up_is_told(project: Project) -> None:
    project.page("cy/a.md", TEXT, english=renders(project.page("a.md", TEXT)))
    noted(project, "two", "ffffffff", TODAY)
    assert only(project).remedy == "Run `ahtc translate note`."


def test_generated_pages_need_no_version(project: Project) -> None:
    project.made_page("a.md")
    project.made_page("cy/a.md")
    assert list(findings(project.read())) == []
