from __future__ import annotations

from ahtc.check.pasted_table import findings
from tests.check.project import Project


def test_lines_with_tabs_are_offered_as_a_table(project: Project) -> None:
    page = project.page("a.md", "Before.\n\nName\tPlace\nBawso\tA|B\n\nAfter.")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == (page.path, page.first_line + 2)
    assert "| Name | Place | ⏎ | --- | --- | ⏎ | Bawso | A\\|B |" in finding.remedy


def test_a_tab_at_the_beginning_or_in_one_line_is_no_table(project: Project) -> None:
    project.page("a.md", "- one\n\t- two\n\t- three\n\nOne\ttab.\nAnother line.")
    assert list(findings(project.read())) == []
