"""Every link inside the site leads to a page that exists, and to an anchor that the page has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ahtc.check.calls import Trials
from ahtc.core.anchors import anchors
from ahtc.core.markdown import destination, is_external, is_readable
from ahtc.core.pages import Page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project

# An anchor that stands in the text itself. One in an example of code is taken for one too; the build then refuses it.
_WRITTEN = re.compile(r'\{#([\w-]+)[ }]|\bid="([^"{}]+)"')


def findings(project: Project) -> Iterator[Finding]:
    """Each internal link that is absolute, leads nowhere, or names an anchor its page does not have."""
    known = _Anchors(project)
    for page in project.pages:
        for link in page.outline.links:
            fault = _unreadable(link.target)
            if not is_external(link.target):
                fault = _fault(page, link.target, known)
            if fault:
                yield Finding(page.path, link.line, "links", *fault)


class _Anchors:
    """The pages of a project by their path under ``docs``, and the anchors of those that a link asks for."""

    def __init__(self, project: Project) -> None:
        self.docs = project.root / "docs"
        self.pages = {page.docs_path: page for page in project.pages}
        self._trials = project.derived(Trials)
        self._found: dict[str, set[str]] = {}
        self._seen: dict[str, set[str]] = {}

    def has(self, name: str, anchor: str) -> bool:
        """Whether a page has an anchor: written out, which is quick to see, or made by a call or of a heading."""
        return anchor in self._written(name) or anchor in self.of(name)

    def of(self, name: str) -> set[str]:
        """A page's anchors, all of them, as the build makes them."""
        if name not in self._found:
            self._found[name] = anchors(self._text(name))
        return self._found[name]

    def _written(self, name: str) -> set[str]:
        if name not in self._seen:
            self._seen[name] = {one or other for one, other in _WRITTEN.findall(self.pages[name].text)}
        return self._seen[name]

    def _text(self, name: str) -> str:
        """A page's text with its calls answered; where they cannot be, its own."""
        page = self.pages[name]
        try:
            return self._trials.text(page)
        except ProblemsError:  # for the rule "call" to tell
            return page.text


def _unreadable(target: str) -> tuple[str, str, str] | None:
    if is_readable(target):
        return None
    return f'The link "{target}" is not an address', "one such as https://www.gov.wales/", "Correct it."


def _fault(page: Page, target: str, known: _Anchors) -> tuple[str, str, str] | None:
    if target.startswith("/"):
        seen = f'The link "{target}" starts from the root of the server'
        return (
            seen,
            "a relative path such as ../get-help/index.md",
            "The site may stand in a folder: write it relative.",
        )
    path, anchor = destination(page.docs_path, target)
    if path not in known.pages:
        if path.endswith(".md") or not (known.docs / path).is_file():
            near = [name for name in known.pages if name.startswith("cy/") == path.startswith("cy/")]
            seen = f'The link "{target}" leads to docs/{path}, which does not exist'
            return seen, "a page or file that exists", _suggestion(path, near, "Correct the path, or write the page.")
        return None
    if anchor and not known.has(path, anchor):
        remedy = _suggestion(
            anchor, known.of(path), "Write {#" + anchor + "} after a heading there, or correct the link."
        )
        return f'The link "{target}" names an anchor that docs/{path} does not have', "one of its anchors", remedy
    return None


def _suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else otherwise
