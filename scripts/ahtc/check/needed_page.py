"""Every page that the tools themselves link to, from each page or from files that others hold, is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.core.files import read_text
from ahtc.core.problems import Finding, shown
from ahtc.core.project import Project
from ahtc.kinds.languages.pages import LINKED as PAGES_LINKED
from ahtc.kinds.languages.record import HelpLanguage
from ahtc.kinds.organisations.feeds.help_box import LINKED

_NAMED = re.compile(r'"([a-z0-9/-]+\.md)"')


def findings(project: Project) -> Iterator[Finding]:
    """Each page that is in neither language, though something that is no page links to it."""
    pages = {*project.in_language("en"), *project.in_language("cy")}
    for name, (who, remedy) in _needed(project).items():
        if name not in pages:
            seen = f"This page is gone, and {who}"
            yield Finding(f"docs/{name}", 1, "needed-page", seen, "a page in each language", remedy)


def _needed(project: Project) -> dict[str, tuple[str, str]]:
    """By page: who needs it, and how to mend that."""
    back = "Put it back"
    needed = {
        "index.md": ("every page links to it: it is the home page", f"{back}."),
        "404.md": ("hosts show it where there is no page", f"{back}."),
    }
    for name in LINKED:
        needed[name] = ("the help box that partners have copied links to it", f"{back}, or change where the box leads.")
    if project.facts[HelpLanguage]:
        for name in PAGES_LINKED:
            needed.setdefault(name, ("the pages in other languages link to it", f"{back}."))
    for template in sorted((project.root / "overrides").rglob("*.html")):
        where = shown(template, project.root)
        for name in _NAMED.findall(read_text(template, project.root)):
            needed.setdefault(name, (f"{where} links to it", f"{back}, or take the link out of {where}."))
    return needed
