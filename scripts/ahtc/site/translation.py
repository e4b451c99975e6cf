"""Welsh pages beside their English, section by section: which sections are older than what they render."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ahtc.core.files import read_text, write_if_changed
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.sections import Section, sections
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.translation.record import FILE, StaleSection, StaleSections, as_yaml, comment_of

_COMMENT = "# Sections of Welsh pages that are older than their English. `ahtc translate note` writes this file.\n"


@dataclass(frozen=True)
class Behind:
    """A section of a Welsh page that is older than its English.

    ``recorded`` is the fingerprint of the English that it says it renders, ``None`` where it says nothing; ``english``
    is that section now. ``since`` is the day on which it was noted, if it was.
    """

    page: Page
    english: Section
    recorded: str | None
    since: datetime.date | None

    @property
    def line(self) -> int:
        """The line of the Welsh section; of ``english:`` at the top of its page where the page has no such section."""
        own = sections(self.page).get(self.english.key)
        return own.line if own else self.page.line_of("english")

    def days(self, today: datetime.date) -> int:
        """How many days ago it was noted: 0 where nobody has."""
        return (today - self.since).days if self.since else 0


def behind(project: Project) -> list[Behind]:
    """Every section of a written Welsh page that is older than its English, in the order of the pages."""
    return project.derived(_behind)


def _behind(project: Project) -> list[Behind]:
    noted = project.facts[StaleSection]
    return [
        Behind(page, section, recorded, _since(noted.get(f"{page.path}#{section.key}"), recorded))
        for page, english in pairs(project)
        for section, recorded in _differing(page, english)
    ]


def pairs(project: Project) -> Iterator[tuple[Page, Page]]:
    """Each written Welsh page that says which English it renders, and its English twin."""
    english = project.in_language("en")
    for name, page in sorted(project.in_language("cy").items()):
        if not page.generated and page.matter.english is not None and name in english:
            yield page, english[name]


def _differing(page: Page, english: Page) -> Iterator[tuple[Section, str | None]]:
    renders = page.matter.english or {}
    for key, section in sections(english).items():
        recorded = renders.get(key)
        if recorded != section.fingerprint:
            yield section, recorded


def _since(noted: StaleSection | None, recorded: str | None) -> datetime.date | None:
    """The day on which a section was noted; a note of what it no longer renders is none."""
    return noted.since if noted and noted.english == (recorded or "none") else None


def note(project: Project) -> bool:
    """Write which sections are older than their English, the new ones as of today; whether the file changed.

    A section that was noted keeps its day, however often its English changes; one that has caught up goes.
    """
    found = [
        StaleSection(
            page=each.page.path,
            section=each.english.key,
            english=each.recorded or "none",
            since=each.since or project.today,
        )
        for each in behind(project)
    ]
    path = project.root / "docs" / "data" / FILE
    comment = comment_of(read_text(path, project.root)) if path.exists() else _COMMENT
    return write_if_changed(path, as_yaml(found, comment))


def forget(root: Path, page: str) -> None:
    """Take what is noted of a page (``docs/cy/about.md``) out, as all of it has caught up.

    Raises :class:`ProblemsError` when the file cannot be read.
    """
    path = root / "docs" / "data" / FILE
    if not path.exists():
        return
    noted = validated(StaleSections, read_yaml(path, root)).stale
    left = [each for each in noted if each.page != page]
    if left != noted:
        write_if_changed(path, as_yaml(left, comment_of(read_text(path, root))))


def renders(english: Page) -> dict[str, str]:
    """What a Welsh page that renders all of this page says: the fingerprint of each section."""
    return {key: section.fingerprint for key, section in sections(english).items()}


def as_lines(renders: dict[str, str]) -> str:
    """That as it stands in the front matter: a line for each section."""
    return "\n".join(["english:", *(f'  {key}: "{version}"' for key, version in renders.items())])
