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
    trials = project.derived(Trials)
    for page in project.pages:
        try:
            trials.text(page)
        except ProblemsError as error:
            yield from error.findings


class Trials:
    """The pages of a project with their calls answered for a trial, each page once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: dict[str, str] = {}

    def text(self, page: Page) -> str:
        """A page's text with every call answered; raises :class:`ProblemsError` as :func:`expanded` does."""
        name, project = page.docs_path, self._project
        if name not in self._texts:
            link = _linking(project, page)
            calling = CallingPage(project.facts, project.templates, page.language, link, project.today, trial=True)
            self._texts[name] = expanded(page, calling)
        return self._texts[name]


def _linking(project: Project, page: Page) -> Callable[[str], str]:
    """Stands in for the build's links: any page of this language has an address, any chart and any file of data."""
    names = project.in_language(page.language)

    def link(name: str) -> str:
        if name not in names and not name.startswith((CHARTS, DATA)):
            seen = f"This call links to {name}, which does not exist"
            raise CallError(seen, "a page", "Name another page, or write this one.")
        return name

    return link
