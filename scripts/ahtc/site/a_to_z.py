"""Every page that readers may come upon, by the letters of its language's alphabet."""

from __future__ import annotations

from ahtc.core.addresses import Addresses
from ahtc.core.language import initial, order
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.text import Language

Linked = tuple[str, str, Language | None]


def is_found(page: Page) -> bool:
    """Whether a page is for all readers to find, by the search or in a list."""
    matter = page.matter
    return page.name != "404.md" and matter.kind != "search" and not matter.withdrawn and not matter.unlisted


def pages_by_letter(page: Page, project: Project, addresses: Addresses) -> list[tuple[str, list[Linked]]]:
    """The pages of a page's language under each letter: title, address from that page, the title's own language."""
    language = page.language
    found = sorted(
        filter(is_found, project.in_language(language).values()), key=lambda each: order(each.matter.title, language)
    )
    letters: dict[str, list[Linked]] = {}
    for each in found:
        title = each.matter.title
        link = title, addresses.between(page, each.name), each.matter.title_lang
        letters.setdefault(initial(title, language), []).append(link)
    return list(letters.items())
