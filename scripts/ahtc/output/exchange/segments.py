"""A section in segments: what is to be translated, and between it, protected, what is not: calls, links, markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What a translator must keep as it is. Of a call with words of its own (`text="..."`) these words are translated.
_KEPT = re.compile(
    r"""\{\{[^{}]*?\btext="|"[^{}"]*\}\}|\{\{[^{}]*\}\}   # calls
    |\{:?[ ]*(?:[#.]|\w+=)[^{}\n]*\}                         # anchors, classes and languages
    |<[^<>]+>                                                # HTML
    |\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)                       # links
    |`[^`\n]*`|\*\*|(?<=\S)\*|\*(?=\S)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)            # code, and words that stand out
    |^[ \t]*(?:(?:\#{1,6}|[-*+]|\d+\.|>|\?\?\?\+?|!!!)[ ]+)+   # what a line begins with
    |[|]|^[ \t|:-]+$                                         # tables
    |https?://[^\s<>()]+""",
    re.VERBOSE | re.MULTILINE,
)
_NOT_TEXT = re.compile(r"[<>{}`|\\\[\]*]|\n[ \t]*\n|\n(?: {4}|\t|[ \t]*(?:[#>:=~]|[-+] |--|\d+\. |!!!|\?\?\?))")


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
    return re.split(r"\n[ \t]*\n(?=\S|[ \t]+\S)", text.strip("\n"))


def unfit(made: Segment, source: Segment, present: Segment) -> str:
    """What in a translated block would be more than its words on the page; nothing where all is well.

    What the page says already is ours. Else no piece may hold markup of its own, nor leave the call whose words it
    is; and what is kept must stand so that it is read as the same again.
    """
    if made == present:
        return ""
    for place, text in enumerate(made.texts):
        found = _NOT_TEXT.search(text) if text not in present.texts else None
        if found:
            return found[0].strip() or "an empty line"
        if place and made.kept[place - 1].endswith('text="') and re.search('["\n]', text):
            return '"'
    if segment_of(made.whole) != made or not _nested(made.kept):
        return "what is kept in another order"
    tags = [[kept for kept in each.kept if kept.startswith("<")] for each in (made, source)]
    return "" if tags[0] == tags[1] else "tags in another order"


def _nested(kept: Sequence[str]) -> bool:
    """Whether each link and each call that has words of its own is closed before another begins."""
    within = ""
    for each in kept:
        opens = "link" if each == "[" else "call" if each.startswith("{{") and not each.endswith("}}") else ""
        closes = "link" if each.startswith("](") else "call" if each.startswith('"') else ""
        if (opens and within == opens) or (closes and within != closes):
            return False
        within = opens or ("" if closes else within)
    return not within


def aligned(english: str, welsh: str) -> list[tuple[str, str]]:
    """The blocks of an English section, each with the Welsh block that renders it; one pair where they do not match."""
    ours, theirs = blocks_of(english), blocks_of(welsh)
    return (
        list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else [(english.strip("\n"), welsh.strip("\n"))]
    )


def rendered(source: Segment, order: Sequence[int], texts: Sequence[str], theirs: Segment) -> Segment:
    """A translated block: its texts, and between them what is kept, in the translator's order.

    What is kept is written as the Welsh has it already, where that differs in its spaces alone; else as in English.
    """
    written = {_bare(kept): kept for kept in theirs.kept}
    kept = tuple(written.get(_bare(source.kept[number]), source.kept[number]) for number in order)
    return Segment(tuple(texts), kept)


def _bare(kept: str) -> str:
    """What is kept, without what its spaces say."""
    return re.sub(r"\s+", " ", kept).strip()
