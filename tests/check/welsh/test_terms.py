from __future__ import annotations

from ahtc.check.welsh.terms import findings
from tests.check.project import Project

TERMS = """\
terms:
  - term: {en: potential victim, cy: dioddefwr posibl}
  - term: {en: victim, cy: dioddefwr}
  - term: {en: helpline, cy: llinell gymorth}
  - term: {en: National Referral Mechanism, cy: Mecanwaith Atgyfeirio Cenedlaethol}
    short: {en: NRM, cy: NRM}
"""


def _findings(project: Project, english: str, welsh: str) -> list[str]:
    project.write("docs/data/terms.yml", TERMS)
    project.write("docs/data/words.yml", f'a:\n  en: "{english}"\n  cy: "{welsh}"\n')
    return [finding.seen for finding in findings(project.read())]


def test_a_welsh_text_without_the_welsh_term_of_its_english_is_found(project: Project) -> None:
    assert _findings(project, "Two potential victims", "Dau unigolyn") == [
        'The English has "potential victim", and the Welsh beside it does not have "dioddefwr posibl"'
    ]


def test_where_the_term_stands_and_where_it_is_missing_are_said(project: Project) -> None:
    _findings(project, "A helpline", "Ffôn")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line) == ("docs/data/words.yml", 3)
    assert finding.expected == '"llinell gymorth", as in docs/data/terms.yml:4'


def test_plurals_mutations_and_a_part_of_the_term_are_the_term(project: Project) -> None:
    assert _findings(project, "For potential victims: the helpline", "I ddioddefwyr posibl: y llinell") == []


def test_the_full_term_may_stand_for_its_short_form(project: Project) -> None:
    assert _findings(project, "The NRM", "Y Mecanwaith Atgyfeirio Cenedlaethol") == []


def test_a_term_inside_words_left_in_english_is_passed_over(project: Project) -> None:
    assert _findings(project, "The report says “victim”", "Mae'r adroddiad yn dweud “[en: victim]”") == []


def test_a_body_with_two_welsh_names_is_found(project: Project) -> None:
    project.write("docs/data/a.yml", "name: {en: Fair Work Agency, cy: Asiantaeth Gwaith Teg}\n")
    project.write("docs/data/b.yml", "name: {en: The Fair Work Agency, cy: Asiantaeth Waith Deg}\n")
    (finding,) = findings(project.read())
    assert finding.path == "docs/data/b.yml"
    assert finding.seen == '"The Fair Work Agency" is "Asiantaeth Waith Deg" here'
    assert finding.expected == '"Asiantaeth Gwaith Teg", as in docs/data/a.yml:1'


def test_an_article_makes_no_second_name(project: Project) -> None:
    project.write("docs/data/a.yml", "name: {en: Home Office, cy: Swyddfa Gartref}\n")
    project.write("docs/data/b.yml", "name: {en: The Home Office, cy: Y Swyddfa Gartref}\n")
    assert list(findings(project.read())) == []


def test_a_section_of_a_welsh_page_without_the_term_of_its_english_is_found(project: Project) -> None:
    project.write("docs/data/terms.yml", TERMS)
    project.twins("A helpline.\n\n## Help\n\nThe helpline.", "Y llinell.\n\n## Help\n\nY ffôn.")
    (finding,) = findings(project.read())
    lines = (project.root / "docs/cy/a.md").read_text(encoding="utf-8").split("\n")
    assert (finding.path, lines[finding.line - 1]) == ("docs/cy/a.md", "## Help")


def test_a_small_word_with_a_capital_inside_a_sentence_is_a_name(project: Project) -> None:
    assert _findings(project, "The Open Victim standard", "Safon agored") == []


def test_two_words_that_the_officer_counts_as_one_are_one(project: Project) -> None:
    project.write("docs/data/welsh.yml", "one_word:\n  - why: Noun and verb\n    words: [dioddefwr, unigolyn]\n")
    assert _findings(project, "A victim", "Unigolyn") == []
