"""All councils of the register have a record, with its code, its names, and who covers its area."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.councils.record import CouncilList
from ahtc.kinds.organisations.record import Organisation

_LIST = "docs/data/councils.yml"
_AREA = {"police": "police", "health_board": "health-board", "safeguarding_board": "safeguarding-board"}


def findings(project: Project) -> Iterator[Finding]:
    """Each record of a council that the register does not have, or that lacks its code, a name or a part of its area.

    That every council of the register has a record is seen when the facts are read.
    """
    codes = {str(council.organisation): council.gss for council in project.facts.document(CouncilList).councils}
    holders: dict[str, str] = {}
    for organisation in project.facts[Organisation].values():
        path = project.facts.stands(Organisation, organisation.id).path
        gss = organisation.identifiers.get("gss")
        is_council = "council" in organisation.kinds
        if gss is not None and holders.setdefault(gss, path) != path:
            seen = f"{gss} is the code of {holders[gss]} too"
            yield _finding(project, organisation, ["identifiers", "gss"], seen, "each code once", f"Look in {_LIST}.")
        if is_council != (organisation.id in codes):
            yield _finding(project, organisation, ["kinds"], *_one_sided(is_council))
        elif is_council:
            yield from _code_findings(project, organisation, codes[organisation.id])
            yield from _name_findings(project, organisation)
            yield from _area_findings(project, organisation)


def _one_sided(is_council: bool) -> tuple[str, str, str]:
    if is_council:
        return (
            "This council is not in the register",
            f"every council in {_LIST}",
            f"Add it to {_LIST}, with its source.",
        )
    return f"{_LIST} has this record as a council's", "council among its kinds", "Correct the one that is wrong."


def _code_findings(project: Project, organisation: Organisation, expected: str) -> Iterator[Finding]:
    gss = organisation.identifiers.get("gss")
    if gss != expected:
        seen = f"Its code is {gss}" if gss else "It has no GSS code"
        remedy = "Correct the one that is wrong, or add it as identifiers: gss."
        yield _finding(project, organisation, ["identifiers", "gss"], seen, f"{expected}, as in {_LIST}", remedy)


def _name_findings(project: Project, organisation: Organisation) -> Iterator[Finding]:
    if organisation.name.welsh != "official":
        remedy = "Take the council's own Welsh name from its website."
        seen = "This council has no official Welsh name here"
        yield _finding(project, organisation, ["name", "welsh"], seen, "its names in both languages", remedy)


def _area_findings(project: Project, organisation: Organisation) -> Iterator[Finding]:
    if organisation.council is None:
        expected = "its police force, health board and safeguarding board"
        remedy = "Copy the field council from another council's record, and correct it."
        yield _finding(project, organisation, ["id"], "It is not said who covers this council's area", expected, remedy)
        return
    for field, kind in _AREA.items():
        named = project.facts[Organisation].get(getattr(organisation.council, field))
        if named is not None and kind not in named.kinds:
            seen = f'{field} is "{named.id}", whose kinds are {", ".join(named.kinds)}'
            remedy = "Choose the record of the right body."
            yield _finding(project, organisation, ["council", field], seen, f"a record with the kind {kind}", remedy)


def _finding(
    project: Project, organisation: Organisation, keys: list[str], seen: str, expected: str, remedy: str
) -> Finding:
    file = project.facts.stands(Organisation, organisation.id)
    return Finding(file.path, file.line_of(keys), "councils", seen, expected, remedy)
