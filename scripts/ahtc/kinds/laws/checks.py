"""What no law alone can tell, and whether its status is still to be believed."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.due import HALF_A_YEAR, Due
from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.laws.record import Law, Replacement

DUE_DAYS = 180


def agree(facts: Facts) -> Iterator[Finding]:
    """Provisions older than their law, one citation for two laws, replacements that are not there."""
    cited: dict[str, str] = {}
    for id, law in facts[Law].items():
        stands = facts.stands(Law, id)
        yield from _too_early(law, stands)
        yield from _replaced_by_nothing(law, facts, stands)
        if law.citation and cited.setdefault(law.citation, id) != id:
            seen = f'"{law.citation}" is the citation of {facts.stands(Law, cited[law.citation]).path} too'
            remedy = "Look at both official texts and correct one."
            yield Finding(stands.path, stands.line_of(["citation"]), "law", seen, "one law for one citation", remedy)


def _too_early(law: Law, stands: Stands) -> Iterator[Finding]:
    made = [dated.when for dated in law.status.dates if dated.what in ("royal-assent", "made", "adopted")]
    first = min(made, default=str(law.year))
    for index, provision in enumerate(law.provisions):
        if provision.since and provision.since < first[: len(provision.since)]:
            seen = f"The provision starts in {provision.since}, before its law was made ({first})"
            line = stands.line_of(["provisions", index, "since"])
            yield Finding(
                stands.path, line, "law", seen, "a day after that", "Look at the official text for both days."
            )


def _replaced_by_nothing(law: Law, facts: Facts, stands: Stands) -> Iterator[Finding]:
    """Each provision said to be replaced by a number that the other law's record does not tell."""
    for index, provision in enumerate(law.provisions):
        by = provision.replaced_by
        if by and by.number and by.law in facts[Law] and not _told(by, facts):
            known = [number for each in facts[Law][by.law].provisions for number in each.numbers]
            seen, remedy = f'"{by.law}" tells of no "{by.number}"', did_you_mean(by.number, known)
            line = stands.line_of(["provisions", index, "replaced_by"])
            yield Finding(stands.path, line, "law", seen, f"one of {', '.join(known)}", remedy)


def _told(by: Replacement, facts: Facts) -> bool:
    return by.number is not None and facts[Law][by.law].provision(by.number) is not None


def ages(project: Project) -> Iterator[Finding]:
    """Each law whose status nobody checked for 180 days: a warning, as time alone never breaks a build."""
    for id, law in project.facts[Law].items():
        days = (project.today - law.status.checked).days
        if days > DUE_DAYS:
            stands = project.facts.stands(Law, id)
            seen, expected = f"Its status was last checked {days} days ago", f"a check within {DUE_DAYS} days"
            remedy = "Read the official page again, then write today's date in checked."
            line = stands.line_of(["status", "checked"])
            yield Finding(stands.path, line, "law-age", seen, expected, remedy, "warning")


def due(project: Project) -> Iterator[Due]:
    """Each law, half a year after its status was checked."""
    for id, law in project.facts[Law].items():
        stands = project.facts.stands(Law, id)
        line = stands.line_of(["status", "checked"])
        yield Due(law.status.checked + HALF_A_YEAR, stands.path, line, project.facts.words.both("laws-due"))
