"""The call ``convention``: the articles of a chapter, each with what carries it here."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallError, CallingPage
from ahtc.kinds.convention.record import CHAPTERS, Article, Convention
from ahtc.kinds.laws.calls import in_law


def convention(page: CallingPage, chapter: str) -> Markup:
    """Every article of a chapter: shall or may, and the law that carries it.

    Raises :class:`CallError` for a chapter that there is not.
    """
    if chapter not in (known := [str(number) for number in range(1, CHAPTERS + 1)]):
        expected = f"one of {', '.join(known)}"
        raise CallError(f"There is no chapter {chapter}", expected, "Look at the text of the Convention.")
    return page.render(
        "convention.html",
        articles=[article for article in page.facts[Article].values() if str(article.chapter) == chapter],
        in_law=lambda places: in_law(page, places),
        source_of=page.facts.document(Convention).sources.__getitem__,
    )


CALLS: dict[str, Callable[..., Markup]] = {"convention": convention}
