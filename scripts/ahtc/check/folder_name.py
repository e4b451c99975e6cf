"""No folder of pages is taken for a language: two letters name one to the translation plugin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahtc.check.site import Site
from ahtc.core.problems import Finding, shown


def findings(site: Site) -> Iterator[Finding]:
    """Each folder directly under ``docs``, other than ``cy``, whose name has two letters."""
    for folder in sorted((site.root / "docs").iterdir()):
        if folder.is_dir() and folder.name != "cy" and re.fullmatch(r"[A-Za-z]{2}", folder.name):
            path = shown(folder, site.root)
            seen = f'The folder "{folder.name}" would be taken for a language'
            yield Finding(path, 1, "folder-name", seen, "a name of three letters or more", "Rename the folder.")
