"""The calls of a toolkit's page: whether it is still valid, and its PDFs."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.press.press import pdf_link
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds.toolkits.print import document
from ahtc.kinds.toolkits.record import Toolkit


def toolkit_edition(page: CallingPage, id: str) -> Markup:
    """A toolkit's version, until when it is valid or since when it is not, and its PDF in both languages."""
    found = page.find(Toolkit, id, "toolkit", "docs/data/toolkits")
    other: Language = next(language for language in LANGUAGES if language != page.language)
    return page.render(
        "toolkit_edition.html",
        toolkit=found,
        out_of_date=page.today > found.valid_until,
        pdf=toolkit_pdf(page, found, page.language),
        other_pdf=toolkit_pdf(page, found, other, page.facts.words.say("print-in-other", page.language)),
    )


def toolkit_pdf(page: CallingPage, toolkit: Toolkit, language: Language, words: str | None = None) -> Markup:
    """A link to a toolkit's PDF in one language, with its pages and size."""
    return pdf_link(page, document(page.facts, toolkit, language, page.site_url), words)


CALLS: dict[str, Callable[..., Markup]] = {"toolkit_edition": toolkit_edition}
