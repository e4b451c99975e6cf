"""Recording which version of the English a Welsh page renders."""

from __future__ import annotations

import re
from pathlib import Path

from ahtc.core.files import read_text, write_if_changed
from ahtc.core.pages import fingerprint, read_page
from ahtc.core.problems import Finding, ProblemsError, shown


def stamp(root: Path, path: Path) -> bool:
    """Write the fingerprint of the English page into its Welsh twin's front matter; whether it changed.

    Raises :class:`ProblemsError` when ``path`` is not a Welsh page or has no English twin.
    """
    if not path.is_relative_to(root / "docs"):
        seen, remedy = "This file is not under docs", "Name a Welsh page, such as docs/cy/about.md."
        raise ProblemsError([Finding(shown(path, root), 1, "twin", seen, "a Welsh page", remedy)])
    page = read_page(path, root)
    if page.language != "cy":
        remedy = f"Name the Welsh one: docs/{page.twin}"
        raise ProblemsError([Finding(page.path, 1, "twin", "This is an English page", "a Welsh page", remedy)])
    english = root / "docs" / page.twin
    if not english.is_file():
        seen = f"Its English page, {shown(english, root)}, does not exist"
        raise ProblemsError([Finding(page.path, 1, "twin", seen, "a page in each language", "Write it first.")])
    line = f'english: "{fingerprint(read_page(english, root))}"'
    text = read_text(path, root)
    head, mark, rest = text.partition("\n---\n")
    found = re.search(r"^english:.*$", head, re.MULTILINE)
    head = head[: found.start()] + line + head[found.end() :] if found else f"{head}\n{line}"
    return write_if_changed(path, head + mark + rest)
