"""The call ``group``: a group or operation, linked to its entry."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.escape import as_text
from ahtc.core.templates import own_language
from ahtc.kinds.groups.pages import PAGE
from ahtc.kinds.groups.record import Group


def group(page: CallingPage, id: str) -> Markup:
    """The name of a group or operation, linked to what we know of it."""
    found = page.find(Group, id, "group", "docs/data/groups")
    href = as_text(f"{page.link(PAGE)}#{id}")
    return Markup('<a href="{}">{}</a>').format(href, own_language(found.name, page.language))


CALLS: dict[str, Callable[..., Markup]] = {"group": group}
