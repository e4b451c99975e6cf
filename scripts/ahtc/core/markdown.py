"""What a page's Markdown holds: headings, anchors, links, and prose with every line in its place.

markdown-it reads it, because it says on which line each block stands. It knows nothing of the few extensions that the
site is built with; what they mark (notes, attributes, Markdown inside HTML) is told apart here. The anchors that a
page has once it is built are in :mod:`ahtc.core.anchors`.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
_ANCHOR = re.compile(r"\{:?[ ]*#(?P<anchor>[\w:.-]+)[^{}\n]*\}")
_MARKDOWN_INSIDE = re.compile(r"<\w+(?:\s[^<>]*)?\smarkdown(?:=[\"']?\w+[\"']?)?(?:\s[^<>]*)?>")
_BARE_ADDRESS = re.compile(r"https?://[^\s<>]+")


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


@dataclass(frozen=True, order=True)
class Link:
    """A link's target as written."""

    line: int
    target: str


@dataclass(frozen=True)
class Outline:
    """What a text holds, each in order: headings, anchors written by hand, and the links and images, none of it code.

    ``prose`` is the words that readers see, each on its line: no calls, marks, addresses or numbers of lists.
    """

    headings: list[Heading]
    anchors: list[Anchor]
    links: list[Link]
    prose: str


def outline(text: str, first_line: int = 1) -> Outline:
    """What a text in Markdown holds; ``first_line`` is the file's line that it starts at."""
    apart: dict[str, Any] = {}
    found = Outline([], [], [], "")
    prose: dict[int, list[str]] = defaultdict(list)
    level = None
    for token in blocks(blanked(_CALL, text), apart):
        if token.map is not None:
            line = first_line + token.map[0]
            for number, words in enumerate(_gather(token, line, level, found).split("\n"), token.map[0]):
                prose[number] += [words] if words.strip() else []
        level = int(token.tag[1:]) if token.type == "heading_open" else None
    addresses = apart.get("references", {}).values()
    found.links.extend(Link(first_line + address["map"][0], address["href"]) for address in addresses)
    lines = "\n".join(" | ".join(prose[number]) for number in range(text.count("\n") + 1))
    return Outline(
        found.headings,
        found.anchors,
        sorted(found.links, key=lambda link: link.line),
        blanked(_BARE_ADDRESS, blanked(_ATTRIBUTES, lines)),
    )


def _gather(block: Token, line: int, level: int | None, found: Outline) -> str:
    """Put what a block holds into ``found``; its words, with its line breaks. A heading's text has a ``level``."""
    if block.type == "fence":
        return "\n" + block.content
    if block.type == "html_block":
        html = HtmlReader(block.content)
        found.links.extend(Link(line + below, target) for below, target in html.targets)
        return html.words
    if block.type != "inline":
        return ""
    if level is not None:
        found.headings.append(_heading(line, level, block.content))
    found.anchors.extend(_anchors(block, line))
    found.links.extend(_links(block, line))
    return "".join(_word(token) for token in block.children or ())


def blocks(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """A text in Markdown as markdown-it's tokens; ``env`` gets the addresses that stand apart from their links.

    Indented text is a note's here, never code: code stands between fences.
    """
    return _READER.parse(blanked(_MARKDOWN_INSIDE, text), env)


class _Reader(MarkdownIt):
    """Takes every address as it is written, and keeps where in its block each link begins."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True, "store_labels": True})
        self.enable("table").disable("code")
        for rule in (link, image, autolink, html_inline):
            self.inline.ruler.at(rule.__name__, _placed(rule))

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def run(state: StateInline, silent: bool) -> bool:
        place, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[count:]:
            token.meta.setdefault("place", place)
        return found

    return run


_READER = _Reader()


class HtmlReader(HTMLParser):
    """What HTML holds: its words, each on its line; its ids; and where it leads, with the lines from 0."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[tuple[int, str]] = []
        self._lines: list[list[str]] = [[] for _ in range(text.count("\n") + 1)]
        self.feed(text)
        self.close()

    @property
    def words(self) -> str:
        """The text between the tags, with the line breaks of the whole."""
        return "\n".join(" ".join(parts) for parts in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an id, and where the tag leads."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src"):
                self.targets.append((self.getpos()[0] - 1, value or ""))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        for line, part in enumerate(data.split("\n"), self.getpos()[0] - 1):
            self._lines[min(line, len(self._lines) - 1)].append(part)


def _heading(line: int, level: int, text: str) -> Heading:
    anchor = _ANCHOR.search(text)
    return Heading(line, level, _ATTRIBUTES.sub("", text).strip(), anchor["anchor"] if anchor else None)


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return " " + "\n" * token.content.count("\n")
    return token.content


def _anchors(block: Token, line: int) -> Iterator[Anchor]:
    for token in block.children or ():
        if token.type == "text":
            yield from (Anchor(line, found["anchor"]) for found in _ANCHOR.finditer(token.content))
        line += _word(token).count("\n")


def _links(block: Token, line: int) -> Iterator[Link]:
    """The links of a block, but for those whose address stands apart, which are told where it stands."""
    for token in block.children or ():
        if token.type in ("link_open", "image", "html_inline"):
            at = line + block.content.count("\n", 0, token.meta["place"])
            for target in _targets(token):
                yield Link(at, target)


def _targets(token: Token) -> Iterable[str]:
    if token.type == "html_inline":
        if "=" not in token.content:  # most are <br> or the end of something
            return []
        return [target for _, target in HtmlReader(token.content).targets]
    target = token.attrs.get("href", token.attrs.get("src", ""))
    return [] if "label" in token.meta else [str(target)]


def line_at(text: str, position: int, first_line: int = 1) -> int:
    """The line of a position in a text whose first line is ``first_line`` of its file."""
    return first_line + text.count("\n", 0, position)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match turned to spaces, so that what remains stays where it was."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


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
