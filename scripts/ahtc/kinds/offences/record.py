"""An offence that is used against those who exploit people: what it is, the sentence, and whether it is law today."""

from __future__ import annotations

from typing import Literal, get_args

from ahtc.core.text import Bilingual
from ahtc.kinds.laws.standing import Standing, StandingList

# In the order in which the page shows them.
Group = Literal["core", "defence", "sexual", "labour", "immigration", "marriage", "other", "coming", "history"]
GROUPS: tuple[Group, ...] = get_args(Group)
State = Literal["in-force", "in-force-amended", "passed-not-in-force", "repealed"]


class Offence(Standing):
    """One offence, from the list in ``docs/data/offences.yml``.

    ``sentence`` is the highest in the Crown Court, ``summary`` in a magistrates' court: each is left out where nobody
    read it.
    """

    group: Group
    sentence: Bilingual | None = None
    summary: Bilingual | None = None
    state: State


class OffenceList(StandingList):
    """The file as a whole."""

    offences: list[Offence]
