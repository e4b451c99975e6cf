"""One project, read once for a command and handed on: its folder, its day, its facts and its pages."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ahtc.core.facts import Facts
from ahtc.core.pages import Page
from ahtc.core.templates import Templates
from ahtc.core.text import Language

Made = TypeVar("Made")


@dataclass(frozen=True)
class Project:
    """A project as read: every fact and every page, written or generated; ages are counted to ``today``.

    ``unread`` names the files in which something is wrong: of such a project only what can be read is there.
    """

    root: Path
    today: datetime.date
    facts: Facts
    templates: Templates
    pages: list[Page]
    unread: frozenset[str] = frozenset()
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _by_language(self) -> dict[str, dict[str, Page]]:
        found: dict[str, dict[str, Page]] = {"en": {}, "cy": {}}
        for page in self.pages:
            found[page.language][page.name] = page
        return found

    def in_language(self, language: Language) -> dict[str, Page]:
        """The pages of one language by their path in its folder, which twins share."""
        return self._by_language[language]

    def derived(self, make: Callable[[Project], Made]) -> Made:
        """What ``make`` makes of this project; it is asked once, since a project as read never changes."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def written(self) -> list[Page]:
        """The pages that people wrote."""
        return [page for page in self.pages if not page.generated]
