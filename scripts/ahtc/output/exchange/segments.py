"""A section in segments: what is to be translated, and between it, protected, what is not: calls, links, markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What a translator must keep as it is. Of a call with words of its own (`text="..."`) these words are translated.
_KEPT = re.compile(
    r"""\{\{[^{}]*?\btext="|"[^{}"]*\}\}|\{\{[^{}]*\}\}   # calls
    |\{:?[ ]*[#.][^{}\n]*\}                                  # anchors and classes
    |<[^<>]+>                                                # HTML
    |\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)                       # links
    |`[^`\n]*`|\*\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)            # code, and words that stand out
    |^[ \t]*(?:\#{1,6}|[-*+]|\d+\.|>|\?\?\?\+?|!!!)[ ]+      # what a line begins with
    |[|]|^[ \t|:-]+$                                         # tables
    |https?://[^\s<>()]+""",
    re.VERBOSE | re.MULTILINE,
)
_NOT_TEXT = re.compile(r"[<>{}`|\\]|\]\(|\*\*|^[ \t]*(?:#|>|[-*+] |\d+\. |!!!|\?\?\?)|^---", re.MULTILINE)


@dataclass(frozen=True)
class Segment:
    """A block of a section: pieces of text and, between them, what is ``kept``, in order: one text more than kept."""

    texts: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The block as it is written."""
        parts = [self.texts[0]]
        for kept, text in zip(self.kept, self.texts[1:], strict=True):
            parts += [kept, text]
        return "".join(parts)

    @property
    def says_nothing(self) -> bool:
        """Whether there is no word to translate."""
        return not any(re.search(r"[^\W\d_]", text) for text in self.texts)


def segment_of(block: str) -> Segment:
    """A block of Markdown as a segment."""
    kept = [found[0] for found in _KEPT.finditer(block)]
    texts, at = [], 0
    for found in _KEPT.finditer(block):
        texts.append(block[at : found.start()])
        at = found.end()
    return Segment((*texts, block[at:]), tuple(kept))


def blocks_of(text: str) -> list[str]:
    """The blocks of a section, which empty lines part; joined by :func:`joined` they are the text again."""
    return re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))


def unfit(texts: Iterable[str], *known: Segment) -> str:
    """What in translated pieces of text would not be text on the page; nothing where all is well.

    A sign that the ``known`` blocks have in their own words may stand as often again: *1.* begins a heading's words.
    """
    new = Counter(found[0].strip() for text in texts for found in _NOT_TEXT.finditer(text))
    for each in known:
        new -= Counter(found[0].strip() for text in each.texts for found in _NOT_TEXT.finditer(text))
    return next(iter(new), "")


def aligned(english: str, welsh: str) -> list[tuple[str, str]]:
    """The blocks of an English section, each with the Welsh block that renders it; one pair where they do not match."""
    ours, theirs = blocks_of(english), blocks_of(welsh)
    return (
        list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else [(english.strip("\n"), welsh.strip("\n"))]
    )


def rendered(source: Segment, order: Sequence[int], texts: Sequence[str], theirs: Segment) -> str:
    """A translated block: its texts, and between them what is kept, in the translator's order.

    What is kept is written as the Welsh has it already, where that differs in its words alone; else as in English.
    """
    welsh = (
        list(theirs.kept) if sorted(map(_bare, theirs.kept)) == sorted(map(_bare, source.kept)) else list(source.kept)
    )
    parts = [texts[0]]
    for number, text in zip(order, texts[1:], strict=True):
        mine = next((each for each in welsh if _bare(each) == _bare(source.kept[number])), source.kept[number])
        parts += [mine, text]
    return "".join(parts)


def _bare(kept: str) -> str:
    """What is kept, without what differs between languages: the file that a link leads to stands in both."""
    return re.sub(r"\s+", " ", kept).strip()
