"""Starting a record or a page from an example."""

from __future__ import annotations

import re

import pytest

from ahtc.check.example_text import findings
from ahtc.core.examples import MARK
from ahtc.core.kind import Kind
from ahtc.core.pages import read_page
from ahtc.core.problems import ProblemsError
from ahtc.core.sections import sections
from ahtc.core.validation import validated
from ahtc.core.yaml_file import parse_yaml
from ahtc.kinds import KINDS
from ahtc.kinds.organisations import ORGANISATIONS
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.terms.record import Term
from ahtc.site.new import kind_called, new_page, new_record
from ahtc.site.project import read_project
from tests.project import DAY as TODAY
from tests.project import SmallProject

OWN = {"DATE": "2026-11-22", "029 2018 0000": "029 2018 0001", "www.example.org": "www.example.com"}


def filled_in(text: str) -> str:
    """An example whose texts to replace have been replaced, by a person who found something to say."""
    lines = []
    for line in text.split("\n"):
        if MARK in line:
            for example, own in OWN.items():
                line = line.replace(example, own)
            line = re.sub(r"(en|cy|title|publisher): [A-Z][^,}#]*", r"\1: Found at its source ", line)
        lines.append(line)
    return "\n".join(lines)


def test_a_new_record_that_is_filled_in_is_valid_and_shows_nowhere_until_somebody_says_so(
    project: SmallProject,
) -> None:
    path = new_record(project.root, ORGANISATIONS, "new-body")
    assert path == project.root / "docs/data/organisations/new-body.yml"
    path.write_text(filled_in(path.read_text(encoding="utf-8")), encoding="utf-8")
    record = project.facts()[Organisation]["new-body"]
    assert record.listing == "withheld"
    assert not record.published_contacts
    assert list(findings(read_project(project.root, TODAY))) == []


def test_a_new_record_claims_no_day_on_which_anybody_checked_it(project: SmallProject) -> None:
    new_record(project.root, ORGANISATIONS, "new-body")
    with pytest.raises(ProblemsError) as caught:
        project.facts()
    assert {finding.seen for finding in caught.value.findings} == {
        'contacts.0.checked is "DATE"',
        'checked is "DATE"',
    }


def test_a_new_record_explains_its_fields(project: SmallProject) -> None:
    new_record(project.root, ORGANISATIONS, "new-body")
    assert project.read("docs/data/organisations/new-body.yml").count(" # ") >= 10


def test_a_new_page_has_a_twin_that_renders_it(project: SmallProject) -> None:
    english, welsh = (
        read_page(path, project.root) for path in new_page(project.root, "get-help/young-people.md", TODAY)
    )
    assert (english.path, welsh.path) == ("docs/get-help/young-people.md", "docs/cy/get-help/young-people.md")
    assert welsh.matter.english == {key: section.fingerprint for key, section in sections(english).items()}
    assert welsh.matter.slug == "young-people"
    assert welsh.matter.translator_checked is False
    assert english.matter.reviewed == welsh.matter.reviewed == TODAY


@pytest.mark.parametrize("id", ["../x", "New", "a b", "a--b", "", "a/b", "tŷ"])
def test_a_record_under_a_bad_id_is_refused(project: SmallProject, id: str) -> None:
    before = sorted(project.root.rglob("*"))
    with pytest.raises(ProblemsError, match="small letters, digits and hyphens"):
        new_record(project.root, ORGANISATIONS, id)
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../x.md", "cy/x.md", "en/x.md", "docs", "X.md", "a/../b.md", "/a.md", "x.html", "data/x.md"]
)
def test_a_page_under_a_bad_name_is_refused(project: SmallProject, name: str) -> None:
    before = sorted(project.root.rglob("*"))
    with pytest.raises(ProblemsError, match=r"as in get-help/children\.md\. Call it"):
        new_page(project.root, name, TODAY)
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize("name", ["docs/about-us.md", "docs/cy/about-us.md", "cy/about-us.md"])
def test_a_page_that_is_named_with_its_language_is_told_how_to_name_it(project: SmallProject, name: str) -> None:
    with pytest.raises(ProblemsError, match=r"Call it about-us\.md, without docs/ or cy/"):
        new_page(project.root, name, TODAY)


def test_a_record_that_exists_is_never_overwritten(project: SmallProject) -> None:
    before = project.read("docs/data/organisations/example-trust.yml")
    with pytest.raises(ProblemsError, match=r"^docs/data/organisations/example-trust\.yml:1  This file exists already"):
        new_record(project.root, ORGANISATIONS, "example-trust")
    assert project.read("docs/data/organisations/example-trust.yml") == before


def test_a_page_is_not_begun_when_its_twin_exists(project: SmallProject) -> None:
    project.write("docs/cy/half.md", "hanner\n")
    with pytest.raises(ProblemsError, match="This file exists already"):
        new_page(project.root, "half.md", TODAY)
    assert not (project.root / "docs/half.md").exists()
    assert project.read("docs/cy/half.md") == "hanner\n"


@pytest.mark.parametrize("kind", ["groups", "organisations"])
def test_a_kind_with_an_example_is_known_by_the_folder_of_its_records(kind: str) -> None:
    assert kind_called(kind).id == kind


def test_a_kind_without_an_example_is_told_with_those_that_have_one() -> None:
    with pytest.raises(ProblemsError, match=r'There is no kind "plans" with an example\. Expected one of .*groups'):
        kind_called("plans")


PLACES = {
    "id: ID": "id: new-one",
    "DATE": "2026-11-22",
    "YEAR": "2024",
    "DAY": "2027-10-18",
    "UNTIL": "2027-10-18",
    "CODE": "so",
    "ID": "x",
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.starter.is_file()], ids=lambda kind: str(kind.id))
def test_each_example_is_a_record_once_its_days_and_names_are_filled_in(kind: Kind) -> None:
    text = kind.starter.read_text(encoding="utf-8")
    for place, own in PLACES.items():
        text = text.replace(place, own)
    assert validated(kind.record, parse_yaml(text, "new.yml")).id == "new-one"


def test_an_example_of_what_stands_in_a_list_is_its_last_entry_and_is_refused_until_it_is_filled_in(
    project: SmallProject,
) -> None:
    terms = next(kind for kind in KINDS if kind.id == "terms")
    was = project.read("docs/data/terms.yml")
    assert new_record(project.root, terms, "new-word") == project.root / "docs/data/terms.yml"
    assert project.read("docs/data/terms.yml").startswith(was.rstrip("\n"))
    assert list(project.facts()[Term])[-1] == "new-word"
    (found,) = findings(read_project(project.root, TODAY))
    assert found.path == "docs/data/terms.yml"
    with pytest.raises(ProblemsError, match='The id "new-word" is taken'):
        new_record(project.root, terms, "new-word")
