"""The site's settings: who keeps it, how they are reached, where it stands."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.facts import Shelf, Stands
from ahtc.core.kind import Kind
from ahtc.core.reading import Reading
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.settings.calls import CALLS
from ahtc.kinds.settings.checks import promise_findings
from ahtc.kinds.settings.record import FILE, SITE, SiteSettings


def _read(reading: Reading) -> Shelf[SiteSettings]:
    """The one record; a file in which every line is left out says that nothing is set."""
    file = reading.attempt(read_yaml, reading.data / FILE, reading.root)
    if file is None:
        return Shelf({})
    read = SiteSettings() if file.data is None else reading.attempt(validated, SiteSettings, file)
    return Shelf({SITE: read}, {SITE: Stands(file)}) if read else Shelf({})


SETTINGS = Kind(
    id="settings",
    folder=Path(__file__).parent,
    record=SiteSettings,
    read=_read,
    calls=CALLS,
    checks={"promise": promise_findings},
)
