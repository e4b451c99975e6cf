"""A number that stands in two records says so, or one of them is left behind when it changes."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project
from ahtc.kinds.organisations.record import ContactPoint, Organisation
from ahtc.kinds.organisations.telephone import is_whole_number

_EXPECTED = "a shared number in one place, named in the others by same_as"


def findings(project: Project) -> Iterator[Finding]:
    """Each whole number or e-mail address that another record has too, where neither says that it is shared.

    A warning while either is held. 999, 101 and other short numbers are everybody's, and nobody's to change; in one
    record an officer sees both.
    """
    first: dict[tuple[str, str], tuple[Organisation, ContactPoint]] = {}
    for organisation in project.facts[Organisation].values():
        for index, point in enumerate(organisation.contacts):
            if point.same_as or not (is_whole_number(point.digits) if point.dialled else point.kind == "email"):
                continue
            key = (point.kind, point.digits if point.dialled else point.value.casefold())
            holder, there = first.setdefault(key, (organisation, point))
            if holder is organisation:
                continue
            other = f"{holder.id}/{there.id}"
            stands = project.facts.stands(Organisation, organisation.id)
            line, seen = stands.line_of(["contacts", index, "value"]), f'"{point.value}" is the number of {other} too'
            remedy = f"Write same_as: {other} in the place of its kind and value; or the other way round there."
            held = "held" in (point.release, there.release)
            yield Finding(stands.path, line, "shared-contact", seen, _EXPECTED, remedy, "warning" if held else "error")
