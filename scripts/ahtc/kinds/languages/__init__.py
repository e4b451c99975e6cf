"""Help in other languages: one short page each, and the links that lead to it."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_folder
from ahtc.kinds.languages.calls import CALLS
from ahtc.kinds.languages.checks import CHECKS
from ahtc.kinds.languages.pages import files
from ahtc.kinds.languages.record import HelpLanguage

LANGUAGES = Kind(
    id="languages",
    folder=Path(__file__).parent,
    record=HelpLanguage,
    read=lambda reading: records_in_folder(reading, HelpLanguage, "languages"),
    calls=CALLS,
    checks=CHECKS,
    files=files,
    due=again_after_half_a_year(HelpLanguage, "languages-due"),
)
