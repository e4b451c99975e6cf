"""What no article alone can tell: sources that are there, sections that their law tells."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.convention.record import Article, Convention
from ahtc.kinds.laws.standing_checks import untold_sections


def agree(facts: Facts) -> Iterator[Finding]:
    """Each source and section that an article names and that is not there."""
    for id, article in facts[Article].items():
        convention, stands = facts.document(Convention), facts.stands(Article, id)
        if article.here:
            here = Stands(stands.file, (*stands.keys, "here"))
            yield from untold_sections(facts, article.here.stands_in, here, "convention")
            for number, key in enumerate(article.here.sources):
                if key not in convention.sources:
                    seen, near = f'The source "{key}" is not above', did_you_mean(key, convention.sources)
                    line = here.line_of(["sources", number])
                    yield Finding(here.path, line, "convention", seen, "a key of sources", near)
