"""The box with the numbers of help that a partner pastes into its own site: no script, no style, no picture."""

from __future__ import annotations

from ahtc.core.templates import Templates
from ahtc.core.text import Language
from ahtc.facts import HELP_BAR, Facts
from ahtc.kinds.organisations.feeds.values import Address
from ahtc.kinds.organisations.record import ContactPoint

# The numbers at the top of every page, danger first, and the line that answers at any hour and in Welsh.
_IN_THE_BOX = (*HELP_BAR, "live-fear-free")


def box_contacts(facts: Facts) -> dict[str, list[ContactPoint]]:
    """The published numbers in the box, by organisation: to call, or to send a text message to."""
    organisations = [facts.organisations[id] for id in _IN_THE_BOX if id in facts.organisations]
    return {o.id: [point for point in o.published_contacts if point.kind in ("phone", "text")] for o in organisations}


def help_box(facts: Facts, templates: Templates, language: Language, address: Address) -> str:
    """The box's HTML in one language, a line for each element; it says on which day its numbers were checked.

    It is ASCII, so that Welsh letters stay right in a page of any encoding, and leaves style to the page it is in.
    """
    contacts = box_contacts(facts)
    rendered = templates.render(
        "help_box.html",
        language,
        lines=[(facts.organisations[id], points) for id, points in contacts.items() if points],
        checked=min(point.checked for points in contacts.values() for point in points),
        help_page=address("get-help/index.md", language),
        renewal_page=address("partners/help-box.md", language),
    )
    return rendered.encode("ascii", "xmlcharrefreplace").decode()
