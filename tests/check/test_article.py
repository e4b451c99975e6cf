"""The English article before a term that a call prints."""

from __future__ import annotations

import pytest

from ahtc.check.article import findings, starts_with_a_vowel_sound
from tests.check.project import Project


def test_an_article_that_does_not_fit_the_term_is_found_with_what_the_page_reads(project: Project) -> None:
    project.page("a.md", 'Text.\n\nA {{ term("child-trafficking-guardian") }} helps.')
    (finding,) = findings(project.read())
    assert finding.line == 11
    assert finding.seen == 'The page reads "A independent child trafficking guardian"'


def test_the_words_that_a_call_is_given_decide(project: Project) -> None:
    project.page("a.md", 'A {{ term("child-trafficking-guardian", text="guardian") }} helps.')
    assert list(findings(project.read())) == []


def test_a_welsh_page_has_no_such_article(project: Project) -> None:
    project.page("cy/a.md", 'Y tai a {{ term("exploitation") }}.')
    assert list(findings(project.read())) == []


@pytest.mark.parametrize("words", ["independent guardian", "NRM referral", "hour", "umbrella body", "uninsured van"])
def test_these_take_an(words: str) -> None:
    assert starts_with_a_vowel_sound(words)


@pytest.mark.parametrize("words", ["guardian", "UK body", "union", "one-off", "European court", "used car"])
def test_these_take_a(words: str) -> None:
    assert not starts_with_a_vowel_sound(words)
