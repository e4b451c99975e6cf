"""What no article alone can tell: chapters and sources that are there, sections that their law tells."""

from __future__ import annotations

from collections.abc import Iterator

from ahtc.core.facts import Facts, Stands
from ahtc.core.problems import Finding, did_you_mean
from ahtc.kinds.convention.record import Article, Convention
from ahtc.kinds.laws.standing import untold_sections


def agree(facts: Facts) -> Iterator[Finding]:
    """Each chapter, source and section that an article names and that is not there."""
    for id, article in facts[Article].items():
        convention, stands = facts.document(Convention), facts.stands(Article, id)
        if article.chapter > len(convention.chapters):
            seen, expected = f"There is no chapter {article.chapter}", f"1 to {len(convention.chapters)}"
            remedy = "Give the chapter that it stands in."
            yield Finding(stands.path, stands.line_of(["chapter"]), "convention", seen, expected, remedy)
        if article.here:
            here = Stands(stands.file, (*stands.keys, "here"))
            yield from untold_sections(facts, article.here.stands_in, here, "convention")
            for number, key in enumerate(article.here.sources):
                if key not in convention.sources:
                    seen, near = f'The source "{key}" is not above', did_you_mean(key, convention.sources)
                    line = here.line_of(["sources", number])
                    yield Finding(here.path, line, "convention", seen, "a key of sources", near)
