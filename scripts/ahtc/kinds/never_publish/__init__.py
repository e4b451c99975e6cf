"""Numbers and addresses that must never appear anywhere."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.kind import Kind
from ahtc.core.reading import records_in_list
from ahtc.kinds.never_publish.checks import findings
from ahtc.kinds.never_publish.record import NeverPublish, NeverPublishList

NEVER_PUBLISH = Kind(
    id="never-publish",
    folder=Path(__file__).parent,
    record=NeverPublish,
    read=lambda reading: records_in_list(
        reading, NeverPublishList, "never_publish.yml", "entries", lambda entry: entry.value
    ),
    checks={"never-publish": findings},
)
