"""The calls of a toolkit's page: whether it is still valid, and its PDFs."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.press.press import pdf_links
from ahtc.kinds.toolkits.print import document
from ahtc.kinds.toolkits.record import Toolkit


def toolkit_edition(page: CallingPage, id: str) -> Markup:
    """A toolkit's version, until when it is valid or since when it is not, and its PDF in both languages."""
    found = page.find(Toolkit, id, "toolkit", "docs/data/toolkits")
    return page.render(
        "toolkit_edition.html",
        toolkit=found,
        out_of_date=page.today > found.valid_until,
        pdfs=pdf_links(page, lambda language: document(page.facts, found, language, page.site_url)),
    )


CALLS: dict[str, Callable[..., Markup]] = {"toolkit_edition": toolkit_edition}
