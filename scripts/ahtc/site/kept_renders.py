"""Pages' Markdown as the HTML that was made of it, kept from one build to the next by all that it was made from."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass

from ahtc.core.kept import Kept


@dataclass(frozen=True)
class Rendered:
    """A page's text as HTML, its headings as (anchor, words), and every anchor in it."""

    html: str
    headings: list[tuple[str, str]]
    anchors: list[str]


class KeptRenders:
    """The pages of one build; ``around`` is what decides, beside a page's own text and name, what becomes of it.

    What a build makes is kept once :meth:`keep` says that nothing was wrong with it: a page with a link that leads
    nowhere is rendered, and told of, again.
    """

    def __init__(self, kept: Kept, around: str) -> None:
        self._kept, self._around = kept, around
        self._keys: dict[str, str] = {}
        self._pages: dict[str, Rendered] = {}
        self._made: set[str] = set()

    def find(self, name: str, text: str) -> bool:
        """Whether the page of this name was made before of this text; :meth:`page` has it then."""
        written = f"{self._around}\0{name}\0{text}".encode(errors="surrogatepass")
        self._keys[name] = hashlib.sha256(written).hexdigest()
        if found := self._kept.found(self._keys[name]):
            with suppress(ValueError, TypeError, KeyError):  # a damaged file
                data = json.loads(found[1])
                headings = [(str(anchor), str(words)) for anchor, words in data["headings"]]
                self._pages[name] = Rendered(data["html"], headings, data["anchors"])
        return name in self._pages

    def page(self, name: str) -> Rendered | None:
        """A page as it was found, or as it was made."""
        return self._pages.get(name)

    def make(self, name: str, rendered: Rendered) -> None:
        """Note a page that this build has made."""
        self._pages[name] = rendered
        self._made.add(name)

    def keep(self) -> None:
        """Keep what this build has made."""
        for name in sorted(self._made):
            self._kept.keep(self._keys[name], ".json", json.dumps(asdict(self._pages[name])).encode())
