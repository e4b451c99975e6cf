"""The glossary, written from the terms."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.language import initial, order
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.terms.record import Term, TermList


def pages(writer: PageWriter) -> Iterator[Page]:
    """The glossary in the order of its language, under the letters of its alphabet."""
    language = writer.language
    terms = sorted(writer.facts[Term].values(), key=lambda term: order(term.term.in_(language), language))
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(initial(term.term.in_(language), language), []).append(term)
    yield writer.page(
        "glossary.md",
        "glossary.md",
        "geirfa",
        writer.in_words("glossary", "list"),
        writer.facts.document(TermList).checked,
        groups=list(groups.items()),
        other="cy" if language == "en" else "en",
    )
