"""What is due: every kind that can grow old says from when, and one list tells it to the officer."""

from __future__ import annotations

import datetime
import re

import pytest

from ahtc.core.project import Project
from ahtc.kinds import KINDS
from ahtc.kinds.laws.record import Law
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.toolkits.record import Toolkit
from ahtc.site.due import as_markdown, everything_due
from tests.conftest import ROOT
from tests.project import DAY, Command, SmallProject

EVER = datetime.date(2040, 1, 1)


@pytest.fixture(scope="module")
def all_due(whole_project: Project) -> list[tuple[datetime.date, str, int, str]]:
    return [(due.day, due.path, due.line, due.what) for due in everything_due(whole_project, EVER)]


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
    said = re.compile(r"checked|valid_until|release|reviewed|id:|wanted|priority")
    for _, path, line, what in all_due:
        assert said.search((ROOT / path).read_text(encoding="utf-8").splitlines()[line - 1]), (path, line, what)


def test_the_oldest_comes_first_and_what_is_later_is_left_out(whole_project: Project) -> None:
    found = everything_due(whole_project, datetime.date(2027, 6, 15))
    assert found == sorted(found)
    assert found[-1].day <= datetime.date(2027, 6, 15) < max(due.day for due in everything_due(whole_project, EVER))


def test_a_list_to_tick_tells_what_is_overdue_before_what_comes(whole_project: Project) -> None:
    found = everything_due(whole_project, EVER)
    day = found[len(found) // 2].day
    text = as_markdown(found, day)
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
    }  # pages and contacts tell
    assert silent == past | ours


def test_the_command_tells_what_is_due_and_how_much(small_project: SmallProject, ahtc: Command) -> None:
    told = ahtc(small_project.root, "due", "--within", "0", "--today", DAY.isoformat())
    assert told.code == 0
    assert re.search(r"^\d+ things? due now, 0 more within 0 days\.$", told.out, re.MULTILINE)
    later = ahtc(small_project.root, "due", "--within", "365", "--today", DAY.isoformat())
    assert "docs/data/organisations/emergency-999.yml:" in later.out
    assert "docs/index.md:" in later.out
