"""Everything that is due, from every kind and from the pages that people wrote, the earliest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from ahtc.core.due import Due
from ahtc.core.kind import Kind
from ahtc.core.project import Project
from ahtc.core.text import Language
from ahtc.core.words import Words
from ahtc.kinds import KINDS
from ahtc.site.ageing import review_due


def everything_due(project: Project, until: datetime.date, kinds: Sequence[Kind] = KINDS) -> list[Due]:
    """What is due on a day or was before it. Welsh pages are reviewed with their English twins."""
    found = [due for kind in kinds for due in kind.due(project)]
    return sorted(due for due in [*found, *_pages(project)] if due.day <= until)


def _pages(project: Project) -> Iterator[Due]:
    for page in project.written():
        if page.language == "en":
            day = review_due(page.matter) + datetime.timedelta(days=1)
            yield Due(day, page.path, page.line_of("reviewed"), project.facts.words.both("due-page"))


def as_markdown(found: Sequence[Due], today: datetime.date, words: Words, language: Language) -> str:
    """The list for an issue or a mail: what is overdue, then what comes, a box to tick for each."""
    parts = [
        ("due-now", [due for due in found if due.day <= today]),
        ("due-coming", [due for due in found if due.day > today]),
    ]
    return "\n".join(
        f"## {words.say(title, language)}\n\n"
        + "".join(f"- [ ] {due.day} `{due.path}:{due.line}` {due.what.in_(language)}\n" for due in dues)
        for title, dues in parts
        if dues
    )
