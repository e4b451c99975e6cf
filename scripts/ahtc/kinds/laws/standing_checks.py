"""What no list of things that stand in the law can tell alone: sections and sources that are there, and its age."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.laws.checks import DUE_DAYS
from ahtc.kinds.laws.record import Law
from ahtc.kinds.laws.standing import InLaw, StandingList


def aged(record: type[Any], document: type[StandingList], rule: str) -> Callable[[Project], Iterator[Finding]]:
    """The rule that a list was checked within :data:`DUE_DAYS`: a warning, as time alone never breaks a build."""

    def findings(project: Project) -> Iterator[Finding]:
        days = (project.today - project.facts.document(document).checked).days
        ids = [*project.facts[record]]
        if ids and days > DUE_DAYS:
            file = project.facts.stands(record, ids[0]).file
            seen, expected = f"The list was last checked {days} days ago", f"a check within {DUE_DAYS} days"
            remedy = "Read the official texts again, then write today's date in checked."
            yield Finding(file.path, file.line_of(["checked"]), rule, seen, expected, remedy, "warning")

    return findings


def agree_on_places(facts: Facts, record: type[Any], document: type[StandingList], rule: str) -> Iterator[Finding]:
    """Each source of a record that is not in its list, and each section that its law's page does not tell.

    For any record with ``sources`` and ``stands_in``.
    """
    for id, thing in facts[record].items():
        known, stands = facts.document(document).sources, facts.stands(record, id)
        for number, key in enumerate(thing.sources):
            if key not in known:
                seen, near = f'The source "{key}" is not above', did_you_mean(key, known)
                line = stands.line_of(["sources", number])
                yield Finding(stands.path, line, rule, seen, "a key of sources", near)
        yield from untold_sections(facts, thing.stands_in, stands, rule)


def untold_sections(facts: Facts, places: Sequence[InLaw], stands: Stands, rule: str) -> Iterator[Finding]:
    """Each section of a record's ``stands_in`` that its law's page does not tell."""
    for number, place in enumerate(places):
        law = facts[Law].get(place.law) if place.law else None
        if law and place.section and law.provision(place.section) is None:
            numbers = [number for each in law.provisions for number in each.numbers]
            seen, near = f'"{law.id}" tells of no "{place.section}"', did_you_mean(place.section, numbers)
            line = stands.line_of(["stands_in", number, "section"])
            yield Finding(stands.path, line, rule, seen, f"one of {', '.join(numbers)}", near)
