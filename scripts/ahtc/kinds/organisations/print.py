"""Numbers as a printed page gives them: who answers, what to dial, on what terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ahtc.core.facts import Facts
from ahtc.core.press.document import spoken
from ahtc.core.text import Language
from ahtc.kinds.organisations.help_bar import HelpBar
from ahtc.kinds.organisations.record import ContactPoint, Organisation


def printed_numbers(facts: Facts, ids: Iterable[str], language: Language) -> list[dict[str, Any]]:
    """The first published number of each organisation, in this order, for a template of the press.

    Raises :class:`ValueError` naming an organisation that has none.
    """
    return [_printed(facts, facts[Organisation][id], language) for id in ids]


def first_number(organisation: Organisation) -> ContactPoint:
    """The number that a printed page gives; raises :class:`ValueError` where none is published."""
    for point in organisation.published_contacts:
        if point.kind == "phone":
            return point
    raise ValueError(f'"{organisation.id}" has no published phone')


def _printed(facts: Facts, organisation: Organisation, language: Language) -> dict[str, Any]:
    point = first_number(organisation)
    terms = ". ".join(text.in_(language).removesuffix(".") for text in (point.hours, point.cost) if text)
    own = organisation.name.language_of(language)
    name = organisation.name.in_(language)
    return {
        "name": spoken(name) if own == language else [{"text": str(name), "lang": own}],
        "number": point.value,
        "terms": terms or None,
        "danger": organisation.id == facts.document(HelpBar).every_page[0],
    }
