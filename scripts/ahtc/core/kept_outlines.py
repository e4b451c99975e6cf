"""What pages' Markdown holds, kept from one command to the next by the text that it was read from."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from ahtc.core import markdown
from ahtc.core.kept import Kept, kept_for_this_user
from ahtc.core.markdown import Anchor, Heading, Link, Outline, outline


@lru_cache(maxsize=4096)
def kept_outline(text: str, first_line: int) -> Outline:
    """What :func:`ahtc.core.markdown.outline` finds in a text; read anew only where this user's cache has it not."""
    return outline_from(_kept(), text, first_line)


def outline_from(kept: Kept, text: str, first_line: int) -> Outline:
    """A text's outline as it is kept; where it is not, or not as it was written, it is read, and kept."""
    key = hashlib.sha256(f"{_reader()}\0{first_line}\0{text}".encode(errors="surrogatepass")).hexdigest()
    if found := kept.found(key):
        with suppress(ValueError, TypeError, KeyError):  # a damaged file
            return _outline(found[1])
    made = outline(text, first_line)
    kept.keep(key, ".json", json.dumps(asdict(made)).encode())
    return made


@cache
def _kept() -> Kept:
    return Kept(kept_for_this_user() / "outlines")


@cache
def _reader() -> str:
    """What reads the texts, as it is now: another reader may find something else in them."""
    return f"{version('markdown-it-py')}\0{Path(markdown.__file__).read_text(encoding='utf-8')}"


def _outline(content: bytes) -> Outline:
    data = json.loads(content)
    return Outline(
        [Heading(**heading) for heading in data["headings"]],
        [Anchor(**anchor) for anchor in data["anchors"]],
        [Link(**link) for link in data["links"]],
        data["prose"],
    )
