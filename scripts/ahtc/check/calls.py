"""Every call of every page can be answered: each page is expanded, as the build will expand it."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.check.site import Site
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.templates import Templates
from ahtc.kinds.statistics.charts.drawing import FOLDER as CHARTS
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.kinds.statistics.open_data.files import OpenData
from ahtc.site.calls import Calls
from ahtc.site.expand import CallError, expand


def findings(site: Site) -> Iterator[Finding]:
    """Each call with an unknown name, an unknown id or wrong arguments, and anything of Jinja that is not a call."""
    templates, open_data = Templates(site.facts.words), OpenData(site.facts)
    for page in site.pages:
        calls = Calls(site.facts, templates, page.language, _Links(site, page).address, site.today, open_data)
        try:
            expand(page.text, calls.known(), page.path, page.first_line)
        except ProblemsError as error:
            yield from error.findings


class _Links:
    """Stands in for the build's links: any page of this language has an address, any chart and any file of data."""

    def __init__(self, site: Site, page: Page) -> None:
        self._names = site.in_language(page.language)

    def address(self, name: str) -> str:
        """The page's own name; raises :class:`CallError` when no such page exists."""
        if name not in self._names and not name.startswith((CHARTS, DATA)):
            seen = f"This call links to {name}, which does not exist"
            raise CallError(seen, "a page", "Run `ahtc build`, which writes the generated pages.")
        return name
