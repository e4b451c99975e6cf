"""The picture that a link to a page shows where somebody shares it: the page's title on the hills, drawn at build."""

from __future__ import annotations

from pathlib import Path

from ahtc.core.addresses import Addresses
from ahtc.core.press.press import press
from ahtc.core.project import Project

TEMPLATE = "output/preview.typ"
NAME = "preview.png"


def write_previews(project: Project, addresses: Addresses, site: Path) -> None:
    """Write a picture beside every page but the error pages. A help page's gives away no more than its tab does."""
    typesetter, say = project.facts.derived(press), project.facts.words.say
    for page in project.pages:
        if page.name == "404.md":
            continue
        data = {
            "title": page.matter.neutral_title or page.matter.title,
            "lang": page.matter.title_lang or page.language,
            "first": say("site-name", page.language),
            "second": say("site-name", "en" if page.language == "cy" else "cy"),
        }
        path = site / addresses.path(page.name, page.language) / NAME
        path.write_bytes(typesetter.picture(TEMPLATE, data))
