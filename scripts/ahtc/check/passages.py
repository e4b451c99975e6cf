"""What people read, piece by piece, as plain words with their lines: written pages, and the texts of the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from markdown_it.token import Token

from ahtc.core.files import read_text
from ahtc.core.markdown import blocks
from ahtc.core.pages import Page
from ahtc.core.problems import shown
from ahtc.core.text import LANGUAGES, Language
from ahtc.core.yaml_file import Place, YamlFile, parse_yaml

# Stands where something is that is not prose: a figure, a placeholder, an address, a file's name, code.
OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"

# Stands before the title of a page and before a word in italics, which names itself: neither changes for its place.
TITLE = "\N{ZERO WIDTH SPACE}"

# Publishers' files as they came, editions that are kept for good, and settings: no text of ours to mend.
_NOT_OURS = ("nrm", "partners", "releases")

_CALL = re.compile(r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}")
_CALL_TEXT = re.compile(r"""\btext=(?:"([^"]*)"|'([^']*)')""")
NOTE_MARK = re.compile(r'^(?:!!!|\?\?\?\+?|===)[ \t]+[\w-]*[ \t]*"?([^"\n]*)"?[ \t]*$', re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.\w][^{}\n]*\}")
_MARKED = re.compile(r"\[\s*(?:en|cy):[^\[\]]*\]")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_VALUE_BELOW = re.compile(r":\s*(?:[|>][-+\d]*)?\s*$")
_NOT_PROSE = re.compile(r"(?<![^\s(“‘\"])[^\s(“‘\"]*[@/_\d](?:\S*\w)?|(?<!\w)\w+(?:\.\w+)+")
_IN_OTHER_LANGUAGE = re.compile(
    r"(?:(\*{1,3}|_{1,3})(?!\s)[^*_]+\1|\[[^\[\]]*\]\([^()\s]*\))\{:?[^{}\n]*\blang=[^{}\n]*\}"
)
_OTHER_LANGUAGE = re.compile(r"""<span\s+lang=["']?\w+["']?\s*>""")

_FIELDS = ("title", "description", "neutral_title")


@dataclass(frozen=True)
class Passage:
    """A piece of text in one language: a paragraph, a heading, a cell, or a value of a record.

    Line breaks stand where the file has them, so that ``line`` is the line of the first character. :data:`OTHER`
    stands for whatever is not prose in ``language`` (figures, addresses, code, words marked as the other language) and
    :data:`TITLE` before what names itself. ``section`` counts a page's headings down to this block, from 0.
    """

    path: str
    line: int
    language: Language
    text: str
    section: int | None = None

    def line_at(self, position: int) -> int:
        """The file's line of a position in the text."""
        return self.line + self.text.count("\n", 0, position)


def page_passages(page: Page) -> Iterator[Passage]:
    """A page's title and description, then its blocks in order; code, addresses and figures are :data:`OTHER`."""
    if page.matter.title_lang in (None, page.language):
        for field in _FIELDS:
            if value := getattr(page.matter, field):
                yield Passage(page.path, page.line_of(field), page.language, _prose(value))
    text = _IN_OTHER_LANGUAGE.sub(_other, _CALL.sub(_what_a_call_shows, page.text))
    section = 0
    for token in blocks(NOTE_MARK.sub(r"# \1", text)):
        section += token.type == "heading_open"
        if token.type == "inline" and token.map is not None:
            line = page.first_line + token.map[0]
            yield Passage(page.path, line, page.language, _words(token.children or []), section)


def _what_a_call_shows(call: re.Match[str]) -> str:
    text = _CALL_TEXT.search(call[0])
    return (text[1] or text[2] or "" if text else OTHER) + "\n" * call[0].count("\n")


