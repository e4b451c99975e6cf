"""Which forms the editor has: one for each file of each kind, found by reading them, and one for each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ahtc.core.kind import Kind
from ahtc.core.pages import VERSION, FrontMatter, Page
from ahtc.core.project import Project
from ahtc.core.reading import Reading
from ahtc.core.sections import sections
from ahtc.core.text import LANGUAGES, Language
from ahtc.kinds import KINDS
from ahtc.kinds.settings.record import SiteSettings, settings_of
from ahtc.output.editor.fields import Field, Fields

# What no form edits: figures come from their publishers' own files, the map's borders are drawn from others', the
# help on a rule follows the programs, and which Welsh is old is noted by them.
WITHOUT = ("statistics", "areas", "rules", "translation")

# A contact that shares another body's number takes these from there (``same_as``).
TAKEN = {"ContactPoint": ("kind", "value", "sources", "checked", "method")}

GITHUB = "https://github.com/"


def backend(settings: SiteSettings) -> dict[str, Any]:
    """Where it saves: by pull requests to the repository on GitHub; where none is set, in the browser, to be tried."""
    repository = (settings.repository or "").rstrip("/")
    if not repository.startswith(GITHUB):
        return {"backend": {"name": "test-repo"}}
    named = {"name": "github", "repo": repository.removeprefix(GITHUB), "branch": settings.branch}
    return {"backend": named | {"auth_methods": ["token"]}, "publish_mode": "editorial_workflow"}


class Forms:
    """Makes the editor's configuration in one language; raises :class:`ProblemsError` where a field has no words."""

    def __init__(self, project: Project, language: Language) -> None:
        self._project, self._language = project, language

    def configuration(self) -> dict[str, Any]:
        """What Sveltia CMS reads."""
        return {
            "load_config_file": False,
            **backend(settings_of(self._project.facts)),
            "media_folder": "docs/assets",
            "public_folder": "/assets",
            "output": {"omit_empty_optional_fields": True},
            "editor": {"preview": False},
            "collections": [*self.kinds(), *map(self.pages, LANGUAGES)],
        }

    def kinds(self, kinds: Sequence[Kind] = KINDS) -> Iterator[dict[str, Any]]:
        """A collection for each folder of records, and one for the files that hold lists of a kind."""
        reading = Reading(self._project.root)
        for kind in kinds:
            known = set(reading.files)
            shelf = kind.read(reading)
            if kind.id in WITHOUT:
                continue
            for model in [model for model in reading.files if model not in known]:
                yield self._alone(model, reading.files[model].path)
            alone = {stands.path for stands in shelf.places.values() if not stands.keys}
            folders = {str(Path(path).parent) for path in alone}
            if folders == {"docs/data"}:
                yield self._alone(kind.record, alone.pop())
            elif folders:
                yield self._folder(kind, folders.pop())

    def pages(self, language: Language) -> dict[str, Any]:
        """Every page that people wrote in a language, by its title."""
        label = self._say(f"editor-pages-{language}")
        files = [self._page(page) for page in self._project.written() if page.language == language]
        return {"name": f"pages-{language}", "label": label, "files": files}

    def _alone(self, model: type[BaseModel], path: str) -> dict[str, Any]:
        """A file that is the only one of its sort."""
        name = Path(path).stem.replace("_", "-")
        label = self._say(f"editor-file-{name}")
        file = {"name": name, "label": label, "file": path, "format": f"file-{name}", "fields": self._fields(model)}
        return {"name": f"file-{name}", "label": label, "files": [file]}

    def _folder(self, kind: Kind, folder: str) -> dict[str, Any]:
        return {
            "name": kind.id,
            "label": self._say(f"editor-kind-{kind.id}"),
            "folder": folder,
            "create": True,
            "delete": False,  # an address that was public goes on answering: a record is withdrawn
            "extension": "yml",
            "format": f"folder-{kind.id}",
            "identifier_field": "id",
            "slug": "{{id}}",
            "summary": "{{id}}",
            "fields": self._fields(kind.record),
        }

    def _page(self, page: Page) -> Field:
        name = page.docs_path.removesuffix(".md").replace("/", "--").replace("_", "-")
        body = {"name": "body", "label": self._label("body"), "hint": self._hint("body"), "widget": "text"}
        return {
            "name": f"page-{name}",
            "label": page.matter.title,
            "file": page.path,
            "format": f"page-{name}-frontmatter",  # the ending that the editor wants of a page's format
            "fields": [*self._laid_out(self._of_page(page)), body],
        }

    def _of_page(self, page: Page) -> dict[str, Any]:
        """What the front matter of a page may hold; a Welsh one says what it renders of each section of its English."""
        schema = FrontMatter.model_json_schema()
        english = self._project.in_language("en").get(page.name)
        if page.language == "cy" and english:
            version = {"type": "string", "pattern": VERSION}
            named = {"propertyNames": {"enum": list(sections(english))}, "additionalProperties": version}
            schema["properties"]["english"] = {"type": "object", **named}
        else:
            del schema["properties"]["english"]
        return schema

    def _fields(self, model: type[BaseModel]) -> list[Field]:
        return self._laid_out(model.model_json_schema())

    def _laid_out(self, schema: dict[str, Any]) -> list[Field]:
        for name, taken in TAKEN.items():
            if name in schema.get("$defs", {}):
                schema["$defs"][name]["may_be_taken"] = taken
        return Fields(schema, self._label, self._hint).all()

    def _label(self, name: str) -> str:
        return self._say(f"editor-{name.replace('_', '-')}")

    def _hint(self, name: str) -> str | None:
        words = self._project.facts.words
        hint = f"editor-hint-{name.replace('_', '-')}"
        return words.say(hint, self._language) if hint in words.words else None

    def _say(self, name: str) -> str:
        return self._project.facts.words.say(name, self._language)
