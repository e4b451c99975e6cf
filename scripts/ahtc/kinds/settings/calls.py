"""The calls that say who keeps the site and how to reach them, or plainly that nobody can yet."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.templates import own_language
from ahtc.kinds.settings.record import settings_of


def reach_us(page: CallingPage) -> Markup:
    """How to tell us something: the mailbox and the form, or that there is neither yet."""
    return page.render("reach_us.html", site=settings_of(page.facts))


def keeper(page: CallingPage) -> Markup:
    """Who answers for this site, or that nobody is named yet."""
    owner = settings_of(page.facts).owner
    return page.render("keeper.html", owner=own_language(owner, page.language) if owner else None)


CALLS = {"reach_us": reach_us, "keeper": keeper}
