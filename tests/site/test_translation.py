"""Welsh that is older than its English: noted with the day, told to whoever translates, and let go once it is right."""

from __future__ import annotations

import datetime
import subprocess

import pytest

from ahtc.core.sections import sections
from ahtc.kinds.translation import TRANSLATION
from ahtc.kinds.translation.record import StaleSection
from ahtc.site.project import read_project
from ahtc.site.translating import changes
from ahtc.site.translation import behind, note
from tests.project import DAY, Command, SmallProject

WELSH, NOTES = "docs/cy/about.md", "docs/data/translation.yml"


def noted(project: SmallProject, day: datetime.date) -> list[tuple[str, datetime.date]]:
    """What is noted after a run on that day: section and day of each."""
    note(read_project(project.root, day))
    found = read_project(project.root, day).facts[StaleSection].values()
    return [(each.section, each.since) for each in found]


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def test_where_all_is_in_step_nothing_is_noted(project: SmallProject) -> None:
    assert noted(project, DAY) == []


def test_the_one_section_that_changed_is_noted_and_a_second_change_does_not_restart_its_count(
    project: SmallProject,
) -> None:
    project.append("docs/about.md", "More.\n")
    assert noted(project, DAY) == [("words", DAY)]
    project.append("docs/about.md", "Still more.\n")
    assert noted(project, later(9)) == [("words", DAY)]
    (old,) = behind(read_project(project.root, later(20)))
    assert old.days(later(20)) == 20


def test_a_section_that_has_caught_up_goes_and_its_next_change_counts_anew(
    project: SmallProject, ahtc: Command
) -> None:
    project.append("docs/about.md", "More.\n")
    noted(project, DAY)
    assert ahtc(project.root, "twin", WELSH).code == 0
    assert noted(project, later(3)) == []
    project.append("docs/about.md", "Still more.\n")
    assert noted(project, later(5)) == [("words", later(5))]


def test_a_section_pasted_up_to_date_by_hand_goes_with_the_next_note(project: SmallProject) -> None:
    english = read_project(project.root, DAY).in_language("en")["about.md"]
    before = sections(english)["words"].fingerprint
    project.append("docs/about.md", "More.\n")
    noted(project, DAY)
    after = sections(read_project(project.root, DAY).in_language("en")["about.md"])["words"].fingerprint
    project.change(WELSH, before, after)
    assert noted(project, later(1)) == []


def test_the_comment_at_the_top_of_the_notes_stays(project: SmallProject) -> None:
    project.write(NOTES, "# Our own words.\nstale: []\n")
    project.append("docs/about.md", "More.\n")
    noted(project, DAY)
    assert project.read(NOTES).startswith("# Our own words.\nstale:\n  - page: docs/cy/about.md\n")


def test_a_noted_section_is_due_a_fortnight_later(project: SmallProject) -> None:
    project.append("docs/about.md", "More.\n")
    noted(project, DAY)
    assert TRANSLATION.due is not None
    (due,) = TRANSLATION.due(read_project(project.root, DAY))
    assert (due.day, due.path) == (later(14), NOTES)
    assert due.what.en == "Bring the Welsh of docs/cy/about.md up to date: words."


@pytest.mark.parametrize(("days", "code"), [(59, 0), (60, 1)])
def test_only_the_monthly_check_fails_and_only_after_two_months(
    project: SmallProject, ahtc: Command, days: int, code: int
) -> None:
    project.append("docs/about.md", "\nMore.\n")
    project.append(WELSH, "\nMwy.\n")
    noted(project, DAY)
    day = str(later(days))
    every_day = ahtc(project.root, "check", "--today", day)
    monthly = ahtc(project.root, "check", "--scheduled", "--today", day)
    assert (every_day.code, monthly.code) == (0, code)
    assert f"{WELSH}:14" in monthly.err


def git(project: SmallProject, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *arguments], cwd=project.root, check=True, capture_output=True)


def test_the_status_shows_the_old_sentence_and_the_new_one_and_the_welsh(project: SmallProject, ahtc: Command) -> None:
    project.append("docs/about.md", "\nIt rains. It is dry.\n")
    project.append(WELSH, "\nMae'n bwrw. Mae'n sych.\n")
    ahtc(project.root, "twin", WELSH)
    for message, old, new in (("First", "", ""), ("Second", "rains", "pours"), ("Third", "pours", "snows")):
        project.change("docs/about.md", old, new)
        if message == "First":
            git(project, "init", "--quiet")
        git(project, "add", "docs/about.md")
        git(project, "commit", "--quiet", "--message", message)
    said = ahtc(project.root, "translate", "status", WELSH, "--today", str(DAY)).out
    assert "- It rains." in said
    assert "+ It snows." in said
    assert "pours" not in said
    assert "Mae'n bwrw. Mae'n sych." in said


def test_each_sentence_is_told_whole() -> None:
    before = "**2010.** It *rains.* Is it dry?\n- One\n- Version 2.5 (old.) Two\n"
    said = [(each.sign, each.sentence) for each in changes(before, before.replace("Two", "Three"))]
    assert said == [
        *((" ", each) for each in ("**2010.**", "It *rains.*", "Is it dry?", "- One", "- Version 2.5 (old.)")),
        ("-", "Two"),
        ("+", "Three"),
    ]


def test_without_history_the_status_shows_the_present_english_and_says_so(project: SmallProject, ahtc: Command) -> None:
    project.append("docs/about.md", "\nIt snows.\n")
    told = ahtc(project.root, "translate", "status", "--language", "cy", "--today", str(DAY))
    assert "Y Saesneg fel y mae nawr; nid yw'r hyn a oedd o'r blaen ar gadw:" in told.out
    assert "+ It snows." in told.out
    assert "Adrannau sy'n hŷn na'u Saesneg: 1." in told.out


def test_the_status_of_a_page_in_step_is_one_line(project: SmallProject, ahtc: Command) -> None:
    project.append("docs/contact.md", "More.\n")
    told = ahtc(project.root, "translate", "status", WELSH, "--today", str(DAY))
    assert told.out == "No section is older than its English.\n"
