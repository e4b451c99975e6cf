"""Starting a record or a page from an example with a comment at each field."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from ahtc.core.files import write_if_changed
from ahtc.core.page_names import EXPECTED, path_fault
from ahtc.core.pages import fingerprint, read_page
from ahtc.core.problems import Finding, ProblemsError, shown

_ORGANISATION = Path(__file__).parents[1] / "kinds" / "organisations" / "new.yml"
_PAGE = """---
title: {title}
description: {description}
kind: topic
reviewed: {today}
review_every: 6
audience: [public]
{own}---

{body}
"""


def new_organisation(root: Path, id: str, today: datetime.date) -> Path:
    """Write the example of an organisation's record under this id; raises :class:`ProblemsError` if bad or taken."""
    path = root / "docs" / "data" / "organisations" / f"{id}.yml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise ProblemsError(
            [_refused("docs/data/organisations", f'The id "{id}"', "small letters, digits and hyphens")]
        )
    _require_free(path, root)
    text = _ORGANISATION.read_text(encoding="utf-8").replace("ID", id).replace("TODAY", today.isoformat())
    write_if_changed(path, text)
    return path


def new_page(root: Path, name: str, today: datetime.date) -> list[Path]:
    """Write a page and its Welsh twin; raises :class:`ProblemsError` when the name is bad or taken."""
    fault = path_fault(name)
    if fault:
        instead = fault.instead.removeprefix("cy-pages/")  # a page is named once; its twin follows
        remedy = f"Call it {instead}, without docs/ or cy/ before it."
        where = shown(root / "docs" / name, root)
        raise ProblemsError([Finding(where, 1, "new", f"This name {fault.seen}", EXPECTED, remedy)])
    english, welsh = root / "docs" / name, root / "docs" / "cy" / name
    _require_free(english, root)
    _require_free(welsh, root)
    stem = Path(name).stem
    title = stem.replace("-", " ").capitalize()
    write_if_changed(
        english,
        _PAGE.format(
            title=title,
            description=f"One sentence that says what {stem} holds.",
            today=today,
            own="sources: []\n",
            body="Write here.",
        ),
    )
    matter = f'slug: {stem}\nenglish: "{fingerprint(read_page(english, root))}"\ntranslator_checked: false\n'
    description = f"Un frawddeg sy'n dweud beth sydd yn {stem}."
    write_if_changed(
        welsh,
        _PAGE.format(
            title=f"{title} (Cymraeg)", description=description, today=today, own=matter, body="Ysgrifennwch yma."
        ),
    )
    return [english, welsh]


def _require_free(path: Path, root: Path) -> None:
    if path.exists():
        raise ProblemsError([_refused(shown(path, root), "This file exists already", "a new name")])


def _refused(path: str, seen: str, expected: str) -> Finding:
    return Finding(path, 1, "new", seen, expected, "Choose another name.")
