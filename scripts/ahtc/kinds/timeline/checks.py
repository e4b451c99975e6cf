"""What no milestone alone can tell: sources that are there, and none that has not happened yet."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.timeline.record import Milestone, Timeline


def agree(facts: Facts) -> Iterator[Finding]:
    """Each source that is not above, and each milestone later than the day on which the list was checked."""
    for id, milestone in facts[Milestone].items():
        timeline, stands = facts.document(Timeline), facts.stands(Milestone, id)
        for number, key in enumerate(milestone.sources):
            if key not in timeline.sources:
                line, near = stands.line_of(["sources", number]), did_you_mean(key, timeline.sources)
                seen = f'The source "{key}" is not above'
                yield Finding(stands.path, line, "timeline", seen, "a key of sources", near)
        checked = timeline.checked.isoformat()
        if milestone.when > checked:
            seen, remedy = f"It happens in {milestone.when}, after the list was checked ({checked})", "Correct one."
            yield Finding(stands.path, stands.line_of(["when"]), "timeline", seen, "what has happened", remedy)
