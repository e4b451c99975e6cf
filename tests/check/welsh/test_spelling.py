from __future__ import annotations

from ahtc.check.welsh.spelling import findings
from tests.check.project import Project


def _seen(project: Project) -> list[str]:
    return [finding.seen.split('"')[1] for finding in findings(project.read())]


def test_a_slip_on_a_welsh_page_is_found_with_its_line(project: Project) -> None:
    page = project.page(
        "cy/a.md", "Testun da.\n\nMae'r hedlu yno.", title="Teitl", description="Disgrifiad o'r dudalen."
    )
    (finding,) = findings(project.read())
    assert (finding.path, finding.line, finding.severity) == (page.path, page.first_line + 2, "error")
    assert finding.seen == '"hedlu" is in no list of Welsh words'


def test_english_that_is_not_marked_is_found_and_how_to_mark_it_is_said(project: Project) -> None:
    project.page("cy/a.md", "Cais tynnu (pull request).", title="Teitl", description="Disgrifiad o'r dudalen.")
    first, _ = findings(project.read())
    assert first.seen == '"pull" is in no list of Welsh words'
    assert 'mark it as English (<span lang="en">pull</span>)' in first.remedy


def test_english_in_a_record_is_found_and_how_to_mark_it_there_is_said(project: Project) -> None:
    project.write("docs/data/words.yml", 'note: {en: Last year, cy: "Meddai “last year”."}\n')
    (finding, _) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/words.yml", 1)
    assert "[en: last]" in finding.remedy


def test_a_word_is_told_once_a_file(project: Project) -> None:
    project.write("docs/data/words.yml", "a: {cy: hedlu}\nb: {cy: hedlu}\n")
    assert _seen(project) == ["hedlu"]


def test_names_letters_numbers_and_marked_words_are_passed_over(project: Project) -> None:
    project.write("docs/data/words.yml", 'a: {cy: "Bawso ac Unseen, [c], 3k, [en: first response] a {total}"}\n')
    assert _seen(project) == []


def test_english_text_is_passed_over(project: Project) -> None:
    project.page("a.md", "The police.")
    project.write("docs/data/words.yml", "a: {en: The police}\n")
    assert _seen(project) == []


def test_words_of_the_glossary_and_of_the_exceptions_pass_in_every_form(project: Project) -> None:
    project.write("docs/data/terms.yml", "terms:\n  - term: {en: cuckooing, cy: cogio}\n")
    project.write("docs/data/welsh.yml", "words:\n  - why: New\n    words: [cwcis]\n")
    project.write("docs/data/words.yml", 'a: {cy: "gogio a gwcis"}\n')
    assert _seen(project) == []
