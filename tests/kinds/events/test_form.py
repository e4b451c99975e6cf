"""An event told of in a form: understood as people write, or answered with what is wanting, in the form's language."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from ahtc.core.facts import Facts
from ahtc.core.forms import Form, NotYetError, day_meant
from ahtc.kinds.events.form import FILE, add_event, event_of
from ahtc.kinds.events.record import Calendar, Event
from ahtc.kinds.facts import read_facts
from tests.conftest import ROOT
from tests.project import DAY, Command, SmallProject

FORMS = {name: Form(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml", ROOT) for name in ("event", "digwyddiad")}
ANSWERS = {
    "title_en": "Seminar in Wrexham",
    "title_cy": "Seminar yn Wrecsam",
    "what_en": "How councils refer.",
    "what_cy": "Sut mae cynghorau'n atgyfeirio.",
    "date": "3/3/27",
    "place_en": "Wrexham",
    "place_cy": "Wrecsam",
    "online": 1,
    "audience": 1,
    "source_title": "Seminar: how councils refer",
    "source_publisher": "Wrexham County Borough Council",
}


def filled(name: str = "event", **changes: str | int | None) -> str:
    """The form as GitHub writes it, with every label, whether it was answered or not."""
    form, answers = FORMS[name], ANSWERS | changes
    parts = []
    for id, label in form.labels.items():
        answer = answers.get(id)
        text = form.choices[id][answer] if isinstance(answer, int) else answer or "_No response_"
        parts.append(f"### {label}\n\n{text}\n")
    return "\n".join(parts)


def event(facts: Facts, name: str = "event", **changes: str | int | None) -> Event:
    return Event.model_validate(event_of(FORMS[name], filled(name, **changes), facts.words, DAY))


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_form_is_an_event_in_either_language(facts: Facts, name: str) -> None:
    found = event(facts, name)
    assert (found.id, found.starts, found.ends) == ("seminar-in-wrexham-2027", "2027-03-03", "2027-03-03")
    assert found.title.in_("cy") == "Seminar yn Wrecsam"
    assert (found.online, list(found.audience), found.source.date) == (False, ["practitioners"], DAY.isoformat())


@pytest.mark.parametrize(
    "written",
    [
        "2027-03-03",
        "3/3/27",
        "03/03/2027",
        "3.3.2027",
        "3 March 2027",
        "3rd March 2027",
        "3 Mar 2027",
        "3 Mawrth 2027",
        "3 o Fawrth 2027",
        "3ydd o Fawrth 2027",
    ],
)
def test_a_date_is_understood_as_people_write_it(written: str) -> None:
    assert day_meant(written) == datetime.date(2027, 3, 3)


def test_every_welsh_month_is_understood_after_o_too() -> None:
    changed = "ionawr chwefror fawrth ebrill fai fehefin orffennaf awst fedi hydref dachwedd ragfyr"
    found = [day_meant(f"1 o {month} 2027") for month in changed.split(" ")]
    assert found == [datetime.date(2027, n, 1) for n in range(1, 13)]


@pytest.mark.parametrize("written", ["soon", "31/2/27", "3 Marchish 2027", "March 2027", "13/13/2027", ""])
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    assert day_meant(written) is None


WANTING = [
    ({"title_cy": None}, "Not filled in yet: What it is called, in Welsh"),
    ({"date": "next spring"}, "We cannot read this as a date: next spring. Write it like 3 March 2027."),
    ({"end_date": "2/3/27"}, "It ends before it starts."),
    ({"time_from": "9"}, "We cannot read this as a time: 9. Write it like 09:30."),
    ({"time_from": "9.30"}, "Give both times, when it starts and when it ends, or neither."),
    ({"place_en": None, "place_cy": None}, "Say where it is, or that it is on-line."),
    ({"source_title": None}, "Not filled in yet: The page or paper that says so: its title"),
]


@pytest.mark.parametrize(("changes", "said"), WANTING)
def test_what_is_wanting_is_said(facts: Facts, changes: Any, said: str) -> None:
    with pytest.raises(NotYetError) as caught:
        event(facts, **changes)
    assert said in caught.value.lines


def test_all_that_is_wanting_is_said_at_once_and_in_welsh_on_the_welsh_form(facts: Facts) -> None:
    with pytest.raises(NotYetError) as caught:
        event(facts, "digwyddiad", title_en=None, date="rywbryd")
    assert caught.value.lines == [
        "Heb ei lenwi eto: Ei enw, yn Saesneg",
        "Ni allwn ddarllen hwn fel dyddiad: rywbryd. Ysgrifennwch ef fel 3 Mawrth 2027.",
    ]


def test_both_forms_ask_for_the_same(facts: Facts) -> None:
    one, other = FORMS.values()
    assert list(one.labels) == list(other.labels)
    assert one.required == other.required
    assert {id: len(choices) for id, choices in one.choices.items()} == {id: len(c) for id, c in other.choices.items()}
    assert (one.language, other.language) == ("en", "cy")


HOSTILE = [
    '"]\nevents: []',
    "{{ phone('x') }} #read",
    "<script>alert(1)</script>",
    "&a *a !!python/object: x",
    "[en: x",
    "\t- id: x",
]


@pytest.mark.parametrize("text", HOSTILE[:4] + HOSTILE[5:])
def test_whatever_is_written_stays_a_text_of_the_record(project: SmallProject, facts: Facts, text: str) -> None:
    made = event_of(FORMS["event"], filled(what_en=text), facts.words, DAY)
    id = add_event(project.root, made)
    kept = read_facts(project.root)
    assert list(kept[Event]) == [id]
    assert kept[Event][id].what.en == " ".join(text.split())


def test_what_cannot_stand_changes_nothing(project: SmallProject, ahtc: Command) -> None:
    before = (project.root / FILE).read_bytes()
    _forms(project.root)
    project.write("answers.md", filled(what_en="[en: x"))
    told = ahtc(project.root, "told", "event", "--from", "answers.md")
    assert told.code == 1
    assert "docs/data/events.yml" in told.err
    assert (project.root / FILE).read_bytes() == before


def test_events_are_added_after_the_others_and_an_id_that_is_taken_gets_a_number(
    project: SmallProject, facts: Facts
) -> None:
    made = event_of(FORMS["event"], filled(), facts.words, DAY)
    assert [add_event(project.root, made) for _ in range(3)] == [
        "seminar-in-wrexham-2027",
        "seminar-in-wrexham-2027-2",
        "seminar-in-wrexham-2027-3",
    ]
    assert len(read_facts(project.root).document(Calendar).events) == 3


def test_the_command_adds_it_or_says_what_is_wanting(project: SmallProject, ahtc: Command) -> None:
    _forms(project.root)
    project.write("answers.md", filled("digwyddiad", date="fory"))
    told = ahtc(project.root, "told", "event", "--form", "digwyddiad", "--from", "answers.md")
    assert (told.code, told.out.splitlines()[-1]) == (
        1,
        "Golygwch yr hyn a ysgrifennoch uchod, a'i gadw. Bydd yn cael ei ddarllen eto ohono'i hun.",
    )
    project.write("answers.md", filled())
    told = ahtc(project.root, "told", "event", "--from", "answers.md")
    assert told.code == 0
    assert "docs/data/events.yml, seminar-in-wrexham-2027" in told.out
    assert ahtc(project.root, "told", "event", "--form", "evnt", "--from", "answers.md").code == 1


def _forms(root: Path) -> None:
    folder = root / ".github" / "ISSUE_TEMPLATE"
    folder.mkdir(parents=True)
    for name in FORMS:
        (folder / f"{name}.yml").write_bytes((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_bytes())
