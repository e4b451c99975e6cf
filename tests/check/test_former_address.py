"""Old addresses lead to pages, and none is where a page stands."""

from __future__ import annotations

import pytest

from ahtc.check.former_address import findings
from ahtc.core.problems import ProblemsError
from tests.check.project import Project


@pytest.fixture
def pages(project: Project) -> Project:
    project.page("cy/partners/index.md", slug="partneriaid")
    project.page("cy/partners/body.md", slug="y-corff")
    project.page("partners/body.md")
    return project


def said(project: Project, *entries: str) -> list[tuple[int, str]]:
    lines = "".join(f"  - {entry}\n" for entry in entries)
    project.write("docs/data/former_addresses.yml", f"addresses:\n{lines}")
    return [(finding.line, finding.seen) for finding in findings(project.read())]


def test_an_old_address_of_a_page_that_is_there_is_well(pages: Project) -> None:
    assert said(pages, "{was: cy/partneriaid/body/, page: partners/body.md}") == []


def test_an_old_address_without_a_page_is_found(pages: Project) -> None:
    (found,) = said(pages, "{was: cy/partneriaid/body/, page: partners/boddy.md}")
    assert found == (2, 'There is no page "partners/boddy.md" for "cy/partneriaid/body/" to lead to')


def test_an_address_where_a_page_stands_now_is_found(pages: Project) -> None:
    (found,) = said(pages, "{was: cy/partneriaid/y-corff/, page: partners/body.md}")
    assert found == (2, 'A page stands at "cy/partneriaid/y-corff/" now: docs/cy/partners/body.md')


def test_the_same_address_twice_is_found(pages: Project) -> None:
    entry = "{was: cy/partneriaid/body/, page: partners/body.md}"
    assert said(pages, entry, entry) == [(3, '"cy/partneriaid/body/" stands here twice')]


@pytest.mark.parametrize("was", ["/cy/old/", "cy/old", "cy/../old/", "https://x.example/", "cy/Old/"])
def test_an_address_that_is_no_address_below_the_site_is_refused(pages: Project, was: str) -> None:
    with pytest.raises(ProblemsError, match=r"former_addresses\.yml:2"):
        said(pages, f'{{was: "{was}", page: partners/body.md}}')


def test_a_project_without_old_addresses_is_well(project: Project) -> None:
    assert list(findings(project.read())) == []
