"""The call ``first_responders``: who may refer a person in Wales, and folded below it the rest of the list."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.responders.record import FirstResponder, FirstResponderList

# Whom a practitioner in Wales turns to, in this order.
NEAR = ("council", "police", "charity")


def first_responders(page: CallingPage) -> Markup:
    """The councils, police and charities on the official list that cover Wales; the others on it are folded."""
    found = page.facts.document(FirstResponderList)
    listed = [entry for entry in found.entries if entry.on_list and entry.covers_wales != "formerly"]
    near = {group: [entry for entry in listed if _is_near(entry, group)] for group in NEAR}
    others = [entry for entry in listed if not any(entry in entries for entries in near.values())]
    organisations = page.facts[Organisation]

    def href(entry: FirstResponder) -> str | None:
        id = entry.organisation
        return page.link(f"partners/{id}.md") if id and organisations[id].has_page else None

    return page.render("responders_in_wales.html", near=near, others=others, href=href, responders=found)


def _is_near(entry: FirstResponder, group: str) -> bool:
    return entry.group == group and entry.covers_wales == "yes"


CALLS: dict[str, Callable[..., Markup]] = {"first_responders": first_responders}
