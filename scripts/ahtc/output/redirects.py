"""Redirects: from a Welsh page's address in English words (``/cy/get-help/``), and from where pages stood before."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from ahtc.core.addresses import Addresses, relative
from ahtc.core.former_addresses import FormerAddress
from ahtc.core.pages import Page
from ahtc.core.project import Project
from ahtc.core.words import Words

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{moved}</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main><h1>{moved}</h1><p><a href="{target}">{go}</a></p></main>
</body>
</html>
"""


def write_redirects(project: Project, addresses: Addresses, former: Iterable[FormerAddress], site: Path) -> None:
    """Write a page that leads on at ``cy/<English address>`` of each Welsh page, and at each former address.

    Where a page stands at such an address, it stays.
    """
    leading = [(f"cy/{addresses.path(page.name, 'en')}", page) for page in project.in_language("cy").values()]
    for entry in former:
        if page := project.in_language(entry.language).get(entry.page):
            leading.append((entry.was, page))
    for address, page in leading:
        path = site / address / "index.html"
        if page.name != "404.md" and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_leading(address, page, addresses, project.facts.words), encoding="utf-8")


def _leading(address: str, page: Page, addresses: Addresses, words: Words) -> str:
    return _PAGE.format(
        language=page.language,
        moved=escape(words.say("moved", page.language)),
        go=escape(words.say("moved-go", page.language)),
        target=escape(relative(addresses.path(page.name, page.language), address)),
        canonical=escape(addresses.full(page.name, page.language)),
    )
