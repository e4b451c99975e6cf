"""The officer's page: everything that will have to be looked at again, month by month, in the order of its days.

It says days and never how far off they are, so that the same records make the same page on any day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby

from ahtc.core.language import written_period
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.text import LANGUAGES
from ahtc.kinds.rules.record import RuleList
from ahtc.kinds.settings.record import settings_of
from ahtc.site.due import everything_due

PAGE = "desk/index.md"


def desk_pages(project: Project) -> Iterator[Page]:
    """The page in both languages, which no page of a reader links to; none where the rules have no help page either."""
    if not project.facts.documents.get(RuleList):
        return
    settings = settings_of(project.facts)
    due = everything_due(project, datetime.date.max)
    for language in LANGUAGES:
        writer = PageWriter(project.facts, project.templates, language)
        by_month = groupby(due, key=lambda each: f"{each.day:%Y-%m}")
        yield writer.page(
            PAGE,
            "attention.md",
            "desg",
            writer.in_words("desk", "list", audience=["officer"]),
            project.facts.document(RuleList).checked,
            months=[(written_period(month, language), list(dues)) for month, dues in by_month],
            edit=lambda due: settings.edit(due.path, due.line),
        )
