"""The call ``term``: a word of the field, linked to the glossary."""

from __future__ import annotations

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.terms.record import Term


def term(page: CallingPage, id: str, text: str | None = None) -> Markup:
    """A term linked to the glossary; its first mention on a page carries the definition as a tooltip."""
    found = page.find(Term, id, "term", "docs/data/terms.yml")
    first = page.first_mention("term", id)
    return page.render(
        "term.html",
        term=found,
        text=text or found.term.in_(page.language),
        href=f"{page.link('glossary.md')}#{id}",
        explain=first and found.definition is not None,
    )


CALLS = {"term": term}
