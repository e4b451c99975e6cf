"""Starting something from questions: each answer is looked at as it comes, and only what is right is written."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ahtc.commands.asking import asked, may_ask
from ahtc.commands.terminal import Today, day_of, project_root, say
from ahtc.core.problems import Finding, ProblemsError, did_you_mean

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ahtc.core.facts import Facts
    from ahtc.core.kind import Kind
    from ahtc.core.questions import Question, Questions, Values

# What is begun by a word of its own, and the kind that it is of.
KINDS_BY_WORD = {
    "event": "events",
    "organisation": "organisations",
    "toolkit": "toolkits",
    "report": "library",
    "term": "terms",
    "law": "laws",
    "practice": "practices",
    "course": "training",
    "group": "groups",
}


class In(StrEnum):
    """The language in which to ask."""

    en = "en"
    cy = "cy"


Asking = Annotated[In, typer.Option("--language", help="In which language to ask: en or cy.")]
Answers = Annotated[
    Path | None, typer.Option("--from", help="A file of answers (YAML), laid out as the record is; the rest is asked.")
]


def add_commands(app: typer.Typer) -> None:
    """``ahtc new event`` and its like, one for each kind that has questions."""
    for word, kind in KINDS_BY_WORD.items():
        example = f"Example: [b]ahtc new {word}[/b], or: [b]ahtc new {word} --from answers.yml[/b]"
        told = f"Answer questions about a new {word}, in Welsh or English; it is written when it is right."
        app.command(word, epilog=example, help=told)(_command(kind))


def _command(kind: str) -> Callable[..., None]:
    def command(language: Asking = In.en, answers: Answers = None, today: Today = "") -> None:
        begin(project_root(), kind, language, answers, day_of(today))

    return command


def begin(root: Path, kind_id: str, language: In, answers: Path | None, today: datetime.date) -> None:
    """Ask for a record, write it, and say where; raises :class:`ProblemsError` with what cannot stand."""
    from ahtc.commands.kept import only_if_sound
    from ahtc.core.files import write_if_changed
    from ahtc.core.questions import flat, laid_out, read_questions, record_of
    from ahtc.core.yaml_file import read_yaml
    from ahtc.core.yaml_lines import yaml_lines
    from ahtc.kinds import KINDS
    from ahtc.kinds.facts import read_facts

    kind = next(each for each in KINDS if each.id == kind_id)
    questions, facts = read_questions(kind.questions), read_facts(root)
    given = dict(flat(read_yaml(answers.resolve(), root).data)) if answers else {}
    values = Asker(kind.record, questions, facts, language, given).values()
    record = record_of(questions, kind.record, values, today)
    try:
        path, id, text = _written(root, kind, questions, facts, record)
        with only_if_sound(root, [path], today):
            write_if_changed(path, text)
    except ProblemsError:
        if may_ask():  # nobody should have to answer all of it again
            say(facts.words.say("ask-answers", language.value))
            say("\n".join(yaml_lines(laid_out(values))))
        raise
    where = path.relative_to(root).as_posix()
    said = where if questions.field is None else f"{where}, {id}"
    say(facts.words.say("ask-written", language.value).replace("{what}", said))


def begin_page(root: Path, name: str, language: In, answers: Path | None, today: datetime.date) -> None:
    """Ask for a page, write it with its Welsh twin, and say where; raises :class:`ProblemsError` as above."""
    from ahtc.commands.kept import only_if_sound
    from ahtc.core.questions import flat, read_questions, record_of
    from ahtc.core.yaml_file import read_yaml
    from ahtc.kinds.facts import read_facts
    from ahtc.site.new import PAGE_QUESTIONS, PageWords, new_page, page_files

    questions, facts = read_questions(PAGE_QUESTIONS), read_facts(root)
    given = dict(flat(read_yaml(answers.resolve(), root).data)) if answers else {}
    files = page_files(root, name)
    values = Asker(PageWords, questions, facts, language, given).values()
    words = PageWords.model_validate(record_of(questions, PageWords, values, today))
    with only_if_sound(root, files, today):
        new_page(root, name, today, words)
    for path in files:
        said = path.relative_to(root).as_posix()
        say(facts.words.say("ask-written", language.value).replace("{what}", said))


class Asker:
    """Asks what the file of answers does not say, in the order of the questions."""

    def __init__(
        self, record: type[BaseModel], questions: Questions, facts: Facts, language: In, given: dict[str, str]
    ) -> None:
        self._record, self._questions, self._facts = record, questions, facts
        self._language, self._given = language, given
        self._values: Values = {}

    def values(self) -> Values:
        """Every answer by the field that it goes into; raises :class:`ProblemsError` with all that is wanting."""
        from ahtc.core.questions import asked_now

        known = [question.at for question in self._questions.questions]
        wrong = [
            self._refused(at, f'"{at}" is asked by nobody', did_you_mean(at, known))
            for at in self._given
            if at not in known
        ]
        for question in self._questions.questions:
            if not asked_now(question, self._values):
                continue
            try:
                answer = self._answer(question)
            except ValueError as error:
                wrong.append(
                    self._refused(
                        question.at,
                        f"{self._said(question)}: {str(error).removesuffix('.')}",
                        "Write it into the answers.",
                    )
                )
                continue
            if answer is not None:
                self._values[question.at] = answer
        if wrong:
            raise ProblemsError(wrong)
        return self._values

    def _answer(self, question: Question) -> Any:
        from ahtc.core.questions import short_name

        start = str(self._values.get(question.start_from or "", ""))
        default = question.default or short_name(start) or ("" if question.optional else None)
        given = self._given.get(question.at)
        if given is None and may_ask():
            given = asked(
                self._said(question), lambda text: text if self._read(question, text) is not None else "", default
            )
        elif given is None:
            given = default
        if given is None:
            raise ValueError(self._word("ask-empty"))
        return self._read(question, given) if given else None

    def _read(self, question: Question, text: str) -> Any:
        from ahtc.core.questions import AnswerError, answer_read, named_kind

        try:
            value = answer_read(question, self._record, self._values, text)
        except AnswerError as error:
            raise ValueError(self._word(f"ask-{error.word}", error.what)) from None
        if named := named_kind(self._record, question):
            for id in value if isinstance(value, list) else [value]:
                if id not in self._facts[named]:
                    raise ValueError(self._word("ask-unknown", id))
        if question.at == "id" and value in self._facts[self._record]:
            raise ValueError(self._word("ask-taken", text))
        return value

    def _said(self, question: Question) -> str:
        from ahtc.core.questions import choices

        among = choices(self._record, question)
        said = question.ask.in_(self._language.value)
        said += f" [{', '.join(among)}]" if among else ""
        return f"{said} ({self._word('ask-optional')})" if question.optional else said

    def _word(self, name: str, what: str = "") -> str:
        return self._facts.words.say(name, self._language.value).replace("{what}", what)

    def _refused(self, at: str, seen: str, remedy: str) -> Finding:
        return Finding(f"docs/data/{self._questions.into}", 1, "new", seen, f"an answer at {at}", remedy)


def _written(
    root: Path, kind: Kind, questions: Questions, facts: Facts, record: dict[str, Any]
) -> tuple[Path, str, str]:
    """Where a record goes, its id, and the whole text of its file with it."""
    from ahtc.core.files import read_text
    from ahtc.core.questions import free_name
    from ahtc.core.yaml_lines import with_entry, yaml_lines

    id = free_name(str(record["id"]), facts[kind.record])
    record = {**record, "id": id}
    path = root / "docs" / "data" / questions.into
    if questions.field:
        return path, id, with_entry(read_text(path, root), questions.field, record)
    return path / f"{id}.yml", id, "\n".join(yaml_lines(record)) + "\n"
