"""A group that is said to meet today was heard of lately."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.groups.record import Group

YEARS = 3


def findings(project: Project) -> Iterator[Finding]:
    """Each current group of which nothing was heard for three years: a warning, as time alone never breaks a build."""
    oldest = str(project.today.year - YEARS)
    for id, group in project.facts[Group].items():
        if group.state == "current" and group.last_heard < oldest:
            stands = project.facts.stands(Group, id)
            line = stands.line_of(["last_heard"])
            seen = f"It is said to be current, and was last heard of in {group.last_heard}"
            remedy = "Look for a newer source, or write state: not-known."
            yield Finding(stands.path, line, "group", seen, "newer news of it", remedy, "warning")
