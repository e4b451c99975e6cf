"""Records whose statements name their sources by key: each key is there, and each source is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ahtc.core.facts import Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.core.text import Source

Places = Iterable[tuple[tuple[str | int, ...], list[str]]]


def source_findings(places: Places, sources: Mapping[str, Source], stands: Stands, rule: str) -> Iterator[Finding]:
    """Each key among ``places`` that ``sources`` does not have, and each source that none of them names."""
    named: set[str] = set()
    for keys, listed in places:
        for number, key in enumerate(listed):
            named.add(key)
            if key not in sources:
                seen, near = f'The source "{key}" is not below', did_you_mean(key, sources)
                yield Finding(stands.path, stands.line_of([*keys, number]), rule, seen, "a key of its sources", near)
    for key in sources:
        if key not in named:
            seen, remedy = f'Nothing here has the source "{key}"', "Take it out, or name it where it belongs."
            line = stands.line_of(["sources", key])
            yield Finding(stands.path, line, rule, seen, "sources of its statements alone", remedy)
