"""The call ``convention``: all articles by chapter, each with what carries it here."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.kinds.convention.record import Article, Convention
from ahtc.kinds.laws.calls import in_law


def convention(page: CallingPage) -> Markup:
    """Every article under its chapter, with a link to itself: shall or may, and the law that carries it."""
    document = page.facts.document(Convention)
    articles = page.facts[Article].values()
    chapters = [
        (title, [article for article in articles if article.chapter == number])
        for number, title in enumerate(document.chapters, 1)
    ]
    return page.render(
        "convention.html",
        chapters=chapters,
        in_law=lambda place: in_law(page, place),
        source_of=document.sources.__getitem__,
        text=document.text,
    )


CALLS: dict[str, Callable[..., Markup]] = {"convention": convention}
