"""The pages of the law: one for each, and how they changed."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter, shortened
from ahtc.core.pages import Page
from ahtc.kinds.laws.history import years
from ahtc.kinds.laws.provisions import anchor, written
from ahtc.kinds.laws.record import ENDED, Law

CHANGES = "law/changes.md"
LATELY = "law/lately.md"


def law_page(id: str) -> str:
    """A law's page, by its path under ``docs``."""
    return f"law/{id}.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """What changed year by year, and in the newest two years; then a page for each law."""
    laws = sorted(writer.facts[Law].values(), key=lambda law: (law.year, law.id))
    if not laws:
        return
    newest = max(law.status.checked for law in laws)
    changed = years(laws)
    said = writer.in_words("law-changes", "list")
    yield writer.page(CHANGES, "law_changes.md", "newidiadau", said, newest, years=changed)
    said = writer.in_words("law-lately", "list")
    coming = [law for law in laws if law.coming]
    yield writer.page(LATELY, "law_lately.md", "yn-ddiweddar", said, newest, years=changed[:-3:-1], coming=coming)
    for law in laws:
        yield _page(writer, law)


def _page(writer: PageWriter, law: Law) -> Page:
    language = writer.language
    heading = law.title if language == "en" else law.welsh_heading
    said = writer.in_record(
        writer.facts.stands(Law, law.id),
        "law",
        title=heading.in_(language),
        title_lang=heading.language_of(language),
        description=shortened(law.opening.in_(language)),
        sources=law.sources,
    )
    return writer.page(
        law_page(law.id),
        "law.md",
        law.slug_cy,
        said,
        law.status.checked,
        law=law,
        laws=writer.facts[Law],
        anchor=anchor,
        provision_name=lambda provision: written(provision, writer.facts.words, language),
        ended=ENDED,
    )
