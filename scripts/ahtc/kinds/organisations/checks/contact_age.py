"""Published contacts are checked often. Time alone never breaks a build: these findings are warnings."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.due import HALF_A_YEAR, Due, filled
from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.record import Organisation

DUE_DAYS = 180
OVERDUE_DAYS = 365

AGE = "contact-age"
OVERDUE = "contact-overdue"


def findings(project: Project) -> Iterator[Finding]:
    """Each published contact that nobody has checked for 180 days, and, under a rule of its own, for 365."""
    for organisation in project.facts[Organisation].values():
        file = project.facts.stands(Organisation, organisation.id)
        for index, contact in enumerate(organisation.contacts):
            days = contact.days_since_checked(project.today)
            if contact.release != "published" or days <= DUE_DAYS:
                continue
            limit = OVERDUE_DAYS if days > OVERDUE_DAYS else DUE_DAYS
            rule = OVERDUE if days > OVERDUE_DAYS else AGE
            line = file.line_of(["contacts", index, "checked"])
            seen = f'"{contact.id}" was last checked {days} days ago'
            remedy = "Check it at its source or by telephone, then write today's date in checked."
            yield Finding(file.path, line, rule, seen, f"a check within {limit} days", remedy, "warning")


def due(project: Project) -> Iterator[Due]:
    """Each published contact half a year after it was checked; each held one at once, as somebody has to try it."""
    for organisation in project.facts[Organisation].values():
        file = project.facts.stands(Organisation, organisation.id)
        for index, contact in enumerate(organisation.contacts):
            held = contact.release == "held"
            day = contact.checked if held else contact.checked + HALF_A_YEAR
            line = file.line_of(["contacts", index, "release" if held else "checked"])
            words = project.facts.words.both("organisations-due-held" if held else "organisations-due")
            yield Due(day, file.path, line, filled(words, contact=contact.id))
