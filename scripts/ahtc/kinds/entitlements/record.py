"""What a victim is entitled to: what it is, for whom, and whether it is law today."""

from __future__ import annotations

from typing import Literal, get_args

from ahtc.core.text import Bilingual
from ahtc.kinds.laws.standing import Standing, StandingList

# In the order in which the page shows them.
Group = Literal["identified", "support", "stay", "children", "court", "money", "rights"]
GROUPS: tuple[Group, ...] = get_args(Group)
State = Literal["in-force", "in-force-amended", "partly-in-force", "passed-not-in-force", "current-policy"]


class Entitlement(Standing):
    """One entitlement, from the list in ``docs/data/entitlements.yml``; ``who`` has it."""

    group: Group
    who: Bilingual
    state: State


class EntitlementList(StandingList):
    """The file as a whole."""

    entitlements: list[Entitlement]
