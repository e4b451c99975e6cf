"""What will have to be looked at again, and from which day: the half year after a check, the end of what is valid."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ahtc.core.project import Project
from ahtc.core.text import Bilingual

HALF_A_YEAR = datetime.timedelta(days=180)


@dataclass(frozen=True, order=True)
class Due:
    """One thing that is due from ``day`` on: where it stands, and what is to be done, in a sentence."""

    day: datetime.date
    path: str
    line: int
    what: Bilingual = field(compare=False)


def filled(words: Bilingual, **parts: str) -> Bilingual:
    """A sentence in both languages with its ``{parts}`` filled in."""
    en, cy = words.en, words.cy
    for name, part in parts.items():
        en, cy = en.replace(f"{{{name}}}", part), cy.replace(f"{{{name}}}", part)
    return Bilingual(en=en, cy=cy)


Dues = Callable[[Project], Iterator[Due]]


def again_after_half_a_year(record: type[Any], word: str, document: type[Any] | None = None) -> Dues:
    """Each record of a kind, or the list that holds them all (``document``), half a year after it was checked.

    ``word`` is the id of the sentence that says what is to be done, among the site's words.
    """

    def dues(project: Project) -> Iterator[Due]:
        for id, found in project.facts[record].items():
            checked = (project.facts.document(document) if document else found).checked
            stands = project.facts.stands(record, id)
            line = stands.file.line_of(["checked"]) if document else stands.line_of(["checked"])
            yield Due(checked + HALF_A_YEAR, stands.path, line, project.facts.words.both(word))
            if document:
                return

    return dues
