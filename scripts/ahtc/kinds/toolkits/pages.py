"""The pages of the toolkits: one each, and the list of them by whom they are for."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page
from ahtc.kinds.toolkits.record import Toolkit, in_use

LIST = "practitioners/toolkits/index.md"


def toolkit_page(id: str) -> str:
    """A toolkit's page, by its path under ``docs``."""
    return f"practitioners/toolkits/{id}.md"


def pages(writer: PageWriter) -> Iterator[Page]:
    """The list of toolkits, in the order of those whom they are for, and a page for each."""
    if not writer.facts[Toolkit]:
        return
    newest = max(toolkit.checked for toolkit in writer.facts[Toolkit].values())
    said = writer.in_words("toolkits", "list")
    yield writer.page(LIST, "toolkits.md", "pecynnau-cymorth", said, newest, toolkits=in_use(writer.facts))
    for toolkit in writer.facts[Toolkit].values():
        matter = writer.in_record(
            writer.facts.stands(Toolkit, toolkit.id),
            "practice",
            title=toolkit.title.in_(writer.language),
            description=toolkit.description.in_(writer.language),
            audience=["practitioner"],
            sources=list(toolkit.sources.values()),
            withdrawn=toolkit.withdrawn,
        )
        numbered = {key: number for number, key in enumerate(toolkit.sources, start=1)}
        yield writer.page(
            toolkit_page(toolkit.id),
            "toolkit.md",
            toolkit.slug_cy,
            matter,
            toolkit.checked,
            toolkit=toolkit,
            numbers=lambda keys, numbered=numbered: [numbered[key] for key in keys],
        )
