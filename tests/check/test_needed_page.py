from __future__ import annotations

import pytest

from ahtc.check.needed_page import findings
from tests.check.project import Project

NEEDED = (
    "index.md",
    "404.md",
    "get-help/index.md",
    "get-help/hide-your-visit.md",
    "languages/index.md",
    "partners/help-box.md",
    "about.md",
)


@pytest.fixture
def whole(project: Project) -> Project:
    """A project with every page that the tools and its one template link to."""
    project.write("overrides/partials/footer.html", '{% for name in ("about.md",) %}{{ page_url(name) }}{% endfor %}')
    for name in NEEDED:
        project.page(name)
        project.page(f"cy/{name}")
    return project


def test_a_project_with_every_page_is_well(whole: Project) -> None:
    assert list(findings(whole.read())) == []


@pytest.mark.parametrize("name", NEEDED)
def test_a_page_that_is_gone_is_told_once_with_who_links_to_it(whole: Project, name: str) -> None:
    for page in (name, f"cy/{name}"):
        (whole.root / "docs" / page).unlink()
    (found,) = findings(whole.read())
    assert found.path == f"docs/{name}"
    assert "Put it back" in found.remedy


def test_a_page_that_a_template_links_to_is_told_with_the_template(whole: Project) -> None:
    for page in ("about.md", "cy/about.md"):
        (whole.root / "docs" / page).unlink()
    (found,) = findings(whole.read())
    assert found.seen == "This page is gone, and overrides/partials/footer.html links to it"


def test_a_page_that_is_gone_in_one_language_is_the_business_of_another_rule(whole: Project) -> None:
    (whole.root / "docs" / "cy" / "about.md").unlink()
    assert list(findings(whole.read())) == []
