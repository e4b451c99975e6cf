"""What of the site depends on the day: nothing but the days that are told."""

from __future__ import annotations

import datetime

from ahtc.core.pages import page_paths, read_page
from ahtc.site.ageing import Turn, turns
from tests.project import DAY, TRUST, SmallProject, tree


def turns_of(project: SmallProject) -> list[Turn]:
    pages = [read_page(path, project.root) for path in page_paths(project.root / "docs")]
    return turns(project.facts(), pages)


def test_a_contact_turns_after_a_year_and_a_page_when_its_review_is_due(small_project: SmallProject) -> None:
    found = {(turn.path, turn.day) for turn in turns_of(small_project)}
    assert (TRUST, DAY + datetime.timedelta(days=366)) in found
    assert ("docs/about.md", DAY + datetime.timedelta(days=6 * 31 + 1)) in found


def test_the_site_changes_on_the_days_that_are_told_and_on_no_other(project: SmallProject) -> None:
    one_day = datetime.timedelta(days=1)
    days = sorted({turn.day for turn in turns_of(project)})
    first = tree(project.build(DAY))
    assert tree(project.build(days[0] - one_day)) == first
    last = tree(project.build(days[-1]))
    assert last != first
    assert tree(project.build(days[-1].replace(year=2040))) == last
