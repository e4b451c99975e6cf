"""Which numbers stand at the top of every page and in the box for partners' sites: the officer's choice, as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.references import Ref
from ahtc.core.text import Base
from ahtc.kinds.organisations.record import ContactPoint, Organisation

FILE = "help_bar.yml"


class HelpBar(Base):
    """The organisations whose numbers stand at the top of every page, danger first, and in the box besides those.

    From ``docs/data/help_bar.yml``.
    """

    every_page: Annotated[list[Ref[Organisation]], Field(min_length=1, max_length=2)]
    box_too: list[Ref[Organisation]] = []


def help_points(facts: Facts) -> list[ContactPoint]:
    """The numbers at the top of every page."""
    return [_phone(facts[Organisation][id]) for id in facts.document(HelpBar).every_page]


def box_contacts(facts: Facts) -> dict[str, list[ContactPoint]]:
    """The published numbers in the box, by organisation: to call, or to send a text message to."""
    bar = facts.document(HelpBar)
    found = [facts[Organisation][id] for id in [*bar.every_page, *bar.box_too]]
    return {each.id: [p for p in each.published_contacts if p.kind in ("phone", "text")] for each in found}


def help_findings(facts: Facts) -> Iterator[Finding]:
    """Each organisation of the bar that has no published phone."""
    for id in facts.document(HelpBar).every_page:
        organisation = facts[Organisation][id]
        if all(contact.kind != "phone" for contact in organisation.published_contacts):
            expected = f"a record {id} with a published phone"
            remedy = f"Put it back; which numbers stand there is said in docs/data/{FILE}."
            path = facts.stands(Organisation, id).path
            yield Finding(path, 1, "help", "The top of every page needs this number", expected, remedy)


def _phone(organisation: Organisation) -> ContactPoint:
    return next(contact for contact in organisation.published_contacts if contact.kind == "phone")
