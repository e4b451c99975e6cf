"""What can be found: every page that readers may come upon, everything to print, every dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ahtc.core.addresses import Addresses
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.text import Language
from ahtc.kinds.handouts.catalogue import catalogue
from ahtc.kinds.organisations.record import Organisation
from ahtc.kinds.search.record import Lead
from ahtc.kinds.statistics.datasets import StatisticalDataset
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.output.search.index import Document
from ahtc.output.search.sections import Section, sections_of
from ahtc.site.a_to_z import is_found

# How much sooner a page stands than others that say the same: whoever is in need first, then what explains.
WORTH = {
    "help": 1.5,
    "home": 0.6,
    "topic": 1.1,
    "practice": 1.1,
    "law": 1.0,
    "statistics": 0.9,
    "list": 0.85,
    "sheet": 0.8,
}
DOWNLOAD_WORTH = 0.5
COUNCIL_WORTH = 0.95  # their titles all say "help near you"


def documents_of(
    project: Project, addresses: Addresses, html: Mapping[str, str], language: Language
) -> Iterator[Document]:
    """The documents of one language, the pages first; ``html`` is what their Markdown became, by their path."""
    leads = {lead.page: lead for lead in project.facts[Lead].values()}
    for page in project.pages:
        if page.language == language and is_found(page):
            yield _page(project, page, addresses, html[page.docs_path], leads.get(page.name))
    yield from _printables(project, addresses, language)
    yield from _datasets(project, language)


def _page(project: Project, page: Page, addresses: Addresses, html: str, lead: Lead | None) -> Document:
    organisation = project.facts[Organisation].get(page.name.removeprefix("partners/").removesuffix(".md"))
    kind = "organisation" if page.matter.kind == "organisation" else "council" if "/near-you/" in page.name else ""
    words = [] if lead is None else lead.en if page.language == "en" else lead.cy
    phones = [point for point in organisation.public_contacts if point.kind == "phone"] if organisation else []
    top = Section("", "", page.matter.description)
    return Document(
        page.matter.title,
        addresses.path(page.name, page.language),
        kind,
        [*_with_description(top, list(sections_of(html)))],
        COUNCIL_WORTH if kind == "council" else WORTH.get(page.matter.kind, 1.0),
        lead is not None and lead.first,
        words,
        (phones[0].value, phones[0].digits) if phones else None,
    )


def _with_description(top: Section, sections: list[Section]) -> Iterator[Section]:
    """A page's sections; one that begins with a heading has its description at the top."""
    if not sections or sections[0].anchor:
        yield top
    yield from sections


def _printables(project: Project, addresses: Addresses, language: Language) -> Iterator[Document]:
    for printable in catalogue(project.facts, addresses.site_url):
        documents = [document for document, _ in printable.pdfs]
        document = next((each for each in documents if each.language == language), documents[0])
        yield Document(printable.title.in_(language), document.address, "pdf", [Section("", "", "")], DOWNLOAD_WORTH)


def _datasets(project: Project, language: Language) -> Iterator[Document]:
    for id, dataset in project.facts[StatisticalDataset].items():
        about = dataset.about
        yield Document(about.title.in_(language), f"{DATA}{id}.csv", "data", [Section("", "", "")], DOWNLOAD_WORTH)
