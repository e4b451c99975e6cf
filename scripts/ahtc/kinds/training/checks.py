"""Whether the catalogue was checked lately: courses come and go."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.training.record import Catalogue, Course

DUE_DAYS = 180


def aged(project: Project) -> Iterator[Finding]:
    """A warning when the catalogue was last checked more than :data:`DUE_DAYS` days ago."""
    if not project.facts[Course]:
        return
    days = (project.today - project.facts.document(Catalogue).checked).days
    if days > DUE_DAYS:
        seen, expected = f"The catalogue was last checked {days} days ago", f"a check within {DUE_DAYS} days"
        remedy = "Open each course's page, correct what has changed, then write today's date in checked."
        file = project.facts.stands(Course, next(iter(project.facts[Course]))).file
        yield Finding(file.path, file.line_of(["checked"]), "training-age", seen, expected, remedy, "warning")
