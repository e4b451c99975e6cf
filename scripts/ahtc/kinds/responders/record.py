"""The official list of first responder organisations as it bears on Wales."""

from __future__ import annotations

import datetime
from typing import Literal

from ahtc.core.references import Ref
from ahtc.core.text import Base, Bilingual, Id, Name, Source
from ahtc.kinds.organisations.record import Organisation


class FirstResponder(Base):
    """One line of the official list of first responder organisations as it bears on Wales."""

    id: Id
    name: Name
    group: Literal["police", "law-enforcement", "council", "home-office", "labour-market", "charity", "health"]
    on_list: bool
    covers_wales: Literal["yes", "no", "not-stated", "formerly"]
    organisation: Ref[Organisation] | None = None
    note: Bilingual | None = None


class FirstResponderList(Base):
    """The official list, with its source and the day it was checked (``docs/data/first_responders.yml``)."""

    source: Source
    checked: datetime.date
    entries: list[FirstResponder]
