"""On a pull request each finding stands on its line, in the words of the terminal."""

from __future__ import annotations

import pytest

from ahtc.commands.annotations import annotation
from ahtc.core.problems import Finding
from ahtc.kinds.rules.telling import RuleTexts, read_rule_texts
from tests.conftest import ROOT
from tests.project import Command, SmallProject

TEXTS = RuleTexts()


def in_english(finding: Finding) -> str:
    return annotation(finding, [TEXTS.told(finding, "en")], TEXTS)


def test_a_finding_names_its_file_its_line_and_its_rule() -> None:
    finding = Finding("docs/data/terms.yml", 7, "spelling", "A word", "Welsh words", "Correct it.", "warning")
    line = "::warning file=docs/data/terms.yml,line=7,title=spelling::A word. Expected Welsh words. Correct it."
    assert in_english(finding) == line


def test_it_is_told_in_welsh_by_the_name_of_its_rule() -> None:
    finding, texts = Finding("docs/cy/a.md", 7, "spelling", "A word", "b", "c"), read_rule_texts(ROOT)
    line = annotation(finding, [texts.told(finding, "cy")], texts)
    assert line.startswith("::error file=docs/cy/a.md,line=7,title=Sillafu Cymraeg::Sillafu Cymraeg. Cywirwch y gair.")


def test_nothing_that_a_file_holds_ends_it_or_begins_another() -> None:
    finding = Finding("docs/a,b:c\n.md", 1, "x", "100 %\n::error::no", "a", "b")
    (line,) = in_english(finding).splitlines()
    assert line == "::error file=docs/a%2Cb%3Ac%0A.md,line=1,title=x::100 %25%0A::error::no. Expected a. b"


@pytest.mark.parametrize(("where", "there"), [("true", True), ("", False)])
def test_it_is_told_where_github_listens(
    project: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch, where: str, there: bool
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", where)
    project.change("docs/data/terms.yml", "terms:", "terms:\n\t- id: x")
    told = ahtc(project.root, "check")
    assert told.code == 1
    assert ("::error file=docs/data/terms.yml,line=" in told.err) == there
