"""What is due: every kind that can grow old says from when, and one list tells it to the officer."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from ahtc.core.project import Project
from ahtc.kinds import KINDS
from ahtc.kinds.events.record import Event
from ahtc.kinds.laws.record import Law
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.toolkits.record import Toolkit
from ahtc.pull.partners.proposals import Proposal, ProposalList, proposals_due, proposals_file
from ahtc.site.due import as_markdown, everything_due
from ahtc.site.project import read_project
from tests.conftest import ROOT
from tests.project import DAY, Command, SmallProject

EVER = datetime.date(2040, 1, 1)


@pytest.fixture(scope="module")
def all_due(whole_project: Project) -> list[tuple[datetime.date, str, int, str]]:
    return [(due.day, due.path, due.line, due.what.en) for due in everything_due(whole_project, EVER)]


def test_every_published_contact_is_due_half_a_year_after_its_check_and_every_held_one_at_once(
    whole_project: Project, all_due: list[tuple[datetime.date, str, int, str]]
) -> None:
    found = {
        (path, what.split('"')[1]): day for day, path, _, what in all_due if path.startswith("docs/data/organisations/")
    }
    for id, organisation in whole_project.facts[Organisation].items():
        for contact in organisation.contacts:
            wait = 0 if contact.release == "held" else 180
            path = whole_project.facts.stands(Organisation, id).path
            assert found[path, contact.id] == contact.checked + datetime.timedelta(days=wait)


def test_every_law_and_toolkit_and_written_page_is_due_some_day(
    whole_project: Project, all_due: list[tuple[datetime.date, str, int, str]]
) -> None:
    paths = {path for _, path, _, _ in all_due}
    for record in (Law, Toolkit):
        assert {whole_project.facts.stands(record, id).path for id in whole_project.facts[record]} <= paths
    assert {page.path for page in whole_project.written() if page.language == "en"} <= paths


def test_each_leads_to_the_line_that_says_when_it_was_looked_at(
    all_due: list[tuple[datetime.date, str, int, str]],
) -> None:
    said = re.compile(r"checked|valid_until|release|reviewed|id:|wanted|priority|ends")
    for _, path, line, what in all_due:
        assert said.search((ROOT / path).read_text(encoding="utf-8").splitlines()[line - 1]), (path, line, what)


def test_the_oldest_comes_first_and_what_is_later_is_left_out(whole_project: Project) -> None:
    found = everything_due(whole_project, datetime.date(2027, 6, 15))
    assert found == sorted(found)
    assert found[-1].day <= datetime.date(2027, 6, 15) < max(due.day for due in everything_due(whole_project, EVER))


def test_a_list_to_tick_tells_what_is_overdue_before_what_comes(whole_project: Project) -> None:
    found = everything_due(whole_project, EVER)
    day = found[len(found) // 2].day
    text = as_markdown(found, day, whole_project.facts.words, "en")
    assert text.startswith("## Due now\n\n- [ ] ")
    assert text.count("\n- [ ] ") == len(found)
    assert text.index("## Due now") < text.index("## Coming")


def test_kinds_that_tell_of_the_world_all_say_when_they_are_due() -> None:
    silent = {
        kind.id for kind in KINDS if not kind.__dict__["due"].__module__.startswith(("ahtc.kinds", "ahtc.core.due"))
    }
    past = {"plans", "practices", "groups", "who_was_who"}  # what was: it does not change
    ours = {
        "rules",
        "settings",
        "never-publish",
        "terms",
        "paths",
        "areas",
        "councils",
        "responders",
        "search",
    }  # pages and contacts tell
    assert silent == past | ours


def test_the_command_tells_what_is_due_and_how_much(small_project: SmallProject, ahtc: Command) -> None:
    told = ahtc(small_project.root, "due", "--within", "0", "--today", DAY.isoformat())
    assert told.code == 0
    assert re.search(r"^Due now: \d+\. Within 0 days: 0\.$", told.out, re.MULTILINE)
    welsh = ahtc(small_project.root, "due", "--within", "0", "--language", "cy", "--today", DAY.isoformat())
    assert re.search(r"^Angen sylw yn awr: \d+\. O fewn 0 diwrnod: 0\.$", welsh.out, re.MULTILINE)
    later = ahtc(small_project.root, "due", "--within", "365", "--today", DAY.isoformat())
    assert "docs/data/organisations/emergency-999.yml:" in later.out
    assert "docs/index.md:" in later.out


def test_an_event_is_due_the_day_after_it_until_the_list_is_gone_through_again(project: SmallProject) -> None:
    event = (ROOT / "docs/data/events.yml").read_text(encoding="utf-8")
    project.write("docs/data/events.yml", event)
    checked = re.search(r"^checked: (\S+)$", event, re.MULTILINE)
    assert checked
    over = [
        due for due in everything_due(read_project(project.root, DAY), EVER) if due.what.en.startswith("It is over")
    ]
    assert over == []
    project.change("docs/data/events.yml", f"checked: {checked[1]}", "checked: 2020-01-01")
    found = read_project(project.root, DAY)
    over = [due for due in everything_due(found, EVER) if due.what.en.startswith("It is over")]
    days = [event.last_day + datetime.timedelta(days=1) for event in found.facts[Event].values()]
    assert [due.day for due in over] == sorted(days)
    assert len(over) >= 3


def test_a_proposal_is_due_while_it_is_open(project: SmallProject) -> None:
    made: dict[str, Any] = {
        "number": 7,
        "source": "a-list",
        "organisation": "example-trust",
        "kind": "phone",
        "value": "029 2018 0007",
    }
    made["origin"] = {"title": "A list", "publisher": "A body", "address": "a.csv", "retrieved": DAY, "licence": "OGL"}
    made |= {"proposed": DAY}
    project.write(
        "docs/data/partners/proposals.yml", proposals_file(ProposalList(proposals=[Proposal.model_validate(made)]))
    )
    read = read_project(project.root, DAY)
    (due,) = proposals_due(read)
    assert (due.day, due.what.en) == (DAY, "Decide on proposal 7, about example-trust.")
