"""Every page exists in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each page, written or generated, that stands in one language only."""
    english, welsh = project.in_language("en"), project.in_language("cy")
    if not any(page.language == "cy" for page in project.written()) and len(project.written()) > 1:
        seen, remedy = "No page has a Welsh twin", "Put the folder back: git checkout docs/cy"
        yield Finding("docs/cy", 1, "welsh-twin", seen, "every page in both languages", remedy)
        return
    for name, page in english.items():
        if name not in welsh:
            yield _alone(page.path, "Welsh", page.twin)
    for name, page in welsh.items():
        if name not in english:
            yield _alone(page.path, "English", page.twin)


def _alone(path: str, missing: str, twin: str) -> Finding:
    remedy = f"Write docs/{twin}, or delete this page."
    return Finding(path, 1, "welsh-twin", f"This page has no {missing} twin", f"the page docs/{twin}", remedy)
