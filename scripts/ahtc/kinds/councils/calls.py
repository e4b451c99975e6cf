"""The call ``near``: a council's area, linked to the page of what is near it."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.escape import as_text
from ahtc.core.problems import did_you_mean
from ahtc.kinds.councils.pages import near_page
from ahtc.kinds.organisations.places import councils
from ahtc.kinds.organisations.record import Organisation


def near(page: CallingPage, id: str) -> Markup:
    """The name of a council's area, linked to the page of what is near it."""
    found = page.find(Organisation, id, "organisation", "docs/data/organisations")
    if found.council is None:
        known = [council.id for council in councils(page.facts[Organisation])]
        raise CallError(f'"{id}" is no council', "a council's id", did_you_mean(id, known))
    area = as_text(found.area.in_(page.language))
    return Markup('<a href="{}">{}</a>').format(as_text(page.link(near_page(found))), area)


CALLS = {"near": near}
