"""What is withdrawn leads on to a page that is there, and no page leads to it any more."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.markdown import destination, is_external
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """Each page withdrawn in favour of one that is not there or is withdrawn too, and each link to one withdrawn."""
    gone = {page.docs_path: page for page in project.pages if page.matter.withdrawn}
    english = project.in_language("en")
    for page in gone.values():
        withdrawn = page.matter.withdrawn
        if page.language == "en" and withdrawn and (withdrawn.see not in english or withdrawn.see in gone):
            seen = f'"{withdrawn.see}" cannot stand in the place of this page'
            remedy = did_you_mean(withdrawn.see, [name for name in english if name not in gone])
            yield Finding(page.path, page.line_of("withdrawn"), "withdrawn", seen, "a page that is there", remedy)
    for page in project.pages:
        if page.docs_path in gone:
            continue
        for link in page.outline.links:
            if is_external(link.target):
                continue
            path, _ = destination(page.docs_path, link.target)
            if path in gone:
                seen = f'The link "{link.target}" leads to docs/{path}, which is withdrawn'
                remedy = "Take the link out, or lead to what stands in its place."
                yield Finding(page.path, link.line, "withdrawn", seen, "pages that count", remedy)
