"""A small project in a folder of its own: the pages and records a test writes, beside the real facts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path

from ahtc.core.facts import Facts, Stands
from ahtc.core.pages import Page, page_paths, read_page
from ahtc.core.project import Project as ReadProject
from ahtc.core.validation import validated
from ahtc.core.yaml_file import read_yaml
from ahtc.kinds.facts import templates_for
from ahtc.kinds.organisations.record import Organisation
from tests.facts import with_records

TODAY = datetime.date(2026, 12, 1)

CONTACT = """\
  - id: {id}
    kind: {kind}
    label: {{en: Phone, cy: Ffôn}}
    value: "{value}"
    release: {release}
    checked: {checked}
    method: published-source
    sources: [{{title: A page, publisher: A body, date: undated, whose: own}}]
"""

ORGANISATION = """\
id: {id}
name: {{en: {id}, welsh: none}}
kinds: [charity]
listing: directory
what_they_do: {{en: "{says}", cy: Mae'n helpu pobl.}}
area: {{en: Wales, cy: Cymru}}
first_responder: {{status: "no"}}
sources: [{{title: A page, publisher: A body, date: undated}}]
checked: 2026-11-22
contacts:
"""


@dataclass
class Project:
    """Pages are written by their path under ``docs``; facts are the real ones until a test writes a record."""

    root: Path
    facts: Facts
    today: datetime.date = TODAY
    _organisations: dict[str, Organisation] = field(default_factory=dict)
    _places: dict[str, Stands] = field(default_factory=dict)
    _made: list[Page] = field(default_factory=list)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def page(self, name: str, text: str = "", /, **matter: object) -> Page:
        """A page whose front matter fits its language, but where ``matter`` says otherwise; None leaves a field out."""
        fields: dict[str, object] = {
            "title": f"Title of {name}",
            "description": f"What the page {name} is about.",
            "kind": "topic",
            "reviewed": "2026-11-22",
            "review_every": 6,
            "audience": "[public]",
        }
        if name.startswith("cy/"):
            fields |= {"slug": f'"{Path(name).stem}"', "english": '{page: "00000000"}', "translator_checked": "false"}
        front = "".join(f"{key}: {value}\n" for key, value in (fields | matter).items() if value is not None)
        return read_page(self.write(f"docs/{name}", f"---\n{front}---\n{text}\n"), self.root)

    def made_page(self, name: str, text: str = "", /, **matter: object) -> Page:
        """As :meth:`page`, for a page that is made from records."""
        page = replace(self.page(name, text, **matter), generated=True)
        self._made.append(page)
        return page

    def twins(self, english: str, welsh: str) -> tuple[Page, Page]:
        """A page and its Welsh twin with these texts."""
        return self.page("a.md", english), self.page("cy/a.md", welsh)

    def organisation(
        self,
        id: str,
        value: str,
        *,
        kind: str = "phone",
        release: str = "published",
        checked: datetime.date = datetime.date(2026, 11, 22),
        says: str = "Helps people.",
    ) -> None:
        """A record with one contact, that ``says`` what it does; the project's facts then hold such records alone."""
        contact = CONTACT.format(id=kind, kind=kind, value=value, release=release, checked=checked)
        record = ORGANISATION.format(id=id, says=says) + contact
        file = read_yaml(self.write(f"docs/data/organisations/{id}.yml", record), self.root)
        self._organisations[id] = validated(Organisation, file)
        self._places[id] = Stands(file)

    def read(self) -> ReadProject:
        """The project as the rules see it."""
        facts = self.facts
        if self._organisations:
            facts = with_records(facts, Organisation, self._organisations, self._places)
        docs = self.root / "docs"
        docs.mkdir(exist_ok=True)
        made = {page.docs_path for page in self._made}
        written = [read_page(path, self.root) for path in page_paths(docs)]
        pages = [page for page in written if page.docs_path not in made] + self._made
        return ReadProject(self.root, self.today, facts, templates_for(facts), pages)
