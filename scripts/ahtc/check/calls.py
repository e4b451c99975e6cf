"""Every call of every page can be answered, as the build will ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ahtc.core.calls import CallError, CallingPage
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.kinds.statistics.charts.drawing import FOLDER as CHARTS
from ahtc.kinds.statistics.open_data.files import FOLDER as DATA
from ahtc.site.calls import expanded, known_calls
from ahtc.site.expand import answer, calls_in


def findings(project: Project) -> Iterator[Finding]:
    """Each call with an unknown name, an unknown id or wrong arguments, and anything of Jinja that is not a call.

    What was answered on one page of a language would be on any: it is not asked again.
    """
    answered: set[tuple[str, str]] = set()
    for page in project.pages:
        if page.matter.withdrawn:
            continue
        try:
            calls = list(calls_in(page.text, page.path, page.first_line))
        except ProblemsError as error:
            yield from (_placed(finding, page) for finding in error.findings)
            continue
        known = known_calls(_trial(project, page))
        for call in calls:
            asked = page.language, repr(replace(call, line=0))
            found = "" if asked in answered else answer(call, known, page.path)
            if isinstance(found, Finding):
                yield _placed(found, page)
            else:
                answered.add(asked)


def _placed(finding: Finding, page: Page) -> Finding:
    """A finding where the officer can mend it: of a generated page, in what it is made from."""
    return replace(finding, line=page.first_line) if page.generated else finding


class Trials:
    """The pages of a project with their calls answered for a trial, each page once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: dict[str, str] = {}

    def text(self, page: Page) -> str:
        """A page's text with every call answered; raises :class:`ProblemsError` as :func:`expanded` does."""
        if page.docs_path not in self._texts:
            self._texts[page.docs_path] = expanded(page, _trial(self._project, page))
        return self._texts[page.docs_path]


def _trial(project: Project, page: Page) -> CallingPage:
    link = _linking(project, page)
    return CallingPage(project.facts, project.templates, page.language, link, project.today, trial=True)


def _linking(project: Project, page: Page) -> Callable[[str], str]:
    """Stands in for the build's links: any page of this language has an address, any chart and any file of data."""
    names = project.in_language(page.language)

    def link(name: str) -> str:
        if name not in names and not name.startswith((CHARTS, DATA)):
            seen = f"This call links to {name}, which does not exist"
            raise CallError(seen, "a page", "Name another page, or write this one.")
        return name

    return link
