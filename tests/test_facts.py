"""All facts are read at once: what is wrong across files, and everything wrong in one run."""

from __future__ import annotations

import pytest

from ahtc.core.problems import ProblemsError
from tests.project import TRUST, SmallProject

RESPONDERS = "docs/data/first_responders.yml"
TERMS = "docs/data/terms.yml"
COVERS_SOURCE = "covers_source: {title: A page, publisher: A body, date: undated}\n"


def test_an_id_that_is_taken_is_told_with_the_file_that_has_it(project: SmallProject) -> None:
    project.write("docs/data/organisations/other.yml", project.read(TRUST))
    problem = project.problem()
    assert problem.startswith(
        f'docs/data/organisations/other.yml:1  The id "example-trust" is taken by {TRUST}. Expected an id of its own.'
    )
    assert "Give this record another id." in problem


def test_an_id_other_than_the_file_s_name_is_told(project: SmallProject) -> None:
    project.write("docs/data/organisations/other.yml", project.read(TRUST).replace("id: example-trust", "id: another"))
    assert project.problem().startswith('docs/data/organisations/other.yml:1  The id is "another".')


@pytest.mark.parametrize("id", ["../x", "a/b", "<b>", "Bawso", ".."])
def test_an_id_that_could_lead_out_of_the_folder_is_refused(project: SmallProject, id: str) -> None:
    project.change("docs/data/organisations/held-line.yml", "id: held-line", f'id: "{id}"')
    problem = project.problem()
    assert problem.startswith(f'docs/data/organisations/held-line.yml:1  id is "{id}".')
    assert "small letters, digits and single hyphens" in problem


def test_a_record_in_an_empty_file_is_told_as_empty(project: SmallProject) -> None:
    project.write("docs/data/organisations/held-line.yml", "# to be written\n")
    assert project.problem().startswith("docs/data/organisations/held-line.yml:1  this record is empty.")


def test_a_field_that_stands_twice_is_told_with_its_line(project: SmallProject) -> None:
    line = project.append(TRUST, "checked: 2026-11-21\n")
    assert project.problem().startswith(f"{TRUST}:{line}  The same field stands here twice.")


def test_a_term_that_stands_twice_is_told_with_its_line(project: SmallProject) -> None:
    line = project.change(TERMS, "  - id: hand", "  - id: valley")
    assert project.problem().startswith(f'{TERMS}:{line}  "valley" stands here twice.')


def test_a_term_without_its_welsh_is_told(project: SmallProject) -> None:
    line = project.change(TERMS, "{en: hand, cy: llaw}", "{en: hand}")
    assert project.problem().startswith(f'{TERMS}:{line}  "terms.2.term.cy" is missing.')


def test_welsh_that_is_called_verified_says_where_it_was_seen(project: SmallProject) -> None:
    project.change(TERMS, "welsh: unverified", "welsh: verified")
    problem = project.problem()
    assert problem.startswith(f"{TERMS}:3  ")
    assert "welsh_source, where the Welsh was seen" in problem


def test_a_reference_to_no_organisation_is_told_with_its_line_and_a_suggestion(project: SmallProject) -> None:
    line = project.change(RESPONDERS, "organisation: example-trust", "organisation: example-trsut")
    problem = project.problem()
    assert problem.startswith(f'{RESPONDERS}:{line}  organisation is "example-trsut", which no record has.')
    assert 'Did you mean "example-trust"?' in problem


def test_what_replaced_an_organisation_must_have_a_record(project: SmallProject) -> None:
    line = project.append(TRUST, "status: replaced\nreplaced_by: held-lien\n") + 1
    problem = project.problem()
    assert problem.startswith(f'{TRUST}:{line}  replaced_by is "held-lien", which no record has.')
    assert 'Did you mean "held-line"?' in problem


@pytest.mark.parametrize("name", ["police", "health_board", "safeguarding_board"])
def test_who_covers_a_council_s_area_must_have_records(project: SmallProject, name: str) -> None:
    bodies = {"police": "held-line", "health_board": "held-line", "safeguarding_board": "held-line"} | {name: "nobody"}
    project.append(TRUST, "council:\n" + "".join(f"  {key}: {value}\n" for key, value in bodies.items()))
    assert f'{name} is "nobody", which no record has' in project.problem()


@pytest.mark.parametrize("alone", ["covers: wales\n", COVERS_SOURCE])
def test_where_an_organisation_serves_and_who_says_so_stand_together(project: SmallProject, alone: str) -> None:
    project.append(TRUST, alone)
    assert "covers together with covers_source" in project.problem()


def test_an_organisation_covers_councils_or_wales(project: SmallProject) -> None:
    line = project.append(TRUST, f"covers: [held-line]\n{COVERS_SOURCE}")
    assert project.problem().startswith(f'{TRUST}:{line}  covers names "held-line", which is no council.')


def test_the_site_s_own_words_need_both_languages(project: SmallProject) -> None:
    line = project.change("docs/data/words.yml", "words:\n", "words:\n  new-words: {en: New words}\n") + 1
    assert project.problem().startswith(f'docs/data/words.yml:{line}  "words.new-words.cy" is missing.')


def test_one_run_tells_everything_that_is_wrong(project: SmallProject) -> None:
    project.change(TRUST, "kinds: [support]", "kinds: [suport]")
    project.change(TERMS, "cy: llaw", 'cy: ""')
    project.write("docs/data/organisations/third.yml", 'id: "unclosed\n')
    with pytest.raises(ProblemsError) as caught:
        project.facts()
    assert [finding.path for finding in caught.value.findings] == [
        TRUST,
        "docs/data/organisations/third.yml",
        TERMS,
    ]


@pytest.mark.parametrize(
    "name",
    [
        "docs/data/first_responders.yml",
        "docs/data/councils.yml",
        "docs/data/map.yml",
        "docs/data/never_publish.yml",
        "docs/data/words.yml",
        "docs/data/terms.yml",
        "docs/data/statistics/labels.yml",
        "docs/data/statistics/inconsistencies.yml",
    ],
)
def test_a_file_that_every_site_needs_is_missed_by_name(project: SmallProject, name: str) -> None:
    (project.root / name).unlink()
    assert project.problem().startswith(f"{name}:1  The file cannot be read (No such file or directory).")


HELPLINE = "docs/data/organisations/modern-slavery-helpline.yml"


def test_the_numbers_at_the_top_of_every_page_cannot_be_held(project: SmallProject) -> None:
    project.change(HELPLINE, "release: published", "release: held")
    problem = project.problem()
    assert problem.startswith(f"{HELPLINE}:1  The top of every page needs this number.")
    assert "a record modern-slavery-helpline with a published phone" in problem


def test_the_records_of_the_numbers_at_the_top_of_every_page_cannot_go(project: SmallProject) -> None:
    (project.root / HELPLINE).unlink()
    seen = 'every_page is "modern-slavery-helpline", which no record has.'
    assert project.problem().startswith(f"docs/data/help_bar.yml:5  {seen}")


def test_a_council_of_the_register_without_a_record_is_told_with_its_line(project: SmallProject) -> None:
    project.change(
        "docs/data/councils.yml", "councils: []", "councils:\n  - {gss: W06000001, organisation: exampl-trust, name: A}"
    )
    assert project.problem().startswith(
        'docs/data/councils.yml:4  organisation is "exampl-trust", which no record has. '
        'Expected an id among the organisations. Did you mean "example-trust"?'
    )
