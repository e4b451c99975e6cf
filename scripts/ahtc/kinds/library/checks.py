"""Each work names a publisher that is there, and no two works are the same."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.library.record import Library, Work


def agree(facts: Facts) -> Iterator[Finding]:
    """Each publisher that is not in the list, and each work that stands there twice under two ids."""
    seen_works: dict[tuple[str, str, str | None], str] = {}
    for id, work in facts[Work].items():
        publishers, stands = facts.document(Library).publishers, facts.stands(Work, id)
        if work.publisher not in publishers:
            seen, near = f'The publisher "{work.publisher}" is not above', did_you_mean(work.publisher, publishers)
            yield Finding(stands.path, stands.line_of(["publisher"]), "library", seen, "a key of publishers", near)
        same = seen_works.setdefault((work.title.en, work.publisher, work.date), id)
        if same != id:
            seen, remedy = f'"{same}" is the same work: title, publisher and date', "Delete one of them."
            yield Finding(stands.path, stands.line_of(), "library", seen, "each work once", remedy)
