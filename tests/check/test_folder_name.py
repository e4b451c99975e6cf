from __future__ import annotations

import pytest

from ahtc.check.folder_name import findings
from tests.check.project import Project


@pytest.mark.parametrize("name", ["en", "pl", "UK"])
def test_a_folder_with_a_name_of_two_letters_is_found(project: Project, name: str) -> None:
    project.page(f"{name}/a.md")
    assert [finding.path for finding in findings(project.site())] == [f"docs/{name}"]


@pytest.mark.parametrize("name", ["cy/a.md", "signs/a.md", "signs/uk/a.md", "uk.md", "a1/a.md"])
def test_other_names_are_well(project: Project, name: str) -> None:
    project.page(name)
    assert list(findings(project.site())) == []
