"""Written pages: where they are, their front matter and text, and the address that each is published at."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ahtc.core.files import read_text
from ahtc.core.kept_outlines import kept_outline
from ahtc.core.markdown import Outline
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.text import Base, Id, Language, Source, Text, Withdrawn
from ahtc.core.validation import validated
from ahtc.core.yaml_file import Place, parse_yaml

Audience = Literal["victim", "public", "practitioner", "researcher", "officer"]

VERSION = r"^[0-9a-f]{8}$"  # a fingerprint of a text

Fingerprint = Annotated[str, Field(pattern=VERSION)]

Description = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=170)]

_FRONT_MATTER = re.compile(r"\A---\n(?P<matter>.*?)\n---\n", re.DOTALL)


class TranslatorCheck(Base):
    """A professional translator's check of a Welsh page: by whom, as a role in Welsh, and on which day.

    ``of`` fingerprints the Welsh that was checked, so that the page can say when that has changed since.
    """

    role: Annotated[Text, Field(max_length=60, pattern=r"^[^\W\d_A-Z][\w ,'’()-]*$")]
    on: datetime.date
    of: Fingerprint | None = None


class FrontMatter(Base):
    """What every page says about itself.

    ``neutral_title`` is the tab's title on help pages: it gives nothing away to somebody watching. ``slug`` is the
    last part of a Welsh page's address; ``english`` fingerprints each section of the English that a Welsh page renders.
    ``sources`` are where the page's own statements come from, in the English page for both; what a call prints has its
    source in its record. ``withdrawn`` in the English page counts for both: the address then says so and no more.
    """

    title: Text
    description: Description
    kind: Literal["home", "help", "topic", "law", "practice", "statistics", "list", "organisation", "sheet", "search"]
    reviewed: datetime.date
    review_every: int
    audience: list[Audience]
    sources: list[Source] | None = None
    withdrawn: Withdrawn | None = None
    neutral_title: Text | None = None
    title_lang: Language | None = None
    slug: Id | None = None
    english: dict[Id, Fingerprint] | None = None
    translator_checked: bool | None = None
    translator: TranslatorCheck | None = None

    @property
    def unlisted(self) -> bool:
        """Whether a page is for the officer alone: it is in no site map, and search engines are told to pass it by."""
        return self.audience == ["officer"]


@dataclass(frozen=True)
class Page:
    """A page: its file, its path in its language's folder, its front matter and its Markdown.

    ``first_line`` is the file's line that ``text`` starts at. A generated page has no file of its own: its ``path`` and
    lines are those of the record, or the words, that it is made from.
    """

    path: str
    name: str
    language: Language
    matter: FrontMatter
    text: str
    first_line: int
    place: Place
    generated: bool = False

    @property
    def docs_path(self) -> str:
        """The path under ``docs`` that the page has, or would have: ``cy/get-help/index.md``."""
        return f"cy/{self.name}" if self.language == "cy" else self.name

    def line_of(self, field: str) -> int:
        """The line of a field of the front matter, or 1 where the page does not have it."""
        inside = self.place.inside
        return inside[field].line if field in inside else 1

    @cached_property
    def outline(self) -> Outline:
        """What its Markdown holds, with the lines of its file."""
        return kept_outline(self.text, self.first_line)

    @property
    def twin(self) -> str:
        """The path under ``docs`` of the same page in the other language."""
        return f"cy/{self.name}" if self.language == "en" else self.name


def read_page(path: Path, root: Path) -> Page:
    """A page; raises :class:`ProblemsError` naming the line of anything wrong in its front matter."""
    where = shown(path, root)
    return page_of(read_text(path, root), where, where.removeprefix("docs/"))


def page_of(text: str, where: str, name: str) -> Page:
    """The page that a text is: ``where`` is its file for messages, ``name`` its path under ``docs``."""
    text = text.replace("\r\n", "\n")
    found = _FRONT_MATTER.match(text)
    if not found:
        remedy = "Copy it from another page; `ahtc new page` writes it for you."
        finding = Finding(where, 1, "front-matter", "The page does not say what it is", "front matter", remedy)
        raise ProblemsError([finding])
    file = parse_yaml("\n" + found["matter"], where)  # the line of --- stands before it
    matter = validated(FrontMatter, file)
    language: Language = "cy" if name.startswith("cy/") else "en"
    first_line = text[: found.end()].count("\n") + 1
    return Page(where, name.removeprefix("cy/"), language, matter, text[found.end() :], first_line, file.place)


def page_paths(docs: Path) -> Iterator[Path]:
    """Every Markdown file under ``docs``, in order."""
    return iter(sorted(path for path in docs.rglob("*.md") if "data" not in path.relative_to(docs).parts[:1]))


def is_page(path: str) -> bool:
    """Whether a path of the project (``docs/cy/about.md``) is that of a written page."""
    return path.startswith("docs/") and path.endswith(".md") and not path.startswith("docs/data/")


def welsh_address(name: str, slugs: dict[str, str]) -> str:
    """The address under ``cy/`` of a page (``get-help/in-danger.md``), from the slugs of it and its folders.

    ``slugs`` maps page names to their slugs; a folder takes the slug of its ``index.md``.
    """
    path = Path(name)
    folders = [
        slugs.get((parent / "index.md").as_posix(), parent.name) for parent in reversed(path.parents) if parent.name
    ]
    if path.name != "index.md":
        folders.append(slugs.get(name, path.stem))
    return "".join(f"{part}/" for part in folders)
