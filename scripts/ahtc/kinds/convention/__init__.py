"""The Council of Europe Convention article by article: what each says, and what carries it in the law of Wales."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.due import again_after_half_a_year
from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.convention.calls import CALLS
from ahtc.kinds.convention.checks import agree
from ahtc.kinds.convention.record import Article, Convention
from ahtc.kinds.laws.standing_checks import aged

CONVENTION = Kind(
    id="convention",
    folder=Path(__file__).parent,
    record=Article,
    read=lambda reading: records_in_list(reading, Convention, "convention.yml", "articles", lambda a: str(a.number)),
    agree=agree,
    calls=CALLS,
    checks={"convention-age": aged(Article, Convention, "convention-age")},
    due=again_after_half_a_year(Article, "convention-due", Convention),
)
