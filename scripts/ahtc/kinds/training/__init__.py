"""Training: our own lessons and the courses of others, on one page."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.training.checks import aged
from ahtc.kinds.training.pages import LIST, pages
from ahtc.kinds.training.record import Catalogue, Course

TRAINING = Kind(
    id="training",
    folder=Path(__file__).parent,
    record=Course,
    read=lambda reading: records_in_list(reading, Catalogue, "training.yml", "courses"),
    pages=pages,
    menu={"practitioners/index.md": (LIST,)},
    checks={"training-age": aged},
    due=again_after_half_a_year(Course, "training-due", Catalogue),
)
