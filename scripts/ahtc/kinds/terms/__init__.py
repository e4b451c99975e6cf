"""Terms: the glossary, in both languages."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.terms import checks
from ahtc.kinds.terms.calls import CALLS
from ahtc.kinds.terms.pages import pages
from ahtc.kinds.terms.record import Term, TermList

TERMS = Kind(
    id="terms",
    folder=Path(__file__).parent,
    record=Term,
    read=lambda reading: records_in_list(reading, TermList, "terms.yml", "terms"),
    calls=CALLS,
    pages=pages,
    checks={"unexplained-term": checks.findings},
)
