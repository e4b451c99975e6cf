"""The call ``entitlements``: everything of a group that a victim is entitled to."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.problems import did_you_mean
from ahtc.kinds.entitlements.record import GROUPS, Entitlement, EntitlementList
from ahtc.kinds.laws.calls import in_law


def entitlements(page: CallingPage, group: str) -> Markup:
    """The entitlements of a group (``support``, ``stay``) in the order of their file, each with a link to itself.

    Raises :class:`CallError` for a group that there is not.
    """
    if group not in GROUPS:
        expected = f"one of {', '.join(GROUPS)}"
        raise CallError(f'There is no group of entitlements "{group}"', expected, did_you_mean(group, GROUPS))
    return page.render(
        "entitlements.html",
        entitlements=[each for each in page.facts[Entitlement].values() if each.group == group],
        in_law=lambda places: in_law(page, places),
        source_of=page.facts.document(EntitlementList).sources.__getitem__,
    )


CALLS: dict[str, Callable[..., Markup]] = {"entitlements": entitlements}
