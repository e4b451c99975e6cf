"""What `ahtc check` says of Welsh that is older than its English: of which section, where, and from which day on."""

from __future__ import annotations

import datetime

import pytest

from ahtc.check.run import overdue
from ahtc.check.twin_version import findings
from ahtc.core.facts import Stands
from ahtc.core.pages import Page
from ahtc.core.problems import Finding
from ahtc.core.sections import sections
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.rules.telling import read_rule_texts
from ahtc.kinds.translation.record import StaleSection, StaleSections
from tests.check.project import TODAY, Project
from tests.conftest import ROOT
from tests.facts import with_records

ENGLISH = "First.\n\n## Ask { #ask }\nAsk them.\n\n## Go { #go }\nGo there.\n"
WELSH = "Yn gyntaf.\n\n## Gofyn { #ask }\nGofynnwch.\n\n## Mynd { #go }\nEwch yno.\n"


@pytest.fixture(autouse=True)
def nothing_noted(project: Project) -> None:
    """What is noted of the real pages is no matter of these."""
    project.facts = with_records(project.facts, StaleSection, {}, {})


def versions(page: Page) -> str:
    """What a Welsh page that renders all of this one says in ``english:``."""
    return "{" + ", ".join(f'{key}: "{section.fingerprint}"' for key, section in sections(page).items()) + "}"


def twins(project: Project, english: str = ENGLISH) -> str:
    """A page and its Welsh, and then the page with another text; the fingerprint of "ask" that the Welsh renders."""
    first = project.page("a.md", ENGLISH)
    project.page("cy/a.md", WELSH, english=versions(first))
    project.page("a.md", english)
    return sections(first)["ask"].fingerprint


def noted(project: Project, english: str, since: datetime.date, section: str = "ask") -> None:
    text = f'stale:\n  - {{page: docs/cy/a.md, section: {section}, english: "{english}", since: {since}}}\n'
    file = read_yaml(project.write("docs/data/translation.yml", text), project.root)
    (entry,) = validated(StaleSections, file).stale
    project.facts = with_records(project.facts, StaleSection, {entry.id: entry}, {entry.id: Stands(file, ("stale", 0))})


def found(project: Project) -> list[Finding]:
    return list(findings(project.read()))


def test_welsh_that_renders_the_present_english_is_well(project: Project) -> None:
    twins(project)
    assert found(project) == []


def test_of_english_that_has_changed_the_one_section_is_told_with_its_welsh_line_and_what_to_write(
    project: Project,
) -> None:
    twins(project, ENGLISH.replace("Ask them.", "Ask us."))
    (finding,) = found(project)
    lines = (project.root / "docs/cy/a.md").read_text(encoding="utf-8").split("\n")
    assert (finding.path, finding.rule, finding.severity) == ("docs/cy/a.md", "twin-version", "warning")
    assert lines[finding.line - 1] == "## Gofyn { #ask }"
    assert finding.seen == 'The section "Ask" of the English page has changed'
    now = sections(project.page("a.md", ENGLISH.replace("Ask them.", "Ask us.")))["ask"].fingerprint
    assert finding.expected == f'ask: "{now}"'
    assert "`ahtc twin docs/cy/a.md`" in finding.remedy


def test_what_the_message_expects_can_be_pasted(project: Project) -> None:
    twins(project, ENGLISH.replace("Ask them.", "Ask us."))
    (finding,) = found(project)
    old = versions(project.page("a.md", ENGLISH))
    was = next(part for part in old.strip("{}").split(", ") if part.startswith("ask:"))
    project.page("a.md", ENGLISH.replace("Ask them.", "Ask us."))
    project.page("cy/a.md", WELSH, english=old.replace(was, finding.expected))
    assert found(project) == []


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        (0, "twin-version"),
        (13, "twin-version"),
        (14, "translation-late"),
        (59, "translation-late"),
        (60, "translation-overdue"),
    ],
)
def test_a_section_is_told_anew_after_a_fortnight_and_fails_the_monthly_check_after_two_months(
    project: Project, days: int, rule: str
) -> None:
    old = twins(project, ENGLISH.replace("Ask them.", "Ask us."))
    noted(project, old, TODAY - datetime.timedelta(days=days))
    (finding,) = found(project)
    assert (finding.rule, finding.severity) == (rule, "warning")
    assert (f"{days} days ago" in finding.seen) == (days >= 14)
    assert overdue([finding]) == ([finding] if days >= 60 else [])


def test_a_note_of_another_rendering_counts_for_nothing_as_the_welsh_has_been_changed_since(project: Project) -> None:
    twins(project, ENGLISH.replace("Ask them.", "Ask us."))
    noted(project, "0a0a0a0a", TODAY - datetime.timedelta(days=90))
    (finding,) = found(project)
    assert finding.rule == "twin-version"


def test_a_note_that_stands_for_nothing_is_told(project: Project) -> None:
    old = twins(project)
    noted(project, old, TODAY)
    (finding,) = found(project)
    assert finding.path == "docs/data/translation.yml"
    assert finding.remedy == "Run `ahtc translate note`."


def test_a_section_that_the_welsh_has_never_rendered_is_told(project: Project) -> None:
    twins(project, f"{ENGLISH}\n## New {{ #new }}\nMore.\n")
    (finding,) = found(project)
    assert finding.seen == 'The section "New" of the English page has changed'


def test_what_is_recorded_of_no_section_is_told_where_it_stands(project: Project) -> None:
    english = project.page("a.md", ENGLISH)
    project.page("cy/a.md", WELSH, english=versions(english).replace("}", ', gone: "0a0a0a0a"}'))
    (finding,) = found(project)
    assert finding.seen == '"gone" is no section of the English page'


def test_generated_pages_need_no_version(project: Project) -> None:
    project.made_page("a.md")
    project.made_page("cy/a.md")
    assert found(project) == []


def test_the_message_in_welsh_has_the_line_to_paste_too(project: Project) -> None:
    twins(project, ENGLISH.replace("Ask them.", "Ask us."))
    (finding,) = found(project)
    told = read_rule_texts(ROOT).told(finding, "cy")
    assert told.seen == 'Mae adran "Ask" y dudalen Saesneg wedi newid'
    assert told.expected == finding.expected
    assert told.english == ""
