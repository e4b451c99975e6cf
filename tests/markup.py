"""A built page as a reader's browser sees it: elements, what they say, where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "col", "base", "source", "area", "embed"})


@dataclass(eq=False)
class Element:
    """An element: its attributes and what stands in it, text and elements in order."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def every(self, tag: str = "", **attributes: str) -> Iterator[Element]:
        """The elements in this one with this tag and these attributes; ``class_`` is one class of several."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag) and all(part.has(name, value) for name, value in attributes.items()):
                    yield part
                yield from part.every(tag, **attributes)

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = list(self.every(tag, **attributes))
        assert len(found) == 1, f"{len(found)} elements <{tag}> {attributes}"
        return found[0]

    def has(self, name: str, value: str) -> bool:
        """Whether an attribute is this."""
        if name == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(name.replace("_", "-")) == value

    @property
    def text(self) -> str:
        """What it says, white space as a browser shows it; style and script say nothing."""
        return " ".join(self._raw().split())

    def pieces(self) -> Iterator[str]:
        """Its text piece by piece: what stands in two elements side by side is not run together."""
        if self.tag not in ("style", "script"):
            for part in self.inside:
                yield from [part] if isinstance(part, str) else part.pieces()

    def _raw(self) -> str:
        if self.tag in ("style", "script"):
            return ""
        return "".join(part if isinstance(part, str) else part._raw() for part in self.inside)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(text: str) -> Element:
    """A page, or a piece of one."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.open[0]


def page(path: Path) -> Element:
    """A built page."""
    return parsed(path.read_text(encoding="utf-8"))
