"""The sections of a written page, each with a fingerprint: what a Welsh page says that it renders of its twin."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from ahtc.core.pages import Page

# The sections that no heading begins: what the front matter says, and what stands before the first heading.
MATTER, OPENING = "page", "opening"

# The fields of the front matter that are translated.
OF_MATTER = ("title", "description", "neutral_title")


@dataclass(frozen=True)
class Section:
    """A part of a page that is translated as one.

    ``key`` is the anchor of its heading, its number where it has none, :data:`MATTER` or :data:`OPENING`; ``heading``
    is its heading, if it has one. ``line`` is the line of the file where it begins.
    """

    key: str
    heading: str
    line: int
    text: str

    @property
    def fingerprint(self) -> str:
        """Eight letters and digits that change whenever its words do; spaces at the end of a line are not counted."""
        text = re.sub("[ \t]+$", "", self.text.strip(), flags=re.MULTILINE)
        return hashlib.sha256(text.encode()).hexdigest()[:8]


def words_of(page: Page) -> str:
    """A fingerprint of all that a page says, for a check of the whole of it."""
    return hashlib.sha256("\n".join(each.fingerprint for each in sections(page).values()).encode()).hexdigest()[:8]


def sections(page: Page) -> dict[str, Section]:
    """A page's sections by their keys, in order; an opening without a word is none."""
    matter = "\n".join(filter(None, (getattr(page.matter, field) for field in OF_MATTER)))
    found = {MATTER: Section(MATTER, "", page.line_of("title"), matter)}
    lines = page.text.split("\n")
    starts = [(heading.line - page.first_line, heading) for heading in page.outline.headings]
    opening = "\n".join(lines[: starts[0][0] if starts else len(lines)])
    if opening.strip():
        found[OPENING] = Section(OPENING, "", page.first_line, opening)
    for number, (start, heading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        key = heading.anchor or f"part-{number + 1}"
        key = key if key not in found else f"{key}-part-{number + 1}"
        found[key] = Section(key, heading.text, heading.line, "\n".join(lines[start:end]))
    return found
