"""``ahtc new event`` and its like: asked in either language, looked at as it comes, written whole or not at all."""

from __future__ import annotations

import io
import sys

import pytest

from ahtc.commands.new import KINDS_BY_WORD, Asker, In
from ahtc.core.facts import Facts
from ahtc.core.pages import read_page
from ahtc.core.questions import flat, laid_out, read_questions, record_of
from ahtc.core.validation import validated
from ahtc.core.yaml_file import parse_yaml, read_yaml
from ahtc.core.yaml_lines import yaml_lines
from ahtc.kinds import KINDS
from ahtc.kinds.events.record import Event
from ahtc.kinds.terms.record import Term
from tests.conftest import ROOT
from tests.project import DAY, Command, SmallProject, tree

ANSWERS = ROOT / "tests" / "fixtures" / "new"
TODAY = ("--today", "2026-11-22")
TERMS = "docs/data/terms.yml"


@pytest.mark.parametrize("word", KINDS_BY_WORD)
def test_answers_make_a_record_that_its_kind_accepts(facts: Facts, word: str) -> None:
    kind = next(each for each in KINDS if each.id == KINDS_BY_WORD[word])
    questions = read_questions(kind.questions)
    given = dict(flat(read_yaml(ANSWERS / f"{word}.yml", ROOT).data))
    values = Asker(kind.record, questions, facts, In.en, given).values()
    made = record_of(questions, kind.record, values, DAY)
    record = validated(kind.record, parse_yaml("\n".join(yaml_lines(made)), word))
    assert record.id not in facts[kind.record]
    again = dict(flat(parse_yaml("\n".join(yaml_lines(laid_out(values))), word).data))
    assert Asker(kind.record, questions, facts, In.en, again).values() == values


def test_answers_from_a_file_become_an_entry_and_all_else_in_its_file_stays(
    project: SmallProject, ahtc: Command
) -> None:
    was = project.read("docs/data/events.yml")
    told = ahtc(project.root, "new", "event", "--from", str(ANSWERS / "event.yml"), *TODAY)
    assert told.out == "Written, and it passes the check: docs/data/events.yml, seminar-in-wrexham\n", told.err
    (event,) = project.facts()[Event].values()
    assert (event.starts, event.ends) == ("2027-03-03T09:30", "2027-03-03T12:00")
    assert [line for line in was.split("\n") if line not in project.read("docs/data/events.yml")] in (
        [],
        ["events: []"],
    )


def test_at_a_terminal_each_answer_is_asked_for_again_with_the_reason_in_welsh(
    project: SmallProject, ahtc: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        "safe house",
        "tŷ diogel",
        "sure",
        "unverified",
        "",
        "A place where a person is safe.",
        "Lle diogel.",
        "",
        "",
    ]
    terminal = io.StringIO("\n".join(answers) + "\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    told = ahtc(project.root, "new", "term", "--language", "cy", *TODAY)
    assert "Y term, yn Gymraeg" in told.out
    assert "Dewiswch o blith: verified, partly, unverified" in told.out
    assert "Ysgrifennwyd, ac mae'n pasio'r gwiriad: docs/data/terms.yml, safe-house" in told.out, told.err
    assert project.facts()[Term]["safe-house"].definition


def test_all_that_is_wanting_is_told_at_once_in_the_language_asked_for(project: SmallProject, ahtc: Command) -> None:
    was = tree(project.root)
    project.write("answers.yml", "term: {en: safe house}\nmeans: x\nwelsh: sure\n")
    told = ahtc(project.root, "new", "term", "--from", "answers.yml", "--language", "cy", *TODAY)
    assert told.code == 1
    assert '"means" is asked by nobody' in told.err
    assert "Y term, yn Gymraeg: Mae angen ateb yma" in told.err
    assert "Dewiswch o blith: verified, partly, unverified" in told.err
    (project.root / "answers.yml").unlink()
    assert tree(project.root) == was


def test_what_the_check_refuses_is_taken_back(project: SmallProject, ahtc: Command) -> None:
    project.write("answers.yml", "term: {en: safe house, cy: tŷ diogel}\ndefinition: {en: A., cy: Lle xyzzyx.}\n")
    was = tree(project.root)
    told = ahtc(project.root, "new", "term", "--from", "answers.yml", *TODAY)
    assert told.code == 1
    assert '"xyzzyx" is in no list of Welsh words' in told.err
    assert tree(project.root) == was


PAGE = """\
title: {en: "Help: for you", cy: "Help: i chi"}
description: {en: What you can do today., cy: Beth y gallwch ei wneud heddiw.}
text: {en: Call somebody whom you trust., cy: Ffoniwch rywun rydych yn ymddiried ynddo.}
"""


def test_a_page_is_written_from_answers_with_its_twin_that_renders_it(project: SmallProject, ahtc: Command) -> None:
    project.write("answers.yml", PAGE)
    told = ahtc(project.root, "new", "page", "help-for-you.md", "--from", "answers.yml", *TODAY)
    assert told.out.count("Written, and it passes the check") == 2, told.err
    page = read_page(project.root / "docs/cy/help-for-you.md", project.root)
    assert (page.matter.title, page.matter.slug) == ("Help: i chi", "help-i-chi")
    assert page.text.strip() == "Ffoniwch rywun rydych yn ymddiried ynddo."


def test_a_page_whose_twins_differ_is_not_written_at_all(project: SmallProject, ahtc: Command) -> None:
    project.write("answers.yml", PAGE.replace("en: Call", "en: '[Call](index.md)").replace("trust.,", "trust.',"))
    was = tree(project.root)
    assert ahtc(project.root, "new", "page", "help-for-you.md", "--from", "answers.yml", *TODAY).code == 1
    assert tree(project.root) == was
