"""Each line of a sheet has a source among the sheet's own, and each of those is the source of a line."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.project import Project
from ahtc.kinds.sheets.record import Sheet


def findings(project: Project) -> Iterator[Finding]:
    """Each source that a line names and the sheet does not have, and each that it has for nothing."""
    for id, sheet in project.facts[Sheet].items():
        stands = project.facts.stands(Sheet, id)
        for place, line in sheet.lines():
            if line.source not in sheet.sources:
                seen = f'This line names the source "{line.source}", which is not below'
                near = did_you_mean(line.source, sheet.sources)
                at = stands.line_of([*place, "source"])
                yield Finding(stands.path, at, "sheet", seen, "a key of this sheet's sources", near)
        named = {line.source for _, line in sheet.lines()}
        for key in sheet.sources:
            if key not in named:
                seen = f'No line of this sheet has the source "{key}"'
                remedy = "Take it out, or name it where it belongs."
                at = stands.line_of(["sources", key])
                yield Finding(stands.path, at, "sheet", seen, "sources of its lines alone", remedy)
