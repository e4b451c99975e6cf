"""Each sign leads to help: its page says whom to call, and shows the way to whoever knows it from their own life."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.markdown import destination, is_external
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.site.expand import calls_in

# The pages that show signs, and those that help somebody who knows them from their own life.
SIGNS, HELP = "signs/", "get-help/"


def findings(project: Project) -> Iterator[Finding]:
    """Each page of signs, written or made from records, without a number to call or without a link to a help page."""
    for page in project.pages:
        if page.name.startswith(SIGNS):
            yield from _of_page(page)


def _of_page(page: Page) -> Iterator[Finding]:
    line = page.first_line
    if not _calls_a_number(page):
        seen, remedy = (
            "A page of signs has no number to call",
            'Add one, such as {{ phone("modern-slavery-helpline") }}.',
        )
        yield Finding(page.path, line, "leads-to-help", seen, "a number, on a line of its own", remedy)
    targets = [
        destination(page.docs_path, link.target)[0] for link in page.outline.links if not is_external(link.target)
    ]
    if not any(target.removeprefix("cy/").startswith(HELP) for target in targets):
        seen, remedy = "A page of signs does not lead to help", "End it with a link to get-help/index.md."
        yield Finding(page.path, line, "leads-to-help", seen, f"a link to a page under {HELP}", remedy)


def _calls_a_number(page: Page) -> bool:
    try:
        return any(call.name == "phone" for call in calls_in(page.text, page.path, page.first_line))
    except ProblemsError:  # a call that cannot be read is for the rule "call" to tell
        return True
