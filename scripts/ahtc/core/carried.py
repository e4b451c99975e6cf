"""The style and the script that a page carries inside it, closed up, and the policy under which only they count."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from ahtc.core.files import read_text


class Carried:
    """Files of ``docs/assets``, each read and closed up once, with the sign of the pages that need it.

    A sign is a piece of markup of ours that nothing in a page may look like; every page needs what has none.
    """

    def __init__(self, root: Path, signs: Mapping[str, str]) -> None:
        self._texts = [(sign, closed_up(root, name)) for name, sign in signs.items()]

    def by(self, body: str) -> str:
        """What a page with this body carries."""
        return "\n".join(text for sign, text in self._texts if sign in body)


def content_policy(style: str, script: str, pieces: bool = False) -> str:
    """A content security policy under which only this style and this script run, and nothing is sent or loaded.

    With ``pieces`` the script may load scripts of this site: the pieces of the search's index.
    """
    ours = " 'self'" if pieces else ""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'{ours}; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def closed_up(root: Path, name: str) -> str:
    """The text of a file without white space and comments."""
    close_up = rcssmin.cssmin if name.endswith(".css") else rjsmin.jsmin
    text: str = close_up(read_text(root / "docs" / "assets" / name, root))
    return text


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
