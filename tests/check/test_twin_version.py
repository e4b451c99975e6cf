from __future__ import annotations

from ahtc.check.twin_version import findings
from ahtc.core.pages import fingerprint
from tests.check.project import Project


def test_welsh_that_renders_the_present_english_is_well(project: Project) -> None:
    english = project.page("a.md", "Text.")
    project.page("cy/a.md", english=f'"{fingerprint(english)}"')
    assert list(findings(project.read())) == []


def test_english_that_has_changed_since_is_found(project: Project) -> None:
    english = project.page("a.md", "Text.")
    project.page("cy/a.md", english=f'"{fingerprint(english)}"')
    project.page("a.md", "Other text.")
    (finding,) = findings(project.read())
    assert finding.remedy == "Bring the Welsh up to date, then run `ahtc twin docs/cy/a.md`."


def test_generated_pages_need_no_version(project: Project) -> None:
    project.made_page("a.md")
    project.made_page("cy/a.md")
    assert list(findings(project.read())) == []
