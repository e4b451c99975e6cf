"""The page of everything there is to print."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.handouts.catalogue import GROUPS
from ahtc.kinds.handouts.record import Handout

DOWNLOADS = "practitioners/downloads.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """One page, a part for each group."""
    handouts = writer.facts[Handout].values()
    if handouts:
        newest = max(handout.checked for handout in handouts)
        said = writer.in_words("downloads-page", "list")
        yield writer.page(DOWNLOADS, "downloads_page.md", "lawrlwytho", said, newest, groups=GROUPS)
