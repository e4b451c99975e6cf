"""The timeline for other people's programs."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.addresses import Addresses
from ahtc.core.escape import inert_json
from ahtc.core.project import Project
from ahtc.kinds.timeline.pages import TIMELINE_PAGE
from ahtc.kinds.timeline.record import Milestone, Timeline

FILE = "data/timeline.json"


def files(project: Project, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Every milestone as an event of schema.org, in both languages, with its sources."""
    facts = project.facts
    if not facts[Milestone]:
        return
    timeline, page = facts.document(Timeline), addresses.full(TIMELINE_PAGE, "en")
    listed = [
        {
            "@type": "Event",
            "@id": f"{page}#{milestone.id}",
            "name": [{"@language": code, "@value": milestone.title.in_(code)} for code in ("en", "cy")],
            "startDate": milestone.when,
            **({"endDate": milestone.until} if milestone.until else {}),
            "additionalType": milestone.kind,
            "location": milestone.place,
            "citation": [timeline.sources[key].model_dump(exclude_none=True) for key in milestone.sources],
        }
        for milestone in facts[Milestone].values()
    ]
    whole = {"@context": "https://schema.org", "@graph": listed, "dateModified": timeline.checked.isoformat()}
    yield FILE, (inert_json(whole, indent=1) + "\n").encode()
