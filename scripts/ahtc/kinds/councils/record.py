"""The councils of Wales as the official register lists them."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Annotated

from pydantic import model_validator

from ahtc.core.references import Ref
from ahtc.core.text import Base, Source, Text, form
from ahtc.kinds.organisations.record import Organisation

Gss = Annotated[str, form("W06[0-9]{6}", 'a GSS code of a Welsh council, such as "W06000015"')]


class ListedCouncil(Base):
    """One council of the register: its GSS code, the id of its record, and the register's English name."""

    gss: Gss
    organisation: Ref[Organisation]
    name: Text


class CouncilList(Base):
    """The register as it bears on Wales, with its source and the day it was read (``docs/data/councils.yml``)."""

    source: Source
    checked: datetime.date
    councils: list[ListedCouncil]

    @model_validator(mode="after")
    def _each_once(self) -> CouncilList:
        values = [value for council in self.councils for value in (council.gss, council.organisation)]
        repeated = [value for value, times in Counter(values).items() if times > 1]
        if repeated:
            raise ValueError(f'each code and each record once: "{repeated[0]}" stands here twice')
        return self
