from __future__ import annotations

import pytest

from ahtc.core.facts import Facts
from ahtc.core.project import Project as ReadProject
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.checks.web_address import findings
from tests.check.project import TODAY, Project
from tests.project import ROOT


@pytest.mark.parametrize(
    "address",
    ["https://www.gov.wales", "https://gov.wales/a?b=c#d", "https://cyngor-môn.cymru/", "https://en.powys.gov.uk"],
)
def test_a_public_site_is_well(project: Project, address: str) -> None:
    project.organisation("a", address, kind="web")
    assert list(findings(project.read())) == []


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://gov.wales@evil.uk/", "holds a name or password before its site"),
        ("https://gov.wales:8443/", "names a port"),
        ("https://intranet/", "does not name a site"),
        ("https://10.0.0.1/", "does not name a site"),
        ("https://gov..wales/", "does not name a site"),
        ("https://-gov.wales/", "does not name a site"),
        ("https://www.example.org/", "is an example, and leads nowhere"),
        ("https://council.test/", "is an example, and leads nowhere"),
    ],
)
@pytest.mark.parametrize("kind", ["web", "form", "chat", "video"])
def test_what_is_no_public_site_is_found(project: Project, address: str, seen: str, kind: str) -> None:
    project.organisation("a", address, kind=kind)
    (finding,) = findings(project.read())
    assert finding.seen == f'"{address}" {seen}'
    assert finding.severity == "error"
    lines = (project.root / finding.path).read_text(encoding="utf-8").split("\n")
    assert address in lines[finding.line - 1]


def test_an_address_that_others_can_read_is_a_warning(project: Project) -> None:
    project.organisation("a", "http://www.gov.wales", kind="web")
    (finding,) = findings(project.read())
    assert (finding.severity, finding.expected) == ("warning", "https://")


@pytest.mark.parametrize(
    "other", ["https://gov.wales/help", "https://www.gov.wales/help/", "http://www.gov.wales/help"]
)
def test_a_page_that_two_records_write_in_two_ways_is_found(project: Project, other: str) -> None:
    project.organisation("a", "https://www.gov.wales/help", kind="web")
    project.organisation("b", other, kind="web")
    errors = [finding for finding in findings(project.read()) if finding.severity == "error"]
    assert [(finding.path, finding.seen) for finding in errors] == [
        (
            "docs/data/organisations/b.yml",
            f'"{other}" is written "https://www.gov.wales/help" in docs/data/organisations/a.yml',
        )
    ]


def test_two_pages_of_one_site_are_well(project: Project) -> None:
    project.organisation("a", "https://www.gov.wales/a", kind="web")
    project.organisation("b", "https://www.gov.wales/b", kind="web")
    assert list(findings(project.read())) == []


def test_a_held_address_is_left_alone(project: Project) -> None:
    project.organisation("a", "https://www.example.org", kind="web", release="held")
    assert list(findings(project.read())) == []


def test_every_published_address_is_a_public_site_s(facts: Facts) -> None:
    assert [
        finding
        for finding in findings(ReadProject(ROOT, TODAY, facts, templates_for(facts), []))
        if finding.severity == "error"
    ] == []
