"""Reading a whole project: its facts, the pages that people wrote, and those that are made from records."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ahtc.core.facts import Facts
from ahtc.core.kind import Kind
from ahtc.core.page_writer import PageWriter
from ahtc.core.pages import Page, page_paths, read_page
from ahtc.core.problems import Finding, ProblemsError
from ahtc.core.project import Project
from ahtc.core.source_tree import require_sound_tree
from ahtc.core.templates import Templates
from ahtc.core.text import LANGUAGES
from ahtc.kinds import KINDS
from ahtc.kinds.facts import readable_facts, templates_for
from ahtc.site.desk import desk_pages


def read_project(root: Path, today: datetime.date, kinds: Sequence[Kind] = KINDS) -> Project:
    """The project at ``root`` on a day; raises :class:`ProblemsError` with all in it that cannot be read."""
    project, findings = readable_project(root, today, kinds)
    if project is None or findings:
        raise ProblemsError(findings)
    return project


def readable_project(
    root: Path, today: datetime.date, kinds: Sequence[Kind] = KINDS
) -> tuple[Project | None, list[Finding]]:
    """The project as far as it can be read, and all in it that cannot be.

    Where anything cannot, its pages are those that people wrote, and :attr:`Project.unread` names the files. There is
    none without the site's words. Raises :class:`ProblemsError` for a file that may not be opened at all.
    """
    require_sound_tree(root)
    findings: list[Finding] = []
    pages: list[Page] = []
    for path in page_paths(root / "docs"):
        try:
            pages.append(read_page(path, root))
        except ProblemsError as error:
            findings += error.findings
    facts, wanting = readable_facts(root, kinds)
    findings += wanting
    if facts is None:
        return None, findings
    written = with_twins_withdrawn(pages)
    templates = templates_for(facts, kinds)
    try:
        pages = written if wanting else [*written, *generated_pages(facts, templates, kinds)]
    except ProblemsError as error:
        pages, findings = written, [*findings, *error.findings]
    findings += _taken_findings(pages)
    unread = frozenset(finding.path for finding in findings)
    project = Project(root, today, facts, templates, written if findings else pages, unread)
    return (project if findings else replace(project, pages=[*pages, *desk_pages(project)])), findings


def generated_pages(facts: Facts, templates: Templates, kinds: Sequence[Kind] = KINDS) -> list[Page]:
    """Every page made from records, in both languages; raises :class:`ProblemsError` with all that cannot be."""
    pages: list[Page] = []
    findings: list[Finding] = []
    for language in LANGUAGES:
        writer = PageWriter(facts, templates, language)
        for kind in kinds:
            try:
                pages += kind.pages(writer)
            except ProblemsError as error:
                findings += error.findings
    if findings:
        raise ProblemsError(findings)
    return pages


def with_twins_withdrawn(pages: list[Page]) -> list[Page]:
    """The written pages, each Welsh one withdrawn where its English twin is."""
    gone = {page.name: page.matter.withdrawn for page in pages if page.language == "en" and page.matter.withdrawn}
    return [
        replace(page, matter=page.matter.model_copy(update={"withdrawn": gone[page.name]}))
        if page.name in gone
        else page
        for page in pages
    ]


def _taken_findings(pages: list[Page]) -> Iterator[Finding]:
    """Each written page that stands where a page is made from records."""
    made = {page.docs_path: page for page in pages if page.generated}
    for page in pages:
        if not page.generated and page.docs_path in made:
            seen = f"This page is made from {made[page.docs_path].path}"
            yield Finding(page.path, 1, "generated", seen, "a page of its own", "Rename it, or delete it.")
