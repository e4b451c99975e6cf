"""Recording which version of each section of the English a Welsh page renders."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from ahtc.core.files import read_text, write_if_changed
from ahtc.core.pages import page_of, read_page
from ahtc.core.problems import Finding, ProblemsError, shown
from ahtc.core.sections import words_of
from ahtc.site.translation import as_lines, forget, renders


def stamp(root: Path, path: Path) -> bool:
    """Write the fingerprints of the English page's sections into its Welsh twin's front matter; whether they changed.

    What was noted of the page in ``docs/data/translation.yml`` goes, as nothing of it is old any more. Raises
    :class:`ProblemsError` when ``path`` is not a Welsh page or has no English twin.
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
    text = with_renders(read_text(path, root), renders(read_page(english, root)))
    forget(root, page.path)
    return write_if_changed(path, text)


def with_renders(text: str, versions: dict[str, str]) -> str:
    """A Welsh page's file that says that it renders these versions of the English sections, and nothing else."""
    head, mark, rest = text.partition("\n---\n")
    lines = as_lines(versions)
    found = re.search(r"^english:.*(?:\n[ \t]+.*)*$", head, re.MULTILINE)
    head = head[: found.start()] + lines + head[found.end() :] if found else f"{head}\n{lines}"
    return head + mark + rest


def record_check(root: Path, path: Path, role: str, on: datetime.date) -> None:
    """Write into a Welsh page's front matter who has checked it, in what role, and on which day.

    Raises :class:`ProblemsError` when it is no Welsh page, or what it would say cannot stand.
    """
    page = read_page(path, root)
    if page.language != "cy":
        remedy = f"Name the Welsh one: docs/{page.twin}"
        raise ProblemsError([Finding(page.path, 1, "twin", "This is an English page", "a Welsh page", remedy)])
    lines = f'translator_checked: true\ntranslator: {{role: {json.dumps(role)}, on: {on}, of: "{words_of(page)}"}}'
    head, mark, rest = read_text(path, root).partition("\n---\n")
    head = re.sub(r"\ntranslator(?:_checked)?:.*(?:\n[ \t]+.*)*", "", head)
    text = f"{head}\n{lines}{mark}{rest}"
    page_of(text, page.path, f"cy/{page.name}")
    write_if_changed(path, text)
