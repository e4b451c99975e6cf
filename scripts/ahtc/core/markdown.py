"""What the rules need to know of Markdown: headings, anchors, links, and prose with every line in its place."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify, unique

_FENCED = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)", re.DOTALL | re.MULTILINE
)
_CODE = re.compile(r"`[^`\n]+`")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
_ANCHOR = re.compile(r"\{:?[ ]*#(?P<anchor>[\w:.-]+)[^{}\n]*\}")
_HTML_ID = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""")
_ATX = re.compile(r"[ ]*(?P<level>#{1,6})(?P<text>.*?)#*[ \t]*$")
_UNDERLINED = re.compile(r"[^\s|>*#-].*")
_UNDERLINE = re.compile(r"(?P<sign>=+|-+)[ ]*$")
_LIST_NUMBER = re.compile(r"^[ ]*\d+[.)](?=\s)", re.MULTILINE)
_BARE_ADDRESS = re.compile(r"https?://[^\s<>]+")
_TARGETS = (
    re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?[^()]*\)"),
    re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*<?(?P<target>[^\s<>]+)>?", re.MULTILINE),
    re.compile(r"<(?P<target>(?:https?|mailto|tel|sms):[^\s<>]+)>"),
    re.compile(r"""\b(?:href|src)\s*=\s*["'](?P<target>[^"']*)["']"""),
)


@dataclass(frozen=True)
class Heading:
    """A heading: its line, its level (2 for ``##``), its text, and the anchor written after it."""

    line: int
    level: int
    text: str
    anchor: str | None


@dataclass(frozen=True)
class Anchor:
    """An anchor written by hand, ``{#name}``."""

    line: int
    name: str


@dataclass(frozen=True)
class Link:
    """A link's target as written."""

    line: int
    target: str


def line_at(text: str, position: int, first_line: int = 1) -> int:
    """The line of a position in a text whose first line is ``first_line`` of its file."""
    return first_line + text.count("\n", 0, position)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match turned to spaces, so that what remains stays where it was."""
    return pattern.sub(lambda found: _spaces(found[0]), text)


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _structure(text: str) -> str:
    for pattern in (_FENCED, _CODE, _COMMENT, _CALL):
        text = blanked(pattern, text)
    return text


def headings(text: str, first_line: int = 1) -> list[Heading]:
    """A page's headings, in order, those inside code left out."""
    found: list[Heading] = []
    lines = _structure(text).split("\n")
    for number, line in enumerate(lines):
        hashes = _ATX.match(line)
        underline = _UNDERLINE.match(line) if number and _UNDERLINED.match(lines[number - 1]) else None
        if hashes:
            found.append(_heading(first_line + number, len(hashes["level"]), hashes["text"]))
        elif underline:
            level = 1 if underline["sign"].startswith("=") else 2
            found.append(_heading(first_line + number - 1, level, lines[number - 1]))
    return found


def _heading(line: int, level: int, text: str) -> Heading:
    anchor = _ANCHOR.search(text)
    return Heading(line, level, _ATTRIBUTES.sub("", text).strip(" \t#"), anchor["anchor"] if anchor else None)


def explicit_anchors(text: str, first_line: int = 1) -> list[Anchor]:
    """The anchors written by hand, ``{#name}``, in order."""
    structure = _structure(text)
    return [
        Anchor(line_at(structure, found.start(), first_line), found["anchor"]) for found in _ANCHOR.finditer(structure)
    ]


def anchors(text: str) -> set[str]:
    """Every anchor that a link to the page may name: written by hand, made from a heading, or an id in HTML."""
    ids = {*_HTML_ID.findall(_structure(text)), *(anchor.name for anchor in explicit_anchors(text))}
    for heading in headings(text):
        if heading.anchor is None:
            unique(slugify(_words(heading.text), "-"), ids)
    return ids


def _words(text: str) -> str:
    return re.sub(r"[*`]|\]\([^()]*\)", "", text)


def links(text: str, first_line: int = 1) -> list[Link]:
    """The targets of a page's links and images, in order, those inside code left out."""
    structure = _structure(text)
    found = sorted(
        (match.start("target"), match["target"]) for pattern in _TARGETS for match in pattern.finditer(structure)
    )
    return [Link(line_at(structure, start, first_line), target) for start, target in found]


def is_external(target: str) -> bool:
    """Whether a link's target has a scheme, such as https: or mailto:, or cannot be read as an address at all."""
    return not is_readable(target) or bool(urlsplit(target).scheme)


def is_readable(target: str) -> bool:
    """Whether a link's target is an address; ``http://[x`` is none."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def destination(source: str, target: str) -> tuple[str, str]:
    """Where a relative link leads from ``source``: a path under ``docs`` and an anchor, which may be empty."""
    split = urlsplit(target)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(split.path))) if split.path else source
    return path, split.fragment


def prose(text: str) -> str:
    """The words that readers see: calls, addresses of links, anchors, tags and list numbers turned to spaces."""
    for pattern in (_COMMENT, _CALL):
        text = blanked(pattern, text)
    for pattern in _TARGETS:
        text = pattern.sub(_without_target, text)
    for pattern in (_ATTRIBUTES, _TAG, _BARE_ADDRESS, _LIST_NUMBER):
        text = blanked(pattern, text)
    return text


def _without_target(found: re.Match[str]) -> str:
    start, end = found.start("target") - found.start(), found.end("target") - found.start()
    return found[0][:start] + _spaces(found["target"]) + found[0][end:]
