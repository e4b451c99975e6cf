"""When a number may be shown: what its sources bear out, and why another is held back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.kinds.organisations.record import ContactPoint, ContactSource, Organisation

# In the order in which they are told: a number that is contradicted is not helped by another source.
Doubt = Literal["contradicted", "unlabelled", "one-other", "unnamed"]

_EXPECTED = "a number read with its label on the body's own page, or in two sources that know nothing of each other"


def doubt(point: ContactPoint) -> Doubt | None:
    """Why a number may not be shown; None where it may, or for what is no number.

    It may once somebody has rung it. Else nothing may contradict it, and it must have been read with its label on the
    body's own page (somebody may have looked there: ``method: visit``), or on pages of two publishers, one of which
    has a name.
    """
    if not point.dialled or point.method == "telephone":
        return None
    if point.contradicted_by:
        return "contradicted"
    labelled = [source for source in point.sources if source.labelled]
    if point.method == "visit" or any(source.whose == "own" for source in labelled):
        return None
    if not labelled:
        return "unlabelled"
    if all(source.whose == "unnamed" for source in labelled):
        return "unnamed"
    return "one-other" if len({source.publisher.casefold() for source in labelled}) == 1 else None


def bearing_out(point: ContactPoint) -> list[ContactSource]:
    """The two sources to name for a contact, of two publishers: the body's own pages, or where none is, other ones.

    The newest first; but before it what says whose the contact is, and what has a name itself.
    """
    own = [source for source in point.sources if source.whose == "own" and source.labelled]
    newest = sorted(own or point.sources, key=_newest, reverse=True)
    best = sorted(newest, key=lambda source: (not source.labelled, source.whose == "unnamed"))
    firsts = {source.publisher.casefold(): source for source in reversed(best)}
    return [source for source in best if firsts[source.publisher.casefold()] is source][:2]


def _newest(source: ContactSource) -> str:
    years = re.findall(r"[0-9]{4}(?:-[0-9]{2}(?![0-9]))*", source.date)
    return "" if not years or source.date.startswith("before") else str(years[-1])


def findings(facts: Facts) -> Iterator[Finding]:
    """Each published number that its sources do not bear out, and why."""
    for organisation in facts[Organisation].values():
        for index, point in enumerate(organisation.contacts):
            found = doubt(point)
            if point.release == "held" or found is None:
                continue
            stands = facts.stands(Organisation, organisation.id)
            line = stands.line_of(["contacts", index, "release"])
            seen = f'"{point.id}" is published, and {_why(found, point)}'
            remedy = (
                f"Write release: held. Or ring it; if it is right: "
                f"ahtc partners checked {organisation.id} --contact {point.id} --publish"
            )
            yield Finding(stands.path, line, "number-support", seen, _EXPECTED, remedy)


def _why(found: Doubt, point: ContactPoint) -> str:
    if found == "contradicted":
        return f"{point.contradicted_by[0].publisher} gives something else in its place"
    if found == "unlabelled":
        return "none of its sources says beside it whose it is"
    if found == "unnamed":
        return "none of its sources says who published it"
    return f"only {next(s for s in point.sources if s.labelled).publisher} gives it, whose number it is not"
