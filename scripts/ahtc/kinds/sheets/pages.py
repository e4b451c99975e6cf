"""The pages of the sheets: one each, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.language import order
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.sheets.record import PARTS, Sheet

LIST = "signs/sheets/index.md"


def sheet_page(id: str) -> str:
    """A sheet's page, by its path under ``docs``."""
    return f"signs/sheets/{id}.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """The list of sheets by their titles, and a page for each sheet."""
    language = writer.language
    sheets = sorted(writer.facts[Sheet].values(), key=lambda sheet: order(sheet.title.in_(language), language))
    if not sheets:
        return
    newest = max(sheet.checked for sheet in sheets)
    yield writer.page(LIST, "sheets.md", "taflenni", writer.in_words("sheets", "list"), newest, sheets=sheets)
    for sheet in sheets:
        title = sheet.title.in_(language)
        said = writer.in_record(
            writer.facts.stands(Sheet, sheet.id),
            "sheet",
            title=title,
            description=f"{title}: {writer.say('sheet-description')}",
            sources=list(sheet.sources.values()),
        )
        yield writer.page(
            sheet_page(sheet.id), "sheet.md", sheet.slug_cy, said, sheet.checked, sheet=sheet, parts=PARTS
        )
