"""The call ``offences``: every offence of a group, what it is and what the sentence is."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.problems import did_you_mean
from ahtc.kinds.laws.calls import in_law
from ahtc.kinds.offences.record import GROUPS, Offence, OffenceList


def offences(page: CallingPage, group: str) -> Markup:
    """The offences of a group (``core``, ``sexual``) in the order of their file, each with a link to itself.

    Raises :class:`CallError` for a group that there is not.
    """
    if group not in GROUPS:
        expected = f"one of {', '.join(GROUPS)}"
        raise CallError(f'There is no group of offences "{group}"', expected, did_you_mean(group, GROUPS))
    found = [offence for offence in page.facts[Offence].values() if offence.group == group]
    return page.render(
        "offences.html",
        offences=found,
        in_law=lambda places: in_law(page, places),
        source_of=page.facts.document(OffenceList).sources.__getitem__,
    )


CALLS: dict[str, Callable[..., Markup]] = {"offences": offences}
