"""Each help page and each sign says whom to call; a sign shows the way to whoever knows it from their own life."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.markdown import destination, is_external
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.site.expand import calls_in

# The pages that show signs, and those that help somebody who knows them from their own life.
SIGNS, HELP = "signs/", "get-help/"

# The calls that give a number to tap.
NUMBERS = frozenset({"phone", "contact", "call_card"})


def findings(project: Project) -> Iterator[Finding]:
    """Each page of signs without a number to call or a link to a help page; each written help page without a number.

    A help page that is made from records leads on to other pages, such as each council's.
    """
    for page in project.pages:
        if page.name.startswith(SIGNS):
            yield from _number(page, "A page of signs")
            yield from _way_to_help(page)
        elif page.matter.kind == "help" and not page.generated:
            yield from _number(page, "A help page")


def _number(page: Page, which: str) -> Iterator[Finding]:
    if not _calls_a_number(page):
        seen, expected = f"{which} has no number to call", "a number, on a line of its own"
        remedy = 'Add one, such as {{ phone("modern-slavery-helpline") }}.'
        yield Finding(page.path, page.first_line, "leads-to-help", seen, expected, remedy)


def _way_to_help(page: Page) -> Iterator[Finding]:
    line = page.first_line
    targets = [
        destination(page.docs_path, link.target)[0] for link in page.outline.links if not is_external(link.target)
    ]
    if not any(target.removeprefix("cy/").startswith(HELP) for target in targets):
        seen, remedy = "A page of signs does not lead to help", "End it with a link to get-help/index.md."
        yield Finding(page.path, line, "leads-to-help", seen, f"a link to a page under {HELP}", remedy)


def _calls_a_number(page: Page) -> bool:
    try:
        return any(call.name in NUMBERS for call in calls_in(page.text, page.path, page.first_line))
    except ProblemsError:  # a call that cannot be read is for the rule "call" to tell
        return True
