"""The calls of groups, operations and campaigns: the entries of one role, and one name linked to its entry."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.escape import as_text
from ahtc.core.problems import did_you_mean
from ahtc.core.templates import own_language
from ahtc.kinds.groups.record import ROLES, Group
from ahtc.kinds.organisations.record import Organisation

# The page on which the entries of each role stand.
PAGES = {
    "leads": "response/leadership-group.md",
    "region": "response/regional-fora.md",
    "operation": "response/operations.md",
    "campaign": "response/campaigns.md",
}


def group(page: CallingPage, id: str) -> Markup:
    """The name of a group, operation or campaign, linked to what we know of it."""
    found = page.find(Group, id, "group", "docs/data/groups")
    href = as_text(f"{page.link(PAGES[found.role])}#{id}")
    return Markup('<a href="{}">{}</a>').format(href, own_language(found.name, page.language))


def groups(page: CallingPage, role: str) -> Markup:
    """What is known of each group of a role, the last heard of first; raises :class:`CallError` for another role."""
    if role not in ROLES:
        raise CallError(f'There is no role "{role}"', f"one of {', '.join(ROLES)}", did_you_mean(role, ROLES))
    found = [group for group in page.facts[Group].values() if group.role == role]
    found.sort(key=lambda group: group.last_heard, reverse=True)
    organisations = page.facts[Organisation]

    def href(id: str) -> str | None:
        return page.link(f"partners/{id}.md") if organisations[id].has_page else None

    return page.render("groups.html", role=role, groups=found, href=href, organisations=organisations)


CALLS: dict[str, Callable[..., Markup]] = {"group": group, "groups": groups}
