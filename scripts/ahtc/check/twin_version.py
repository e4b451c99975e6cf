"""A Welsh page says which version of each section of the English it renders, and that is the present one."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.core.sections import MATTER, OPENING, sections
from ahtc.kinds.translation.record import LATE, OVERDUE, StaleSection
from ahtc.site.translation import Behind, behind, pairs

RULE = "twin-version"
LATE_RULE = "translation-late"
OVERDUE_RULE = "translation-overdue"


def findings(project: Project) -> Iterator[Finding]:
    """Each section that has changed since the Welsh was brought up to date, and what is recorded of no section.

    A change in English is a warning, so that nobody has to wait for a translator; after :data:`OVERDUE` it fails the
    monthly check.
    """
    found = behind(project)
    yield from (_finding(each, project) for each in found)
    for page, english in pairs(project):
        known, recorded = sections(english), page.matter.english or {}
        for key in (key for key in recorded if key not in known):
            place = page.place.inside["english"].inside
            seen = f'"{key}" is no section of the English page'
            expected = f"one of {', '.join(known)}"
            yield Finding(page.path, place[key].line, RULE, seen, expected, "Delete this line.")
    yield from _notes_of_nothing(project, found)


def _finding(each: Behind, project: Project) -> Finding:
    days, expected = each.days(project.today), f'{each.english.key}: "{each.english.fingerprint}"'
    where = {MATTER: "The title or the description", OPENING: "The opening"}.get(each.english.key)
    where = where or f'The section "{each.english.heading}"'
    seen = f"{where} of the English page has changed"
    rule = RULE
    if days >= LATE.days:
        rule = OVERDUE_RULE if days >= OVERDUE.days else LATE_RULE
        seen = f"{where} of the English page changed {days} days ago, and the Welsh has not"
    remedy = (
        f"Bring the Welsh up to date, then run `ahtc twin {each.page.path}`, or write that under english: at its top."
    )
    return Finding(each.page.path, each.line, rule, seen, expected, remedy, "warning")


def _notes_of_nothing(project: Project, found: list[Behind]) -> Iterator[Finding]:
    """What is noted as old and is not."""
    old = {f"{each.page.path}#{each.english.key}" for each in found}
    for id in project.facts[StaleSection].keys() - old:
        stands = project.facts.stands(StaleSection, id)
        seen, expected = f"{id} is noted as old, and is not", "sections that are older than their English"
        yield Finding(stands.path, stands.line_of(), RULE, seen, expected, "Run `ahtc translate note`.", "warning")
