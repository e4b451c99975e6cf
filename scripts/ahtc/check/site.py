"""The whole project as the rules see it: every page, written or generated, and every fact."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ahtc.check.texts import Texts
from ahtc.core.pages import Page, page_paths, read_page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.text import Language
from ahtc.facts import Facts, read_facts


@dataclass(frozen=True)
class Site:
    """A project to check: its folder, its pages, its facts, and the day that ages are counted to."""

    root: Path
    pages: list[Page]
    facts: Facts
    today: datetime.date

    def in_language(self, language: Language) -> dict[str, Page]:
        """The pages of one language by their path in its folder, which twins share."""
        return {page.name: page for page in self.pages if page.language == language}

    def written(self) -> list[Page]:
        """The pages that people wrote."""
        return [page for page in self.pages if not page.matter.generated]

    @cached_property
    def texts(self) -> Texts:
        """What people read, for the rules of language."""
        return Texts(self.root, self.written())


def read_site(root: Path, today: datetime.date) -> Site:
    """The project at ``root``, its generated pages included where they have been written.

    Raises :class:`ProblemsError` with everything in facts and pages that cannot be read.
    """
    findings: list[Finding] = []
    pages: list[Page] = []
    for path in page_paths(root / "docs"):
        try:
            pages.append(read_page(path, root))
        except ProblemsError as error:
            findings += error.findings
    try:
        facts = read_facts(root)
    except ProblemsError as error:
        raise ProblemsError([*findings, *error.findings]) from error
    if findings:
        raise ProblemsError(findings)
    return Site(root, pages, facts, today)


def docs_path(page: Page) -> str:
    """A page's path under ``docs``: ``cy/get-help/index.md``."""
    return f"cy/{page.name}" if page.language == "cy" else page.name
