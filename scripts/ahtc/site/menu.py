"""The menu: the parts that ``nav`` in mkdocs.yml lists, each with the pages that are made from records at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ahtc.core.addresses import Addresses
from ahtc.core.kind import Kind
from ahtc.core.pages import Page
from ahtc.core.project import Project


@dataclass(frozen=True)
class MenuPart:
    """One line of the menu by its page, and the pages below it."""

    page: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu on a page: its words, its address from there, whether it is that page, and its own lines."""

    text: str
    url: str
    current: bool
    children: list[MenuItem]


def menu_parts(nav: Sequence[Any], kinds: Sequence[Kind]) -> list[MenuPart]:
    """The parts of the menu, from ``nav`` as MkDocs reads it; what ``nav`` names already keeps its place there."""
    parts = []
    for entry in nav:
        first, *below = next(iter(entry.values())) if isinstance(entry, dict) else [entry]
        made = (page for kind in kinds for page in kind.menu.get(first, ()) if page not in below)
        parts.append(MenuPart(first, (*below, *made)))
    return parts


def menu_on(page: Page, parts: Sequence[MenuPart], project: Project, addresses: Addresses) -> Iterator[MenuItem]:
    """The menu as one page shows it; a page that ``nav`` names and that is not there is left to the checks."""
    known = {name: each for name, each in project.in_language(page.language).items() if not each.matter.withdrawn}

    def item(name: str, children: list[MenuItem]) -> MenuItem:
        home = name == "index.md"
        text = project.facts.words.say("home", page.language) if home else known[name].matter.title
        return MenuItem(text, addresses.between(page, name), name == page.name, children)

    for part in parts:
        if part.page in known:
            yield item(part.page, [item(name, []) for name in part.below if name in known])
