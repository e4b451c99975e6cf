"""The glossary, written from the terms."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.language import initial, order
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.terms.record import OWN_WORDS, Term, TermList


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
        sources=_by_source(terms),
        other="cy" if language == "en" else "en",
    )


def _by_source(terms: list[Term]) -> list[tuple[str, list[Term]]]:
    """Each source once, with the terms whose definitions come from it; our own words are said at the page's top."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        if term.definition is not None and term.source != OWN_WORDS:
            found.setdefault(term.source, []).append(term)
    return sorted(found.items(), key=lambda item: item[0].casefold())
