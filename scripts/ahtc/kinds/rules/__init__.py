"""What the checks teach: a text for every rule, in both languages, and the page that shows them all."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.facts import Shelf
from ahtc.core.kind import Kind
from ahtc.core.reading import Reading, records_in_list
from ahtc.kinds.rules.pages import pages
from ahtc.kinds.rules.record import FILE, RuleHelp, RuleList


def _read(reading: Reading) -> Shelf[RuleHelp]:
    """The texts; none where a project has no such file, and its findings are then told in English alone."""
    if not (reading.data / FILE).exists():
        return Shelf({})
    return records_in_list(reading, RuleList, FILE, "rules")


RULES = Kind(id="rules", folder=Path(__file__).parent, record=RuleHelp, read=_read, pages=pages)
