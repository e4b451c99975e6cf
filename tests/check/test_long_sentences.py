from __future__ import annotations

from ahtc.check.long_sentences import findings
from tests.check.project import Project

WORDS_25 = "One " + "word " * 23 + "end."


def test_a_sentence_of_25_words_is_short_enough(project: Project) -> None:
    project.page("a.md", WORDS_25)
    assert list(findings(project.read())) == []


def test_a_longer_one_is_told_as_a_warning_with_its_line_and_its_first_words(project: Project) -> None:
    page = project.page("a.md", f"Short.\n\nAnother one. {WORDS_25.removesuffix('end.')}\nvery end.")
    (finding,) = findings(project.read())
    assert (finding.path, finding.line, finding.severity) == (page.path, page.first_line + 2, "warning")
    assert finding.seen == 'The sentence "One word word word word word …" has 26 words'


def test_a_figure_counts_as_one_word(project: Project) -> None:
    project.page("a.md", WORDS_25.replace("end.", '{{ figure("wales-annual", period="2024") }} end.'))
    (finding,) = findings(project.read())
    assert "26 words" in finding.seen


def test_pages_for_practitioners_alone_and_welsh_pages_are_passed_over(project: Project) -> None:
    project.page("a.md", WORDS_25 + " One" + WORDS_25, audience="[practitioner]")
    project.page("cy/b.md", WORDS_25.replace("end", "more end"))
    assert list(findings(project.read())) == []
