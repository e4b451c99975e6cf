"""The officer's page: what needs attention."""

from __future__ import annotations

import datetime

from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.site.desk import PAGE, desk_pages
from ahtc.site.due import everything_due
from ahtc.site.project import read_project
from tests.conftest import ROOT
from tests.project import DAY


def texts(project: Project) -> dict[str, Page]:
    return {page.language: page for page in desk_pages(project)}


def test_everything_that_will_be_due_stands_there_in_both_languages(whole_project: Project) -> None:
    due = everything_due(whole_project, datetime.date.max)
    assert len(due) > 100
    for language, page in texts(whole_project).items():
        assert page.text.count("\n- **") == len(due)
        for each in due:
            assert f"{each.path}:{each.line}" in page.text or f"{each.path}, {each.line}" in page.text, language


def test_it_is_the_same_on_any_day(whole_project: Project) -> None:
    later = read_project(ROOT, DAY + datetime.timedelta(days=300))
    assert {code: page.text for code, page in texts(later).items()} == {
        code: page.text for code, page in texts(whole_project).items()
    }


def test_it_is_for_the_officer_alone(whole_project: Project) -> None:
    assert all(whole_project.in_language(code)[PAGE].matter.unlisted for code in ("en", "cy"))
