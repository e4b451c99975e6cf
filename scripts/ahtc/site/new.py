"""Starting a record or a page from an example with a comment at each field."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from ahtc.core import examples
from ahtc.core.examples import example_page
from ahtc.core.files import read_text, write_if_changed
from ahtc.core.kind import Kind
from ahtc.core.page_names import EXPECTED, path_fault
from ahtc.core.pages import Description, read_page
from ahtc.core.problems import Finding, ProblemsError, did_you_mean, shown
from ahtc.core.questions import read_questions
from ahtc.core.text import Base, Bilingual, Id, Language
from ahtc.core.yaml_file import parse_yaml
from ahtc.core.yaml_lines import with_entry_written
from ahtc.kinds import KINDS
from ahtc.site.translation import as_lines, renders


def kind_called(name: str) -> Kind:
    """The kind of that name whose records are begun from an example; raises :class:`ProblemsError` for none."""
    known = {kind.id: kind for kind in KINDS if kind.starter.is_file()}
    if name not in known:
        seen, expected = f'There is no kind "{name}" with an example', f"one of {', '.join(known)}"
        raise ProblemsError([Finding("docs/data", 1, "new", seen, expected, did_you_mean(name, known))])
    return known[name]


def new_record(root: Path, kind: Kind, id: str) -> Path:
    """Write the example of a kind's record under this id; raises :class:`ProblemsError` if bad or taken.

    It is a file of its own, or, where the kind keeps its records in a list, the last entry there.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        where, seen = f"docs/data/{kind.id}", f'The id "{id}"'
        raise ProblemsError([_refused(where, seen, "small letters, digits and hyphens")])
    example = kind.starter.read_text(encoding="utf-8").replace("id: ID", f"id: {id}", 1)
    asked = read_questions(kind.questions) if kind.questions.is_file() else None
    if asked and asked.field:
        path = root / "docs" / "data" / asked.into
        text = read_text(path, root)
        if any(entry["id"] == id for entry in parse_yaml(text, shown(path, root)).data.get(asked.field) or []):
            raise ProblemsError([_refused(shown(path, root), f'The id "{id}" is taken', "a new name")])
        write_if_changed(path, with_entry_written(text, asked.field, example.rstrip("\n").split("\n")))
        return path
    path = root / "docs" / "data" / kind.id / f"{id}.yml"
    _require_free(path, root)
    write_if_changed(path, example)
    return path


class Descriptions(Base):
    """A page's description in both languages."""

    en: Description
    cy: Description


class PageWords(Base):
    """What a new page says, its twin beside it, and the last part of its Welsh address."""

    title: Bilingual
    description: Descriptions
    text: Bilingual
    slug: Id


PAGE_QUESTIONS = Path(examples.__file__).with_name("page_questions.yml")


def page_files(root: Path, name: str) -> list[Path]:
    """Where a page and its Welsh twin go; raises :class:`ProblemsError` when the name is bad or taken."""
    fault = path_fault(name)
    if fault:
        # A page is named once, below its language's folder; its twin follows.
        instead = fault.instead.removeprefix("docs-pages/").removeprefix("cy-pages/").removeprefix("cy/")
        remedy = f"Call it {instead}, without docs/ or cy/ before it."
        where = shown(root / "docs" / name, root)
        raise ProblemsError([Finding(where, 1, "new", f"This name {fault.seen}", EXPECTED, remedy)])
    files = [root / "docs" / name, root / "docs" / "cy" / name]
    for path in files:
        _require_free(path, root)
    return files


def new_page(root: Path, name: str, today: datetime.date, words: PageWords | None = None) -> list[Path]:
    """Write a page and its Welsh twin, from the examples or with these words; gives where.

    Raises :class:`ProblemsError` when the name is bad or taken.
    """
    english, welsh = page_files(root, name)
    stem = Path(name).stem
    said = {"title": stem.replace("-", " ").capitalize(), "name": stem, "today": today.isoformat()}
    write_if_changed(english, _with_words(example_page("en").substitute(said), "en", words))
    said["english"] = as_lines(renders(read_page(english, root)))
    write_if_changed(welsh, _with_words(example_page("cy").substitute(said), "cy", words))
    return [english, welsh]


def _with_words(example: str, language: Language, words: PageWords | None) -> str:
    if words is None:
        return example
    front, _, _ = example.removeprefix("---\n").partition("---\n")
    own = {"title": words.title.in_(language), "description": getattr(words.description, language)}
    fields = {name: json.dumps(text, ensure_ascii=False) for name, text in own.items()} | {"slug": words.slug}
    lines = (
        f"{name}: {fields[name]}" if (name := line.partition(":")[0]) in fields else line for line in front.split("\n")
    )
    return f"---\n{chr(10).join(lines)}---\n\n{words.text.in_(language)}\n"


def _require_free(path: Path, root: Path) -> None:
    if path.exists():
        raise ProblemsError([_refused(shown(path, root), "This file exists already", "a new name")])


def _refused(path: str, seen: str, expected: str) -> Finding:
    return Finding(path, 1, "new", seen, expected, "Choose another name.")