def _words(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    other_language = False
    tokens = list(tokens)
    for token, following in zip_longest(tokens, tokens[1:]):
        names_itself = token.type == "link_open" and following is not None and following.content[:1].isupper()
        if names_itself or token.type == "em_open":
            parts.append(TITLE)
        elif token.type == "html_inline":
            other_language = bool(_OTHER_LANGUAGE.match(token.content)) or (
                other_language and token.content != "</span>"
            )
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "text":
            parts.append(OTHER if other_language else token.content)
        elif token.content:
            parts.append(OTHER)
    return _prose("".join(parts))


def _prose(text: str) -> str:
    text = _MARKED.sub(_other, text) if "[" in text else text
    text = _ATTRIBUTES.sub(OTHER, text) if "{" in text else text
    return _NOT_PROSE.sub(OTHER, text)


def _other(found: re.Match[str]) -> str:
    return OTHER + "\n" * found[0].count("\n")


@dataclass(frozen=True)
class Pair:
    """A text of a record: the ``field`` that it stands in, and what it says in each language, where it does.

    ``welsh`` is what a name's own field of that name says: ``official``, ``translation`` or ``none``.
    """

    field: str
    texts: dict[Language, Passage]
    welsh: str | None = None


def data_pairs(
    root: Path, read: Mapping[str, YamlFile] = MappingProxyType({}), unread: frozenset[str] = frozenset()
) -> Iterator[Pair]:
    """The texts under ``docs/data`` that say which language they are in: the values of ``en`` and ``cy``, in pairs.

    Of a count, ``en`` and ``cy`` hold a text for each of its forms (one, two, few, many, other); those that both have
    stand side by side. ``read`` holds files that were read already, by their path under the project's folder; those
    that are ``unread`` are passed over.
    """
    data = root / "docs" / "data"
    for path in sorted(data.rglob("*.yml")):
        if path.relative_to(data).parts[0] not in _NOT_OURS:
            where = shown(path, root)
            if where in unread:
                continue
            text, file = read_text(path, root), read.get(where)
            if file is None or file.text != text:
                file = parse_yaml(text, where)
            yield from _pairs(file.data, file.place, "", _Lines(file.path, text.split("\n")))


class _Lines(NamedTuple):
    path: str
    lines: list[str]


def _pairs(data: Any, place: Place, field: str, file: _Lines) -> Iterator[Pair]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _pairs(item, place.inside[index], field, file)
    elif isinstance(data, dict):
        written = {
            language: _forms(data[language], place.inside[language]) for language in LANGUAGES if language in data
        }
        for form in dict.fromkeys(form for forms in written.values() for form in forms):
            texts = {
                language: _passage(*forms[form], language, file) for language, forms in written.items() if form in forms
            }
            yield Pair(field, texts, data.get("welsh"))
        for name in data:
            if name not in LANGUAGES:
                yield from _pairs(data[name], place.inside[name], str(name), file)


def _forms(value: Any, place: Place) -> dict[str, tuple[str, int]]:
    """The texts of an ``en`` or a ``cy`` with their lines: one, or one for each form of a count."""
    if isinstance(value, dict):
        return {form: (text, place.inside[form].line) for form, text in value.items() if isinstance(text, str)}
    return {"": (value, place.line)} if isinstance(value, str) else {}


def _passage(text: str, line: int, language: Language, file: _Lines) -> Passage:
    begins_below = _VALUE_BELOW.search(file.lines[line - 1])
    first = line + 1 if begins_below else line
    text = _with_line_breaks(text, islice(file.lines, first, None))
    return Passage(file.path, first, language, _prose(_PLACEHOLDER.sub(OTHER, text) if "{" in text else text))


def _with_line_breaks(value: str, further: Iterable[str]) -> str:
    """A value that YAML made of several lines, with the breaks where the file has them.

    ``further`` holds the lines of the file below the value's first; those that are no part of it are not in it.
    """
    position, missing = 0, 0
    for line in further:
        content = line.strip().rstrip("\"'").replace("''", "'").replace('\\"', '"')
        if not content:
            missing += 1
            continue
        start = value.find(content, position + 1)
        if start < 0 or not value[start - 1].isspace():
            break
        value = f"{value[: start - 1]}\n{chr(10) * missing}{value[start:]}"
        position, missing = start + missing, 0
    return value
