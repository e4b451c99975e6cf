"""The calls ``who_was_who``, the entries of one sort, and ``papers``, the five papers that name them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.problems import did_you_mean
from ahtc.kinds.groups.calls import group
from ahtc.kinds.organisations.calls import organisation
from ahtc.kinds.who_was_who.record import SORTS, Named, WhoWasWho


def who_was_who(page: CallingPage, sort: str) -> Markup:
    """The entries of a sort (``wales``, ``tools``), each with what it was and what became of it.

    Raises :class:`CallError` for a sort that there is not.
    """
    if sort not in SORTS:
        raise CallError(f'There is no sort "{sort}"', f"one of {', '.join(SORTS)}", did_you_mean(sort, SORTS))
    numbers = {key: number for number, key in enumerate(page.facts.document(WhoWasWho).papers, 1)}
    return page.render(
        "who_was_who.html",
        entries=[each for each in page.facts[Named].values() if each.sort == sort],
        lives_on=lambda entry: (
            organisation(page, entry.organisation)
            if entry.organisation
            else group(page, entry.group)
            if entry.group
            else None
        ),
        numbers=numbers,
        source_of=page.facts.document(WhoWasWho).sources.__getitem__,
    )


def papers(page: CallingPage) -> Markup:
    """The papers that name them all, numbered as the entries refer to them."""
    return page.render("papers.html", papers=page.facts.document(WhoWasWho).papers.values())


CALLS: dict[str, Callable[..., Markup]] = {"who_was_who": who_was_who, "papers": papers}
