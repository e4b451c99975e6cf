"""The pages of what is near: one for each council's area, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.councils.numbers import numbers
from ahtc.kinds.councils.record import CouncilList
from ahtc.kinds.organisations.finder import entries, helplines, support_in
from ahtc.kinds.organisations.places import councils, in_order_of_area
from ahtc.kinds.organisations.record import Organisation

NEAR_YOU = "get-help/near-you/index.md"


def near_page(council: Organisation) -> str:
    """The page of what is near one council's area, by its path under ``docs``."""
    return f"get-help/near-you/{council.id.removesuffix('-council')}.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """The list of areas, and for each area who helps there."""
    organisations = writer.facts[Organisation]
    known, found = councils(organisations), entries(organisations)
    yield writer.page(
        NEAR_YOU,
        "near.md",
        "yn-eich-ardal",
        writer.in_words("near", "help"),
        max((council.checked for council in known), default=writer.facts.document(CouncilList).checked),
        councils=in_order_of_area(known, writer.language),
        helplines=helplines(found),
    )
    for council in known:
        yield writer.page(
            near_page(council),
            "near_council.md",
            council.slug_cy or council.id,
            writer.in_words("near-council", "help", f"{council.area.in_(writer.language)}: "),
            council.checked,
            council=council,
            day=numbers(council, organisations, "day"),
            night=numbers(council, organisations, "night"),
            here=[each for each in support_in(council.id, found) if each.covers != "wales"],
            national=helplines(found) + [each for each in support_in(council.id, found) if _answers_wales(each)],
        )


def _answers_wales(organisation: Organisation) -> bool:
    return organisation.covers == "wales" and any(point.dialled for point in organisation.public_contacts)
