"""Withdrawing by one field: the address stays and says so in both languages, and nothing leads to it any more."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from ahtc.check.withdrawn import findings
from ahtc.core.facts import Facts
from ahtc.core.page_writer import PageWriter
from ahtc.core.problems import ProblemsError
from ahtc.core.text import Withdrawn
from ahtc.kinds.facts import templates_for
from ahtc.kinds.handouts.catalogue import catalogue
from ahtc.kinds.organisations.pages import pages as organisation_pages
from ahtc.kinds.toolkits.pages import LIST, pages
from ahtc.kinds.toolkits.record import Toolkit
from ahtc.site.project import read_project
from tests.facts import with_records
from tests.markup import page
from tests.project import DAY, TRUST, SmallProject, make_project

GONE = Withdrawn(on=datetime.date(2026, 12, 1), see="about.md")
FIELD = "withdrawn: {on: 2026-12-01, see: about.md}\n"
SAID = {
    "en": "This page was withdrawn on 1 December 2026. Look here in its place",
    "cy": "Tynnwyd y dudalen hon yn ôl ar 1 Rhagfyr 2026. Edrychwch yma yn ei lle",
}
LED_TO = {"en": "../about/", "cy": "../amdanom/"}


def matter(title: str, more: str) -> str:
    return (
        f"---\ntitle: {title}\ndescription: A page that was there for a while.\nkind: topic\nreviewed: 2026-11-22\n"
        f"review_every: 6\naudience: [public]\nsources: []\n{more}---\n\nWhat it said.\n"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small project of which a page is withdrawn."""
    project = make_project(tmp_path_factory.mktemp("withdrawn") / "project")
    project.write("docs/old.md", matter("Old", FIELD))
    project.write("docs/cy/old.md", matter("Hen", "slug: hen\ntranslator_checked: false\n"))
    return project.build()


@pytest.mark.parametrize(("address", "language"), [("old/", "en"), ("cy/hen/", "cy")])
def test_its_address_says_so_in_both_languages_and_leads_on(built: Path, address: str, language: str) -> None:
    shown = page(built / address / "index.html")
    assert SAID[language] in shown.one("main").text
    assert "What it said" not in shown.text
    assert [link.attributes["href"] for link in shown.one("main").every("a")][-1].endswith(LED_TO[language])
    assert [meta.attributes["content"] for meta in shown.every("meta", name="robots")] == ["noindex"]


def test_programs_that_search_are_not_told_of_it(built: Path) -> None:
    known = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert "/about/" in known
    assert "/old/" not in known
    assert "/hen/" not in known


def test_the_menu_leaves_it_out(project: SmallProject) -> None:
    project.change("docs/privacy.md", "kind:", f"{FIELD}kind:")
    site = project.build()
    menu = page(site / "about/index.html").one("header")
    assert "accessibility" in str([link.attributes["href"] for link in menu.every("a")])
    assert not [link for link in menu.every("a") if "privacy" in link.attributes["href"]]


def test_a_link_to_it_and_a_page_that_is_not_there_are_told(project: SmallProject) -> None:
    project.write("docs/old.md", matter("Old", "withdrawn: {on: 2026-12-01, see: abuot.md}\n"))
    project.write("docs/cy/old.md", matter("Hen", "slug: hen\ntranslator_checked: false\n"))
    line = project.append("docs/about.md", "\n[Old](old.md)\n") + 1
    found = {(finding.path, finding.line, finding.seen) for finding in findings(read_project(project.root, DAY))}
    assert found == {
        ("docs/old.md", 9, '"abuot.md" cannot stand in the place of this page'),
        ("docs/about.md", line, 'The link "old.md" leads to docs/old.md, which is withdrawn'),
    }


def test_an_organisation_that_is_withdrawn_keeps_its_address_and_each_call_of_it_is_told(project: SmallProject) -> None:
    project.change(TRUST, "listing: directory", "listing: withheld")
    project.append(TRUST, FIELD)
    facts = project.facts()
    made = {each.name: each for each in organisation_pages(PageWriter(facts, templates_for(facts), "cy"))}
    assert made["partners/example-trust.md"].matter.withdrawn == GONE
    assert "example-trust" not in made["partners/directory.md"].text
    with pytest.raises(ProblemsError, match=r'"example-trust" is not to be listed yet'):
        project.build()


def test_a_withdrawn_organisation_that_is_still_listed_is_refused(project: SmallProject) -> None:
    project.append(TRUST, FIELD)
    assert "listing: withheld together with withdrawn" in project.problem()


def test_a_withdrawn_toolkit_is_in_no_list_and_not_printed(facts: Facts) -> None:
    gone = facts[Toolkit]["police"].model_copy(update={"withdrawn": GONE})
    fewer = with_records(facts, Toolkit, {**facts[Toolkit], "police": gone})
    made = {each.name: each for each in pages(PageWriter(fewer, templates_for(fewer), "en"))}
    assert made["practitioners/toolkits/police.md"].matter.withdrawn == GONE
    assert "police.md" not in made[LIST].text
    assert "health.md" in made[LIST].text
    assert not [each for each in catalogue(replace(fewer), "") if each.title == gone.title]
