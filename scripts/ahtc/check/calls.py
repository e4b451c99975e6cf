"""Every call of every page can be answered: each page is expanded, as the build will expand it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.statistics.charts.drawing import FOLDER as CHARTS
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.site.calls import expanded


def findings(project: Project) -> Iterator[Finding]:
    """Each call with an unknown name, an unknown id or wrong arguments, and anything of Jinja that is not a call."""
    for page in project.pages:
        calling = CallingPage(
            project.facts, project.templates, page.language, _linking(project, page), project.today, trial=True
        )
        try:
            expanded(page, calling)
        except ProblemsError as error:
            yield from error.findings


def _linking(project: Project, page: Page) -> Callable[[str], str]:
    """Stands in for the build's links: any page of this language has an address, any chart and any file of data."""
    names = project.in_language(page.language)

    def link(name: str) -> str:
        if name not in names and not name.startswith((CHARTS, DATA)):
            seen = f"This call links to {name}, which does not exist"
            raise CallError(seen, "a page", "Name another page, or write this one.")
        return name

    return link
