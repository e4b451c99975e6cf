"""The calls of good practice: what was done, the newest first, and how to send yours once somebody can get it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.practices.record import Practice
from ahtc.kinds.settings.record import settings_of


def practices(page: CallingPage) -> Markup:
    """What was done, where, when and by which bodies, what is known of the result, and the source of each."""
    found = sorted(page.facts[Practice].values(), key=lambda practice: practice.when, reverse=True)
    organisations = page.facts[Organisation]

    def href(id: str) -> str | None:
        return page.link(f"partners/{id}.md") if organisations[id].has_page else None

    return page.render("practices.html", practices=found, href=href, organisations=organisations)


def share_practice(page: CallingPage) -> Markup:
    """Where to send a practice: the mailbox, the form, or nothing at all while the site has neither."""
    return page.render("share_practice.html", site=settings_of(page.facts))


CALLS: dict[str, Callable[..., Markup]] = {"practices": practices, "share_practice": share_practice}
