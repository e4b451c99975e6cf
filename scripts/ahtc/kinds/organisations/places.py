"""Which councils an organisation serves: typed in its record, or derived from the councils that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ahtc.core.language import order
from ahtc.core.text import Language
from ahtc.kinds.organisations.record import Organisation


def councils(organisations: Mapping[str, Organisation]) -> list[Organisation]:
    """The councils, in the order of their ids."""
    return [organisation for organisation in organisations.values() if organisation.council]


def served(organisation: Organisation, organisations: Mapping[str, Organisation]) -> frozenset[str] | None:
    """The ids of the councils that an organisation serves, all of them where it covers Wales.

    A council serves itself; a police force, health board or safeguarding board serves the councils that name it.
    None where no source says.
    """
    known = councils(organisations)
    if organisation.covers == "wales":
        return frozenset(council.id for council in known)
    if organisation.covers:
        return frozenset(organisation.covers)
    if organisation.council:
        return frozenset({organisation.id})
    naming = {council.id for council in known if council.council and organisation.id in _bodies(council)}
    return frozenset(naming) or None


def duty_teams(council: Organisation, organisations: Mapping[str, Organisation]) -> Iterator[Organisation]:
    """The teams that answer for a council when its offices are closed, and for others beside it."""
    for organisation in organisations.values():
        if "duty-team" in organisation.kinds and council.id in (served(organisation, organisations) or ()):
            yield organisation


def _bodies(council: Organisation) -> set[str]:
    area = council.council
    return {area.police, area.health_board, area.safeguarding_board} if area else set()


def in_order_of_area(found: list[Organisation], language: Language) -> list[Organisation]:
    """Councils in the order of their areas' names in a language."""
    return sorted(found, key=lambda council: order(council.area.in_(language), language))
