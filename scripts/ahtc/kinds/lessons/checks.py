"""What no lesson alone can tell: that its sources are there, and each is named."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding
from ahtc.core.sourced import source_findings
from ahtc.kinds.lessons.record import Lesson


def agree(facts: Facts) -> Iterator[Finding]:
    """Each source that is not there, and each that nothing names."""
    for id, lesson in facts[Lesson].items():
        yield from source_findings(lesson.places(), lesson.sources, facts.stands(Lesson, id), "lesson")
