"""The call of a sheet's page: its PDFs."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ahtc.core.calls import CallingPage
from ahtc.core.press.press import pdf_links
from ahtc.kinds.sheets.print import document
from ahtc.kinds.sheets.record import Sheet


def sheet_pdf(page: CallingPage, id: str) -> Markup:
    """Links to a sheet's PDFs, in the page's language and in the other."""
    found = page.find(Sheet, id, "sheet", "docs/data/sheets")
    return pdf_links(page, lambda language: document(page.facts, found, language, page.site_url))


CALLS: dict[str, Callable[..., Markup]] = {"sheet_pdf": sheet_pdf}
