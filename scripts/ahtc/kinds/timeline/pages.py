"""The page of the timeline: every milestone under its year, and by the kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.timeline.record import SORTS, Milestone, Timeline

TIMELINE_PAGE = "response/timeline.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """One page: the kinds folded, each milestone a link to its place; then year by year, the oldest first."""
    in_order = sorted(writer.facts[Milestone].values(), key=lambda milestone: (milestone.when, milestone.id))
    if not in_order:
        return
    timeline = writer.facts.document(Timeline)
    kinds = [(sort, [milestone for milestone in in_order if milestone.kind == sort]) for sort in SORTS]
    yield writer.page(
        TIMELINE_PAGE,
        "timeline.md",
        "llinell-amser",
        writer.in_words("timeline", "list"),
        timeline.checked,
        kinds=[(sort, found) for sort, found in kinds if found],
        years=[(year, list(found)) for year, found in groupby(in_order, key=lambda milestone: milestone.year)],
        source_of=timeline.sources.__getitem__,
    )
