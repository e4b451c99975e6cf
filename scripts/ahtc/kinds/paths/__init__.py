"""Guided paths: questions that lead a practitioner to the next action, and keep nothing of what was answered."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.paths.checks import agree, findings
from ahtc.kinds.paths.pages import pages
from ahtc.kinds.paths.record import GuidedPath

PATHS = Kind(
    id="paths",
    folder=Path(__file__).parent,
    record=GuidedPath,
    read=lambda reading: records_in_folder(reading, GuidedPath, "paths"),
    agree=agree,
    pages=pages,
    checks={"guided-path": findings},
)
