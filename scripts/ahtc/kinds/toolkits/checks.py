"""What no toolkit alone can tell: its sources, its drawing, its numbers, and whether it is still valid."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ahtc.core.drawings import known_drawings
from ahtc.core.due import Due
from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.core.sourced import source_findings
from ahtc.kinds.organisations.print import first_number
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.toolkits.record import Toolkit, in_use


def agree(facts: Facts) -> Iterator[Finding]:
    """Each source that is not there or that nothing names, each drawing that is not there, each number that is not."""
    for id, toolkit in facts[Toolkit].items():
        stands = facts.stands(Toolkit, id)
        yield from source_findings(toolkit.places(), toolkit.sources, stands, "toolkit")
        known = known_drawings()
        if toolkit.drawing not in known:
            seen, near = f'There is no drawing "{toolkit.drawing}"', did_you_mean(toolkit.drawing, known)
            yield Finding(stands.path, stands.line_of(["drawing"]), "toolkit", seen, "one of the drawings", near)
        for number, called in enumerate(toolkit.call):
            try:
                first_number(facts[Organisation][called])
            except ValueError as error:
                line, remedy = stands.line_of(["call", number]), "Name another organisation, or publish its number."
                yield Finding(stands.path, line, "toolkit", str(error), "a number to print", remedy)


def aged(project: Project) -> Iterator[Finding]:
    """Each toolkit that is no longer valid: a warning, as time alone never breaks a build."""
    for toolkit in in_use(project.facts):
        if project.today > toolkit.valid_until:
            stands = project.facts.stands(Toolkit, toolkit.id)
            seen = f"This toolkit was valid until {toolkit.valid_until}"
            remedy = "Read its sources again, add a version under changes, and write a later valid_until."
            line = stands.line_of(["valid_until"])
            yield Finding(stands.path, line, "toolkit-age", seen, "a day to come", remedy, "warning")


def due(project: Project) -> Iterator[Due]:
    """Each toolkit, from the day after its last valid one."""
    for toolkit in in_use(project.facts):
        stands = project.facts.stands(Toolkit, toolkit.id)
        day = toolkit.valid_until + datetime.timedelta(days=1)
        yield Due(day, stands.path, stands.line_of(["valid_until"]), project.facts.words.both("toolkits-due"))
