"""The questions of every kind that has some: each leads to a field, in words of both languages."""

from __future__ import annotations

import pytest

from ahtc.check.texts import texts_of
from ahtc.check.welsh.mutation import faults_in
from ahtc.check.welsh.words import WORD
from ahtc.core.project import Project
from ahtc.core.questions import AnswerError, Question, answer_read, read_questions, short_name, type_at
from ahtc.kinds import KINDS
from ahtc.kinds.events.record import Event
from ahtc.site.new import PAGE_QUESTIONS

ASKING = {kind.id: kind for kind in KINDS if kind.questions.is_file()}

VALUES = {
    "about",
    "cy",
    "current",
    "data",
    "docs",
    "en",
    "library",
    "official",
    "publishers",
    "undated",
    "verified",
    "yml",
}


def question(at: str, **more: object) -> Question:
    return Question.model_validate({"at": at, "ask": {"en": "What?", "cy": "Beth?"}, **more})


@pytest.mark.parametrize("id", ASKING)
def test_every_question_leads_to_a_field_and_depends_on_others_that_are_asked(id: str) -> None:
    asked = read_questions(ASKING[id].questions)
    known = [each.at for each in asked.questions]
    for each in asked.questions:
        assert type_at(ASKING[id].record, each.at)
        assert {*each.when, *filter(None, [each.without, each.start_from])} <= {*known}
    assert len(known) == len({*known})
    assert asked.id_from in known


def test_the_welsh_of_the_questions_is_spelled_and_mutated_right(whole_project: Project) -> None:
    read, found = texts_of(whole_project), []
    for path in [PAGE_QUESTIONS, *(kind.questions for kind in ASKING.values())]:
        for each in read_questions(path).questions:
            words = [word for word in WORD.findall(each.ask.cy) if word.islower() and word[1:]]
            found += [word for word in words if word not in {*VALUES, "yml"} and not read.words.knows(word)]
            found += [f"{fault.before} {fault.word}" for fault in faults_in(each.ask.cy, read.words, read.exceptions)]
    assert found == []


@pytest.mark.parametrize(
    ("written", "read"),
    [("3/3/27", "2027-03-03"), ("3 Mawrth 2027 9.30", "2027-03-03T09:30"), ("2027-03-03T09:30", "2027-03-03T09:30")],
)
def test_a_day_and_a_time_are_understood_as_people_write_them(written: str, read: str) -> None:
    assert answer_read(question("starts", reads="moment"), Event, {}, written) == read


def test_several_answers_are_told_apart_by_commas_and_yes_may_be_said_in_welsh() -> None:
    assert answer_read(question("audience"), Event, {}, "everyone, practitioners") == ["everyone", "practitioners"]
    assert answer_read(question("online"), Event, {}, "Ie") is True


@pytest.mark.parametrize(
    ("at", "text", "word"),
    [
        ("title.en", " ", "empty"),
        ("id", "a" * 81, "long"),
        ("audience", "all", "choice"),
        ("link", "www.example.org", "other"),
        ("online", "perhaps", "other"),
    ],
)
def test_an_answer_that_the_record_would_refuse_is_refused_with_the_reason(at: str, text: str, word: str) -> None:
    with pytest.raises(AnswerError) as refused:
        answer_read(question(at), Event, {"title.cy": "x"}, text)
    assert refused.value.word == word


def test_an_answer_is_looked_at_beside_those_before_it() -> None:
    trust = next(kind for kind in KINDS if kind.id == "organisations").record
    with pytest.raises(AnswerError, match="of 11 digits"):
        answer_read(question("contacts.0.value"), trust, {"contacts.0.kind": "phone"}, "029 2018")


def test_a_short_name_has_neither_accents_nor_signs() -> None:
    assert short_name("Y Gymraeg: tŷ diogel, a'r ŵyl yn y fan") == "y-gymraeg-ty-diogel-ar-wyl"
