"""Pages made from records: Markdown whose facts are calls, in memory, so that the tools write nothing in ``docs``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ahtc.core.facts import Facts, Stands
from ahtc.core.pages import FrontMatter, Page
from ahtc.core.templates import Templates
from ahtc.core.text import Language
from ahtc.core.validation import validated
from ahtc.core.words import SiteWords
from ahtc.core.yaml_file import Place, YamlFile

AUDIENCE = ("public", "practitioner")
REVIEW_EVERY = 6  # months


@dataclass(frozen=True)
class Said:
    """What a page says of itself, and where that is written: the file, and the line of each field."""

    values: Mapping[str, Any]
    path: str
    lines: Mapping[str, int]


class PageWriter:
    """Writes the generated pages of one language."""

    def __init__(self, facts: Facts, templates: Templates, language: Language) -> None:
        self.facts, self.templates, self.language = facts, templates, language

    def say(self, name: str) -> str:
        """The site's words in this language."""
        return self.facts.words.say(name, self.language)

    def in_words(self, name: str, kind: str, place: str = "", **more: Any) -> Said:
        """Title and description from the site's words ``<name>-title`` and ``<name>-description``, after ``place``.

        A help page has a tab's title of its own, ``<name>-tab``.
        """
        fields = {"title": f"{name}-title", "description": f"{name}-description"}
        if kind == "help":
            fields["neutral_title"] = f"{name}-tab"
        values = {field: place + self.say(word) for field, word in fields.items()}
        stands = {field: self.facts.stands(SiteWords, word) for field, word in fields.items()}
        lines = {field: where.line_of() for field, where in stands.items()}
        audience = ["victim", *AUDIENCE] if kind == "help" else list(AUDIENCE)
        return Said({"kind": kind, "audience": audience, **values, **more}, stands["title"].path, lines)

    def in_record(self, stands: Stands, kind: str, **values: Any) -> Said:
        """What a record says of its own page."""
        return Said({"kind": kind, **values}, stands.path, dict.fromkeys(values, stands.line_of()))

    def page(self, name: str, template: str, slug_cy: str, said: Said, reviewed: datetime.date, **values: Any) -> Page:
        """A page under ``docs`` from a template of its kind; ``slug_cy`` is the last part of its Welsh address.

        Raises :class:`ProblemsError` naming the record or the words when what it says of itself cannot stand.
        """
        matter = {"audience": list(AUDIENCE), "review_every": REVIEW_EVERY, "reviewed": reviewed} | {
            key: " ".join(value.split()) if isinstance(value, str) else value for key, value in said.values.items()
        }
        if self.language == "cy":
            matter |= {"slug": slug_cy, "translator_checked": False}
        first = min(said.lines.values(), default=1)
        place = Place(first, {field: Place(line, {}) for field, line in said.lines.items()})
        front = validated(FrontMatter, YamlFile(said.path, matter, place))
        text = self.templates.render(template, self.language, **values)
        return Page(said.path, name, self.language, front, text, first, place, generated=True)


def shortened(text: str, limit: int = 155) -> str:
    """A text cut at the end of a word, with a sign that more follows."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
