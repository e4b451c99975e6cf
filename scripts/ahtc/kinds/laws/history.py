"""How the law changed: what happened to each law in which year, and which laws counted when a year ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ahtc.kinds.laws.record import Dated, Law

FIRST_YEAR = 2003


@dataclass(frozen=True)
class Change:
    """One thing that happened to one law."""

    law: Law
    dated: Dated


@dataclass(frozen=True)
class YearOfLaw:
    """A year in which something changed: what, in order, and the laws that counted here when it ended."""

    year: int
    changes: list[Change]
    counted: list[Law]


def changes(laws: Iterable[Law]) -> list[Change]:
    """Everything that happened, the oldest first."""
    found = [Change(law, dated) for law in laws for dated in law.status.dates]
    return sorted(found, key=lambda change: (change.dated.when, change.law.id))


def years(laws: Iterable[Law]) -> list[YearOfLaw]:
    """Each year since 2003 in which something changed, the oldest first."""
    known = sorted(laws, key=lambda law: (law.year, law.id))
    by_year: dict[int, list[Change]] = {}
    for change in changes(known):
        by_year.setdefault(int(change.dated.when[:4]), []).append(change)
    return [
        YearOfLaw(year, found, [law for law in known if counted(law, year)])
        for year, found in sorted(by_year.items())
        if year >= FIRST_YEAR
    ]


def counted(law: Law, year: int) -> bool:
    """Whether a law counted here when a year ended; one whose start or end no source gives is not listed."""
    elsewhere = law.status.state in ("not-binding-on-uk", "uk-not-verified")
    if law.began is None or elsewhere or (law.ended and law.over is None):
        return False
    return law.began[:4] <= str(year) and (law.over is None or law.over[:4] > str(year))
