"""The call ``plan``: a plan's objectives and actions, each with its owner, its dates and how it stood."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.plans.record import Plan


def plan(page: CallingPage, id: str) -> Markup:
    """Every objective of a plan with what was to be done for it."""
    return page.render("plan.html", plan=page.find(Plan, id, "plan", "docs/data/plans"))


CALLS: dict[str, Callable[..., Markup]] = {"plan": plan}
