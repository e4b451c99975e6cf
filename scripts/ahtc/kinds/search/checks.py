"""The pages to which words lead are there."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.search.record import Lead


def findings(project: Project) -> Iterator[Finding]:
    """Each page in ``search.yml`` that the site does not have, or that was withdrawn."""
    pages = project.in_language("en")
    for id, lead in project.facts[Lead].items():
        page = pages.get(lead.page)
        if page is None or page.matter.withdrawn:
            stands = project.facts.stands(Lead, id)
            seen = f"The search leads to {lead.page}, which is not there"
            remedy = did_you_mean(lead.page, pages) or "Name a page by its path under docs."
            yield Finding(stands.path, stands.line_of(["page"]), "search-page", seen, "a page of the site", remedy)
