"""The timeline: what happened from 2000 to today, each with the kind of thing that it was and its source."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.timeline.checks import agree
from ahtc.kinds.timeline.data import files
from ahtc.kinds.timeline.pages import TIMELINE_PAGE, pages
from ahtc.kinds.timeline.record import Milestone, Timeline

TIMELINE = Kind(
    id="timeline",
    folder=Path(__file__).parent,
    record=Milestone,
    read=lambda reading: records_in_list(reading, Timeline, "timeline.yml", "milestones"),
    agree=agree,
    pages=pages,
    menu={"response/index.md": (TIMELINE_PAGE,)},
    files=files,
    due=again_after_half_a_year(Milestone, "timeline-due", Timeline),
)
