"""The calls ``duties_by_body``, the duties of each kind of body at a glance, and ``duties``, each in full."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.problems import did_you_mean
from ahtc.kinds.duties.record import BODIES, Duty, DutyList
from ahtc.kinds.laws.calls import in_law


def duties_by_body(page: CallingPage) -> Markup:
    """For each kind of body its duties: name, law, since when, linked to each in full further down the page."""
    found = page.facts[Duty].values()
    by_body = {body: [duty for duty in found if body in duty.bodies] for body in BODIES}
    return page.render(
        "duties_by_body.html",
        by_body={body: duties for body, duties in by_body.items() if duties},
        in_law=lambda places: in_law(page, places),
    )


def duties(page: CallingPage, body: str = "") -> Markup:
    """Every duty in full, or those of one kind of ``body``, in the order of their file, each with a link to itself.

    Raises :class:`CallError` for a kind of body that there is not.
    """
    if body and body not in BODIES:
        expected = f"one of {', '.join(BODIES)}"
        raise CallError(f'There is no kind of body "{body}"', expected, did_you_mean(body, BODIES))
    return page.render(
        "duties.html",
        duties=[duty for duty in page.facts[Duty].values() if not body or body in duty.bodies],
        in_law=lambda places: in_law(page, places),
        source_of=page.facts.document(DutyList).sources.__getitem__,
    )


CALLS: dict[str, Callable[..., Markup]] = {"duties": duties, "duties_by_body": duties_by_body}
