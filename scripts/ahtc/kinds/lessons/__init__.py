"""Lessons of our own: short courses that work without script, keep nothing, and go into any learning system (SCORM)."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.lessons.calls import CALLS
from ahtc.kinds.lessons.checks import agree
from ahtc.kinds.lessons.pages import pages
from ahtc.kinds.lessons.record import Lesson
from ahtc.kinds.lessons.scorm import files

LESSONS = Kind(
    id="lessons",
    folder=Path(__file__).parent,
    record=Lesson,
    read=lambda reading: records_in_folder(reading, Lesson, "lessons"),
    agree=agree,
    calls=CALLS,
    pages=pages,
    files=files,
    due=again_after_half_a_year(Lesson, "lessons-due"),
)
