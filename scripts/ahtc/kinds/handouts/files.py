"""The files of the handouts, and the archives of everything there is to print."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.press.press import pdf_of
from ahtc.core.project import Project
from ahtc.kinds.handouts.archive import ARCHIVES, archive
from ahtc.kinds.handouts.print import documents, pocket_cards


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every handout, every page of pocket cards and both archives, by their addresses."""
    facts, site_url = project.facts, addresses.site_url
    for *_, document in documents(facts, site_url):
        yield document.address, pdf_of(facts, document).content
    for _, document in pocket_cards(facts, site_url):
        yield document.address, pdf_of(facts, document).content
    for language, name in ARCHIVES.items():
        yield name, archive(facts, language, site_url)
