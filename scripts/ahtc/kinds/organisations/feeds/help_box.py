"""The box with the numbers of help that a partner pastes into its own site: no script, no style, no picture."""

from __future__ import annotations

from ahtc.core.facts import Facts
from ahtc.core.templates import Templates
from ahtc.core.text import Language
from ahtc.kinds.organisations.feeds.values import Address
from ahtc.kinds.organisations.help_bar import box_contacts
from ahtc.kinds.organisations.record import Organisation

_HELP, _RENEWAL = LINKED = ("get-help/index.md", "partners/help-box.md")  # pages that the box links to


def help_box(facts: Facts, templates: Templates, language: Language, address: Address) -> str:
    """The box's HTML in one language, a line for each element; it says on which day its numbers were checked.

    It is ASCII, so that Welsh letters stay right in a page of any encoding, and leaves style to the page it is in.
    """
    contacts = box_contacts(facts)
    rendered = templates.render(
        "help_box.html",
        language,
        lines=[(facts[Organisation][id], points) for id, points in contacts.items() if points],
        checked=min(point.checked for points in contacts.values() for point in points),
        help_page=address(_HELP, language),
        renewal_page=address(_RENEWAL, language),
    )
    return rendered.encode("ascii", "xmlcharrefreplace").decode()
