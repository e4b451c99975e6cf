"""Each paper and each source that an entry names is in the list."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.who_was_who.record import Named, WhoWasWho


def agree(facts: Facts) -> Iterator[Finding]:
    """Each key of an entry that is not in the list above it."""
    for id, entry in facts[Named].items():
        document, stands = facts.document(WhoWasWho), facts.stands(Named, id)
        for field, keys, known in (
            ("named_in", entry.named_in, document.papers),
            ("sources", entry.sources, document.sources),
        ):
            for number, key in enumerate(keys):
                if key not in known:
                    line = stands.line_of([field, number])
                    seen, near = f'"{key}" is not above', did_you_mean(key, known)
                    yield Finding(stands.path, line, "who-was-who", seen, f"a key of {field}", near)
